import { FINDING_CODES } from '../validator';

/** Every code with its severity, meaning and source, as a table of Markdown. */
export function findingTable(): string {
  const rows = Object.entries(FINDING_CODES).map(([code, { severity, lesser, meaning, source }]) =>
    row([`\`${code}\``, lesser === undefined ? severity : `${severity}; ${lesser}`, meaning, `[source](${source})`]),
  );
  return [row(['code', 'severity', 'what it says', 'by']), row(['---', '---', '---', '---']), ...rows].join('\n');
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
