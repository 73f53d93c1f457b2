import stringWidth from 'string-width';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** After these a long name, path or address may go on in the next line. */
const PIECE = /[^-/.,:;=_@|]*[-/.,:;=_@|]+|[^-/.,:;=_@|]+/g;

/** Words of a text, in its order. */
export function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

/** Parts of a word, each with the mark that ends it: `10.`, `nss-`. */
export function piecesOf(word: string): string[] {
  return word.match(PIECE) ?? [];
}

/** What a reader sees as one character each. */
function charactersOf(text: string): string[] {
  return Array.from(graphemes.segment(text), ({ segment }) => segment);
}

/**
 * A text in lines no wider than `width` columns of a terminal, in which a wide character takes two and a combining one none. It breaks
 * between words; inside of one, after a mark, only where the word is wider than a line; inside of a part of a word only where that is. A
 * single character that is wider than a line stands by itself.
 * @returns one line at least. What fits stays as it is; elsewhere only blanks at the breaks are gone
 */
export function wrap(text: string, width: number): string[] {
  return text.split('\n').flatMap((line) => (stringWidth(line) <= width ? [line] : wrapLine(line, width)));
}

function wrapLine(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  const add = (part: string, blank: string): boolean => {
    const longer = line === '' ? part : `${line}${blank}${part}`;
    if (stringWidth(longer) > width) return false;
    line = longer;
    return true;
  };
  const next = () => {
    if (line !== '') lines.push(line);
    line = '';
  };
  for (const word of wordsOf(text)) {
    if (add(word, ' ')) continue;
    next();
    for (const piece of add(word, '') ? [] : piecesOf(word)) {
      if (add(piece, '')) continue;
      next();
      for (const character of add(piece, '') ? [] : charactersOf(piece)) {
        if (add(character, '')) continue;
        next();
        line = character;
      }
    }
  }
  next();
  return lines.length > 0 ? lines : [''];
}

/**
 * A text in lines that fit: what does not, goes on below, set in.
 * @param columns of the terminal. @default - it is not folded
 * @param indent how much further than its first line the others begin, in blanks
 */
export function fold(text: string, columns: number | undefined, indent = 0): string {
  if (columns === undefined) return text;
  return text
    .split('\n')
    .flatMap((line) => {
      if (stringWidth(line) <= columns) return [line];
      const blanks = /^ */.exec(line)?.[0] ?? '';
      const lines = wrap(line.slice(blanks.length), Math.max(1, columns - blanks.length - indent));
      return lines.map((each, i) => `${blanks}${i === 0 ? '' : ' '.repeat(indent)}${each}`);
    })
    .join('\n');
}
