import { CST, Lexer } from 'yaml';

/** How deep a text may nest. The parser recurses, and so does whoever walks what it gives. */
export interface DeepestNesting {
  /** Levels of brackets, or of indicators in one line. */
  readonly brackets: number;
  /** Columns of indentation. Each level of a block takes one at least, so this bounds the levels of a block too. */
  readonly columns: number;
}

/** Several of these may stand in one line of a block, each opening a level. */
const blockIndicators = new Set(['seq-item-ind', 'explicit-key-ind', 'map-value-ind']);

/** Lexemes that stand for no character of the text. */
const marks = new Set<string>([CST.DOCUMENT, CST.FLOW_END, CST.SCALAR]);

/**
 * Finds the place where a text nests deeper than the parser is allowed to follow: a file of opening brackets would end
 * the process. Tokens are counted, so brackets and spaces in strings, blocks of text and comments do not matter.
 *
 * @returns an offset into the text, or undefined when all is well
 */
export function tooDeepAt(text: string, deepest: DeepestNesting): number | undefined {
  let offset = 0;
  let brackets = 0;
  let indicatorsInLine = 0;
  let startsLine = true;
  let indented: number | undefined;
  let previous = '';
  for (const lexeme of new Lexer().lex(text)) {
    // What follows the mark of a scalar is its text, whatever it begins with: a block of text begins with its spaces.
    const type = previous === CST.SCALAR ? 'text' : (CST.tokenType(lexeme) ?? '');
    previous = lexeme;
    // An empty line and a comment may be indented by anything.
    if (indented !== undefined && type !== 'newline' && type !== 'comment') return indented;
    indented =
      startsLine && brackets === 0 && type === 'space' && lexeme.length >= deepest.columns ? offset : undefined;
    const endsLine = type === 'newline' || (type === 'text' && lexeme.endsWith('\n'));
    startsLine = endsLine || (startsLine && marks.has(lexeme));
    if (type === 'flow-seq-start' || type === 'flow-map-start') brackets += 1;
    else if (type === 'flow-seq-end' || type === 'flow-map-end') brackets -= 1;
    else if (endsLine) indicatorsInLine = 0;
    else if (brackets === 0 && blockIndicators.has(type)) indicatorsInLine += 1;
    // `{ a: 1, b: 2 }` is one level however many keys it has; outside of brackets every indicator opens one.
    if (brackets > deepest.brackets || indicatorsInLine > deepest.brackets) return offset;
    if (!marks.has(lexeme)) offset += lexeme.length;
  }
  return undefined;
}
