/** A way to synthesise that is measured. */
export interface Candidate {
  /** `ours` */
  readonly id: string;
  /** What the table calls it. */
  readonly title: string;
  /**
   * The command for an output directory that does not exist yet.
   * @default - it cannot be measured here; `missing` says why
   */
  readonly command?: (outdir: string) => Command;
  /** What has to be there first. */
  readonly missing?: string;
}

/** One command of a cold process. */
export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  /** Added to the environment of the benchmark; undefined takes a variable out. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
}
