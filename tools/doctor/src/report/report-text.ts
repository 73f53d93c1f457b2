import { type Line, type Verdict } from '../line';

const VERDICTS: readonly Verdict[] = ['pass', 'warn', 'fail', 'unknown'];

/** How many lines have each verdict. */
export function counts(lines: readonly Line[]): Record<Verdict, number> {
  return Object.fromEntries(
    VERDICTS.map((verdict) => [verdict, lines.filter((line) => line.verdict === verdict).length]),
  ) as Record<Verdict, number>;
}

/** The lines as a person reads them: by place, and below what is not well the command that fixes it. */
export function reportText(lines: readonly Line[]): string {
  const places = [...new Set(lines.map(({ where }) => where))];
  const width = Math.max(...lines.map(({ check }) => check.length));
  const blocks = places.map((place) =>
    [
      place,
      ...lines
        .filter(({ where }) => where === place)
        .flatMap((line, index, all) => linesOf(line, width, all[index - 1])),
    ].join('\n'),
  );
  return [...blocks, VERDICTS.map((verdict) => `${counts(lines)[verdict]} ${verdict}`).join(', ')].join('\n\n');
}

function linesOf({ verdict, check, found, wanted, command }: Line, width: number, before?: Line): string[] {
  const isAgain = verdict === 'unknown' && before?.verdict === 'unknown' && before.found === found;
  const first = `  ${verdict.padEnd(7)}  ${check.padEnd(width)}  ${isAgain ? 'for the same reason' : found}`;
  return verdict === 'pass'
    ? [first]
    : [first, `           wanted: ${wanted}`, `           ${verdict === 'unknown' ? 'ask' : 'fix'}: ${command ?? ''}`];
}
