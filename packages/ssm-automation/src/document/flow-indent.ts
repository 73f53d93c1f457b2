/** Lines that got more indent, counted from 1, and how much. */
export interface Indented {
  readonly text: string;
  readonly firstLine: number;
  readonly lastLine: number;
  readonly spaces: number;
}

/**
 * Gives the rest of a flow collection (`{ … }`, `[ … ]`) the indent that YAML 1.2 asks for. AWS reads YAML 1.1, where
 * its lines may start anywhere, and publishes runbooks written so.
 *
 * @param offset where a line inside the collection starts too early
 * @returns undefined where there is no open bracket before, or nothing closes it
 */
export function indentFlowCollection(text: string, offset: number): Indented | undefined {
  const open = openBracketBefore(text, offset);
  const close = open === undefined ? undefined : closingBracket(text, open);
  if (open === undefined || close === undefined || close < offset) return undefined;
  const opening = lineOf(text, open);
  const firstLine = lineOf(text, offset);
  const lastLine = lineOf(text, close);
  const lines = text.split('\n');
  const spaces = /^\s*/.exec(lines[opening - 1] ?? '')?.[0].length ?? 0;
  const indented = lines.map((line, index) =>
    index + 1 >= firstLine && index + 1 <= lastLine ? `${' '.repeat(spaces + 2)}${line}` : line,
  );
  return { text: indented.join('\n'), firstLine, lastLine, spaces: spaces + 2 };
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

function openBracketBefore(text: string, offset: number): number | undefined {
  let depth = 0;
  for (let at = offset - 1; at >= 0; at--) {
    const character = text.charAt(at);
    if (character === '}' || character === ']') depth++;
    else if ((character === '{' || character === '[') && depth-- === 0) return at;
  }
  return undefined;
}

function closingBracket(text: string, open: number): number | undefined {
  let depth = 0;
  let quote = '';
  for (let at = open; at < text.length; at++) {
    const character = text.charAt(at);
    if (quote) {
      if (character === '\\' && quote === '"') at++;
      else if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '#' && /\s/.test(text.charAt(at - 1))) at = endOfLine(text, at);
    else if (character === '{' || character === '[') depth++;
    else if ((character === '}' || character === ']') && --depth === 0) return at;
  }
  return undefined;
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}
