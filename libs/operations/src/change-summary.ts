import { type ChangeImpact, impactLines } from '@nss/change-impact';
import { fold, table } from '@nss/command-line';
import { type Promotion } from '@nss/deployment';
import { changeTable } from './change-table';
import { visible } from './visible-text';

/**
 * What a promotion means, for a terminal: ten lines at most, then each of them in full, then the resources.
 * @param columns of the terminal. @default - a line is as long as it is
 */
export function changeSummary(promotion: Promotion, impact: ChangeImpact, columns?: number): string {
  const lines = impactLines(impact);
  if (promotion.stacks.every(({ changes }) => changes.length === 0)) return changeTable(promotion, columns);
  const full = lines
    .filter(({ effects }) => effects.length > 0)
    .map(({ label, effects }) =>
      [`  ${label}`, ...effects.map(({ text }) => fold(`    - ${visible(text)}`, columns, 6))].join('\n'),
    );
  return [
    table(
      lines.map(({ label, text }) => [label, visible(text)]),
      { columns, indent: 2 },
    ),
    ...(full.length > 0 ? ['', 'in full:', ...full] : []),
    '',
    changeTable(promotion, columns),
  ].join('\n');
}
