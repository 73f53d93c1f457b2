import { table } from '@nss/command-line';
import { type Verdict } from './mutants';

/** Which check caught which kind of mutant: a line for each way of breaking, the checks with how many each noticed. */
export function verdictTable(verdicts: readonly Verdict[]): string {
  const operators = [...new Set(verdicts.map(({ operator }) => operator))];
  const rows = operators.map((operator) => {
    const of = verdicts.filter((verdict) => verdict.operator === operator);
    const checks = new Map<string, number>();
    for (const check of of.flatMap(({ caughtBy }) => caughtBy)) checks.set(check, (checks.get(check) ?? 0) + 1);
    const listed = [...checks]
      .sort(([, a], [, b]) => b - a)
      .map(([check, count]) => (count === of.length ? check : `${check} (${count})`))
      .join(', ');
    return [
      operator,
      `${of.filter(({ caughtBy }) => caughtBy.length > 0).length} of ${of.length}`,
      listed || 'nothing',
    ];
  });
  return table([['mutant', 'caught', 'by'], ...rows], { figures: [1] });
}
