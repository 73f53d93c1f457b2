import { CST, Lexer } from 'yaml';

/** Deepest nesting of brackets, or of indicators in one line. An environment file needs five levels. */
export const DEEPEST_NESTING = 40;

/** Most columns of indentation. Each level of a block takes one at least, so this bounds the levels of a block too. */
export const DEEPEST_INDENTATION = 200;

/** Several of these may stand in one line of a block, each opening a level. */
const blockIndicators = new Set(['seq-item-ind', 'explicit-key-ind', 'map-value-ind']);

/** Lexemes that stand for no character of the text. */
const marks = new Set<string>([CST.DOCUMENT, CST.FLOW_END, CST.SCALAR]);

/**
 * Finds the place where a text nests deeper than the parser is allowed to follow: it recurses, and a file of opening
 * brackets would end the process. Tokens are counted, so brackets in strings and comments do not matter.
 *
 * @returns an offset into the text, or undefined when all is well
 */
export function tooDeepAt(text: string): number | undefined {
  const indented = new RegExp(`^ {${DEEPEST_INDENTATION}}`, 'm').exec(text);
  if (indented) return indented.index;
  let offset = 0;
  let brackets = 0;
  let indicatorsInLine = 0;
  for (const lexeme of new Lexer().lex(text)) {
    const type = CST.tokenType(lexeme) ?? '';
    if (type === 'flow-seq-start' || type === 'flow-map-start') brackets += 1;
    else if (type === 'flow-seq-end' || type === 'flow-map-end') brackets -= 1;
    else if (type === 'newline') indicatorsInLine = 0;
    else if (brackets === 0 && blockIndicators.has(type)) indicatorsInLine += 1;
    // `{ a: 1, b: 2 }` is one level however many keys it has; outside of brackets every indicator opens one.
    if (brackets > DEEPEST_NESTING || indicatorsInLine > DEEPEST_NESTING) return offset;
    if (!marks.has(lexeme)) offset += lexeme.length;
  }
  return undefined;
}
