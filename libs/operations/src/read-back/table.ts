import { fold, table } from '@nss/command-line';
import { type Fact, agrees } from './fact';

/**
 * A table of areas (planned, found, differs), and below it every fact that differs.
 * @param columns of the terminal. @default - a line is as long as it is
 */
export function readBackTable(facts: readonly Fact[], columns?: number): string {
  const rows = [...new Set(facts.map((fact) => fact.area))].map((area) => {
    const inArea = facts.filter((fact) => fact.area === area);
    const found = inArea.filter(agrees).length;
    return [area, String(inArea.length), String(found), String(inArea.length - found)];
  });
  const total = facts.filter((fact) => !agrees(fact));
  const all = [
    ['', 'planned', 'found', 'differs'],
    ...rows,
    ['all', String(facts.length), String(facts.length - total.length), String(total.length)],
  ];
  return [
    table(all, { columns, figures: [1, 2, 3] }),
    ...total.map(({ area, what, planned, found }) =>
      fold(`differs: ${area}: ${what}: planned ${planned}, found ${found}`, columns, 2),
    ),
  ].join('\n');
}
