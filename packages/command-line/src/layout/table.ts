import stringWidth from 'string-width';
import { fold, piecesOf, wordsOf, wrap } from './wrap';

/** How a table looks. */
export interface TableOptions {
  /** Columns of the terminal, which it folds to. @default - a row is a line, however long */
  readonly columns?: number;
  /** Blanks in front of every line. @default 0 */
  readonly indent?: number;
  /** Whether the first row names the columns: a line stands below it. @default false */
  readonly head?: boolean;
  /** Columns that hold figures, counted from 0: they stand to the right. @default - none */
  readonly figures?: readonly number[];
}

/** Blanks between two columns. */
const GAP = 2;

/**
 * Rows as aligned columns, as wide as their widest cells. Where they are wider than the terminal, the widest columns give way first, and
 * what is in them goes on below: nothing is cut. Where not even words find room beside each other, each row is a paragraph in which the
 * names of the columns stand before what is in them; without names, words are broken. No trailing blanks.
 */
export function table(rows: readonly (readonly string[])[], options: TableOptions = {}): string {
  const { columns = Infinity, indent = 0, head = false } = options;
  const { widths, wordsFit } = widthsOf(rows, options);
  if (head && !wordsFit) return paragraphs(rows, columns, indent);
  const [first, ...others] = rows.map((row) => rowOf(row, widths, options));
  const rule = head
    ? [
        rowOf(
          widths.map((width) => '-'.repeat(width)),
          widths,
          options,
        ),
      ]
    : [];
  return first === undefined ? '' : [first, ...rule, ...others].join('\n');
}

/** The rows of a {@link table} without a head, each by itself: for one in which other lines stand between them. */
export function tableRows(rows: readonly (readonly string[])[], options: Omit<TableOptions, 'head'> = {}): string[] {
  const { widths } = widthsOf(rows, options);
  return rows.map((row) => rowOf(row, widths, options));
}

function widthsOf(rows: readonly (readonly string[])[], { columns = Infinity, indent = 0 }: TableOptions) {
  const count = Math.max(0, ...rows.map((row) => row.length));
  const inColumns = Array.from({ length: count }, (_, column) => rows.map((row) => spaced(row[column])));
  return fittingWidths(inColumns, columns - indent);
}

/** A tab is as wide as the terminal likes. */
function spaced(cell = ''): string {
  return cell.replace(/[\t\r]/g, ' ');
}

/** A row, in as many lines as its highest cell. */
function rowOf(row: readonly string[], widths: readonly number[], { indent = 0, figures = [] }: TableOptions): string {
  const folded = widths.map((width, column) => wrap(spaced(row[column]), width));
  const height = Math.max(1, ...folded.map((lines) => lines.length));
  return Array.from({ length: height }, (_, i) =>
    `${' '.repeat(indent)}${folded
      .map((lines, column) => padded(lines[i] ?? '', widths[column] ?? 0, figures.includes(column)))
      .join(' '.repeat(GAP))}`.trimEnd(),
  ).join('\n');
}

/** `port: 22  why: updates` for each row, the lines below the first one set in. */
function paragraphs([names = [], ...rows]: readonly (readonly string[])[], columns: number, indent: number): string {
  const blanks = ' '.repeat(indent);
  return rows
    .map((row) => {
      const parts = row.flatMap((cell, i) => (cell === '' ? [] : [names[i] ? `${names[i]}: ${cell}` : cell]));
      const lines: string[] = [];
      for (const part of parts) {
        const longer = lines.length > 0 ? `${lines.at(-1)}${' '.repeat(GAP)}${part}` : `${blanks}${part}`;
        if (lines.length === 0 || stringWidth(longer) <= columns) lines.splice(-1, 1, longer);
        else lines.push(`${blanks}${' '.repeat(GAP)}${part}`);
      }
      return lines.map((line) => fold(line, columns, GAP)).join('\n');
    })
    .join('\n');
}

function padded(text: string, width: number, toTheRight: boolean): string {
  const blanks = ' '.repeat(Math.max(0, width - stringWidth(text)));
  return toTheRight ? `${blanks}${text}` : `${text}${blanks}`;
}

/** The widest of some texts. */
function widest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map((text) => stringWidth(text)));
}

/** How wide each column is, together no wider than what there is: words stay whole as long as that goes, which is told, then their parts. */
function fittingWidths(
  columns: readonly (readonly string[])[],
  available: number,
): { widths: readonly number[]; wordsFit: boolean } {
  const widths = columns.map((texts) => widest(texts.flatMap((text) => text.split('\n'))));
  const room = available - GAP * (columns.length - 1);
  narrow(
    widths,
    columns.map((texts) => widest(texts.flatMap(wordsOf))),
    room,
  );
  const wordsFit = widths.reduce((sum, width) => sum + width, 0) <= room;
  narrow(
    widths,
    columns.map((texts) => widest(texts.flatMap(wordsOf).flatMap(piecesOf))),
    room,
  );
  narrow(
    widths,
    columns.map(() => 1),
    room,
  );
  return { widths, wordsFit };
}

/** Takes from the widest column, again and again, until all fit or each has come to its floor. */
function narrow(widths: number[], floor: readonly number[], room: number): void {
  let tooMuch = widths.reduce((sum, width) => sum + width, 0) - room;
  while (tooMuch > 0) {
    let from = -1;
    widths.forEach((width, i) => {
      if (width > (floor[i] ?? 0) && (from < 0 || width > (widths[from] ?? 0))) from = i;
    });
    if (from < 0) return;
    widths[from] = (widths[from] ?? 0) - 1;
    tooMuch -= 1;
  }
}
