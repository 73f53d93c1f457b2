import { type Edit, problemsAfter } from './edited-files';
import { referenceText } from './reference-text';

/** Name, edits whose marks show where the problem is expected, key (comma-separated if several), a part of the message. */
export type BadFile = readonly [
  name: string,
  edits: { dev?: readonly Edit[]; prod?: readonly Edit[] },
  key: string,
  message: string,
];

/** One test a row: the edited files have exactly the problems that are marked, each with its key, message and remedy. */
export function expectProblems(rows: readonly BadFile[]): void {
  test.each(rows)('refuses %s', (_, edits, key, message) => {
    const { found, expected, problems } = problemsAfter(edits);
    expect(problems.map((problem) => problem.key)).toEqual(key.split(', '));
    expect(found).toEqual(expected);
    for (const problem of problems) {
      expect(problem.message).toContain(message);
      expect(problem.remedy).not.toBe('');
      expect(problem.allowed).not.toBe('');
    }
  });
}

/** One test a row: the edited files are taken, with exactly the warnings that are marked. */
export function expectWarnings(rows: readonly BadFile[]): void {
  test.each(rows)('takes, with a warning, %s', (_, edits, key, message) => {
    const { found, expected, problems, warnings } = problemsAfter(edits);
    expect(problems).toEqual([]);
    expect(warnings.map((warning) => [warning.key, warning.severity])).toEqual(
      key.split(', ').map((each) => [each, 'warning']),
    );
    expect(found).toEqual(expected);
    for (const warning of warnings) expect(warning.message).toContain(message);
  });
}

/** One test a row: the edited files have no problem at all. */
export function expectNoProblems(
  rows: readonly (readonly [name: string, edits: { dev?: readonly Edit[]; prod?: readonly Edit[] }])[],
): void {
  test.each(rows)('accepts %s', (_, edits) => {
    const { problems, warnings } = problemsAfter(edits);
    expect([...problems, ...warnings]).toEqual([]);
  });
}

/** How dev reaches its SIEM, as its file says it: what stands below `privateConnection`. */
export const DEV_CONNECTION = /^privateConnection:\n((?: .*\n)+)/m.exec(referenceText('dev'))?.[1] ?? '';
