import { fold, table } from '@nss/command-line';
import { SEVERITIES } from '@nss/ssm-automation';
import { type CorpusResult } from './corpus-result';

/**
 * A run for people: documents with errors and why, mutants by kind, executions by status, and the counts.
 * @param columns of the terminal. @default - a line is as long as it is
 */
export function reportText({ corpus, counts, kinds, validated, executed }: CorpusResult, columns?: number): string {
  const all = validated.flatMap(({ findings }) => findings);
  const graded = SEVERITIES.map((each) => `${all.filter(({ severity }) => severity === each).length} ${each}s`);
  const withErrors = validated.flatMap(({ path, findings }) => {
    const errors = findings.filter(({ severity }) => severity === 'error');
    return errors.length > 0 ? [{ path, errors }] : [];
  });
  return [
    `corpus ${corpus.slice(0, 12)}: ${counts.documents} documents`,
    '',
    `validator: ${graded.join(', ')}; ${counts.withoutErrors} documents without errors, ${withErrors.length} with:`,
    ...withErrors.flatMap(({ path, errors: [first, ...rest] }) =>
      first
        ? [
            `  ${path}`,
            fold(
              `    ${first.position.line}:${first.position.column}  ${first.code}  ${first.message}${rest.length > 0 ? `  (and ${rest.length} more)` : ''}`,
              columns,
              4,
            ),
          ]
        : [],
    ),
    '',
    `mutants: ${counts.mutantsFound} of ${counts.mutants} found`,
    ...rows(
      [...kinds].map(([kind, { applied, found }]) => [kind, `${found}/${applied}`, found < applied ? '<' : '']),
      { columns, indent: 2 },
    ),
    '',
    `import: ${counts.imported} documents are equal to what their TypeScript file builds`,
    ...validated.flatMap(({ path, imports }) => (imports === 'different' ? [`  DIFFERENT  ${path}`] : [])),
    '',
    `executor: ${counts.executed} documents run with made-up parameters`,
    ...counted(executed.statuses, { columns, indent: 2 }),
    `  not run: ${[...executed.notRun.values()].reduce((sum, number) => sum + number, 0)}`,
    ...counted(executed.notRun, { columns, indent: 4 }),
    `end states: ${counts.endStatesRight} of ${counts.endStates} as declared`,
    ...executed.endStates.map(({ name, problems }) =>
      fold(
        `  ${problems.length === 0 ? 'ok   ' : 'WRONG'}  ${name}${problems.length > 0 ? `: ${problems.join('; ')}` : ''}`,
        columns,
        7,
      ),
    ),
  ].join('\n');
}

/** A table, or no line at all. */
function rows(cells: readonly (readonly string[])[], options: Parameters<typeof table>[1]): string[] {
  return cells.length > 0 ? [table(cells, options)] : [];
}

/** How often each was met, the most frequent first. */
function counted(counts: ReadonlyMap<string, number>, options: Parameters<typeof table>[1]): string[] {
  const cells = [...counts].sort(([, a], [, b]) => b - a).map(([what, number]) => [String(number).padStart(4), what]);
  return rows(cells, { ...options, figures: [0] });
}
