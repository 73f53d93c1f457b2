/** What was answered so far, by the names of questions. What was not asked, or left empty, is not there. */
export type Answers = Readonly<Record<string, string>>;

/** One thing that an environment file needs and nobody can know for its owner. */
export interface Question {
  /** Also the option: `--siem-prefixes`. */
  readonly name: string;
  /** As it is asked. */
  readonly text: string;
  /** Who knows it. */
  readonly who: string;
  /** The keys of the file that it decides, as problems name them: `siem[0].prefixes`. */
  readonly keys: readonly string[];
  /** Of an answer that fits. */
  readonly example: string;
  /** What an empty answer means. @default - there has to be one */
  readonly standard?: (answers: Answers) => string;
  /** What it may be. @default - whatever the file's language allows */
  readonly choices?: readonly string[];
  /** Whether it is asked. @default - always */
  readonly when?: (answers: Answers) => boolean;
}

/** Words between commas, or spaces, of an answer that is a list. */
export function listed(answer: string | undefined): string[] {
  return (answer ?? '').split(/[\s,]+/).filter((word) => word !== '');
}

/** The number that was written; whatever else was written is refused by the file's own checks, which say what is right. */
export function numeral(answer: string | undefined): number | string | undefined {
  return answer !== undefined && /^\d+$/.test(answer) ? Number(answer) : answer;
}
