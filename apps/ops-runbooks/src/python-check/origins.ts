/** Where a line of a step's script is written. */
export interface Origin {
  readonly file: string;
  readonly line: number;
}

/**
 * Where each line of a script comes from: a script is files one after another, with empty lines between.
 *
 * @param step for errors
 * @param sources texts by path
 * @returns an origin for each line; none for an empty one between two files
 * @throws Error for a line that is in no file, which nobody could check or lint
 */
export function originsOf(
  step: string,
  script: string,
  sources: ReadonlyMap<string, string>,
): readonly (Origin | undefined)[] {
  const origins: (Origin | undefined)[] = [];
  let rest = script;
  while (rest) {
    if (rest.startsWith('\n')) {
      origins.push(undefined);
      rest = rest.slice(1);
      continue;
    }
    // The longest, where one file begins as another does.
    const [file, text] = [...sources]
      .filter(([, each]) => each && rest.startsWith(each))
      .reduce<[string, string]>((best, each) => (each[1].length > best[1].length ? each : best), ['', '']);
    if (!text)
      throw new Error(`${step}: \`${rest.split('\n', 1)[0]}\` is in no .py file: write it into one, and import that`);
    const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
    origins.push(...Array.from({ length: lines }, (_, index) => ({ file, line: index + 1 })));
    rest = rest.slice(text.length);
  }
  return origins;
}
