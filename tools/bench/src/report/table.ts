import { type Summary } from '../measure/statistics';
import { type Aim, type Row } from './result';

const NOT_KNOWN = 'n/a';

/** The measurements and the aims, for a terminal. */
export function table(rows: readonly Row[], aims: readonly Aim[]): string {
  const cells = rows.map(({ title, milliseconds, peakMiB, missing }) => [
    missing ? `${title}: ${missing}` : title,
    ...three(milliseconds, (ms) => (ms / 1000).toFixed(2)),
    peakMiB ? peakMiB.median.toFixed(0) : NOT_KNOWN,
  ]);
  return [
    ...aligned([['', 'min s', 'median s', 'max s', 'peak MiB'], ...cells]),
    '',
    ...aims.map(
      ({ title, ratio, verdict }) =>
        `${verdict.padEnd(12)} ${title}: ${ratio === undefined ? NOT_KNOWN : ratio.toFixed(2)}`,
    ),
  ].join('\n');
}

function three(summary: Summary | undefined, write: (value: number) => string): string[] {
  return summary ? [summary.min, summary.median, summary.max].map(write) : [NOT_KNOWN, NOT_KNOWN, NOT_KNOWN];
}

/** Columns as wide as their widest cell, the first to the left and figures to the right. */
function aligned(lines: readonly (readonly string[])[]): string[] {
  const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines.map((line) =>
    line
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  '),
  );
}
