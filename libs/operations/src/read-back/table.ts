import { type Fact, agrees } from './fact';

/** A table of areas (planned, found, differs), and below it every fact that differs. */
export function readBackTable(facts: readonly Fact[]): string {
  const rows = [...new Set(facts.map((fact) => fact.area))].map((area) => {
    const inArea = facts.filter((fact) => fact.area === area);
    const found = inArea.filter(agrees).length;
    return [area, String(inArea.length), String(found), String(inArea.length - found)];
  });
  const total = facts.filter((fact) => !agrees(fact));
  const lines = columns([
    ['', 'planned', 'found', 'differs'],
    ...rows,
    ['all', String(facts.length), String(facts.length - total.length), String(total.length)],
  ]);
  return [
    ...lines,
    ...total.map(({ area, what, planned, found }) => `differs: ${area}: ${what}: planned ${planned}, found ${found}`),
  ].join('\n');
}

/** Pads the cells of each column: the first to the left, numbers to the right. */
function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  '),
  );
}
