import { type CorpusResult } from './corpus-result';

/** A run for people: documents with findings and why, mutants by kind, executions by status, and the counts. */
export function reportText({ corpus, counts, kinds, validated, executed }: CorpusResult): string {
  const withFindings = validated.filter(({ findings }) => findings.length > 0);
  const width = Math.max(0, ...[...kinds.keys()].map((kind) => kind.length));
  return [
    `corpus ${corpus.slice(0, 12)}: ${counts.documents} documents`,
    '',
    `validator: ${counts.withoutFindings} without findings, ${withFindings.length} with:`,
    ...withFindings.flatMap(({ path, findings: [first, ...rest] }) =>
      first
        ? [
            `  ${path}`,
            `    ${first.position.line}:${first.position.column}  ${first.code}  ${first.message}${rest.length > 0 ? `  (and ${rest.length} more)` : ''}`,
          ]
        : [],
    ),
    '',
    `mutants: ${counts.mutantsFound} of ${counts.mutants} found`,
    ...[...kinds].map(
      ([kind, { applied, found }]) => `  ${kind.padEnd(width)}  ${found}/${applied}${found < applied ? '  <' : ''}`,
    ),
    '',
    `executor: ${counts.executed} documents run with made-up parameters`,
    ...lines(executed.statuses),
    `  not run: ${[...executed.notRun.values()].reduce((sum, number) => sum + number, 0)}`,
    ...lines(executed.notRun, '    '),
    `end states: ${counts.endStatesRight} of ${counts.endStates} as declared`,
    ...executed.endStates.map(
      ({ name, problems }) =>
        `  ${problems.length === 0 ? 'ok   ' : 'WRONG'}  ${name}${problems.length > 0 ? `: ${problems.join('; ')}` : ''}`,
    ),
  ].join('\n');
}

function lines(counted: ReadonlyMap<string, number>, indent = '  '): string[] {
  return [...counted]
    .sort(([, a], [, b]) => b - a)
    .map(([what, number]) => `${indent}${String(number).padStart(4)}  ${what}`);
}
