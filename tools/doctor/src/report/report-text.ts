import { fold, tableRows } from '@nss/command-line';
import { type Line, type Verdict } from '../line';

const VERDICTS: readonly Verdict[] = ['pass', 'warn', 'fail', 'unknown'];

/** How many lines have each verdict. */
export function counts(lines: readonly Line[]): Record<Verdict, number> {
  return Object.fromEntries(
    VERDICTS.map((verdict) => [verdict, lines.filter((line) => line.verdict === verdict).length]),
  ) as Record<Verdict, number>;
}

/**
 * The lines as a person reads them: by place, and below what is not well the command that fixes it.
 * @param columns of the terminal. @default - a line is as long as it is
 */
export function reportText(lines: readonly Line[], columns?: number): string {
  const places = [...new Set(lines.map(({ where }) => where))];
  const inOrder = places.flatMap((place) => lines.filter(({ where }) => where === place));
  const rows = tableRows(
    inOrder.map((line, i) => [
      line.verdict,
      line.check,
      isAgain(line, inOrder[i - 1]) ? 'for the same reason' : line.found,
    ]),
    { columns, indent: 2 },
  );
  const blocks = places.map((place) =>
    [
      place,
      ...inOrder.flatMap((line, i) => (line.where === place ? [rows[i] ?? '', ...wayOut(line, columns)] : [])),
    ].join('\n'),
  );
  return [...blocks, VERDICTS.map((verdict) => `${counts(lines)[verdict]} ${verdict}`).join(', ')].join('\n\n');
}

/** Whether the line above gives the same reason. */
function isAgain({ where, verdict, found }: Line, before: Line | undefined): boolean {
  return verdict === 'unknown' && before?.verdict === 'unknown' && before.where === where && before.found === found;
}

function wayOut({ verdict, wanted, command }: Line, columns?: number): string[] {
  if (verdict === 'pass') return [];
  // A command goes on in the terminal's own next line, so that it is copied whole.
  return [
    fold(`           wanted: ${wanted}`, columns, 8),
    `           ${verdict === 'unknown' ? 'ask' : 'fix'}: ${command ?? ''}`,
  ];
}
