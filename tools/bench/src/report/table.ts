import { fold, table } from '@nss/command-line';
import { type Summary } from '../measure/statistics';
import { type Aim, type Row } from './result';

const NOT_KNOWN = 'n/a';

/**
 * The measurements and the aims, for people.
 * @param columns of the terminal. @default - a row is a line
 */
export function resultText(rows: readonly Row[], aims: readonly Aim[], columns?: number): string {
  const cells = rows.map(({ title, milliseconds, peakMiB, missing }) => [
    missing ? `${title}: ${missing}` : title,
    ...three(milliseconds, (ms) => (ms / 1000).toFixed(2)),
    peakMiB ? peakMiB.median.toFixed(0) : NOT_KNOWN,
  ]);
  const measured = [['', 'min s', 'median s', 'max s', 'peak MiB'], ...cells];
  return [
    table(measured, { columns, figures: [1, 2, 3, 4] }),
    '',
    ...aims.map(({ title, ratio, verdict }) =>
      fold(`${verdict.padEnd(12)} ${title}: ${ratio === undefined ? NOT_KNOWN : ratio.toFixed(2)}`, columns, 13),
    ),
  ].join('\n');
}

function three(summary: Summary | undefined, write: (value: number) => string): string[] {
  return summary ? [summary.min, summary.median, summary.max].map(write) : [NOT_KNOWN, NOT_KNOWN, NOT_KNOWN];
}
