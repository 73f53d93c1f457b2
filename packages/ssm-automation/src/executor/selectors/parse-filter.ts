import { StepFailure } from '../failure';

/** A filter of a selector, such as `?(@.State == 'ok' && @.Count > 1)`. */
export type Filter =
  | { readonly all: readonly Filter[] }
  | { readonly any: readonly Filter[] }
  | { readonly not: Filter }
  | { readonly path: string; readonly operator?: Operator; readonly value?: unknown };

/** How a filter compares. Without one it asks whether the path exists. */
export type Operator = '==' | '!=' | '<=' | '>=' | '<' | '>' | '=~' | WordOperator;

/** https://github.com/json-path/JsonPath#filter-operators */
type WordOperator = 'in' | 'nin' | 'subsetof' | 'anyof' | 'noneof' | 'contains' | 'size' | 'empty';

const COMPARISON =
  /^(@(?:[^=!<>~\s]|\[[^\]]*\])*)\s*(?:(==|!=|<=|>=|=~|<|>|\b(?:in|nin|subsetof|anyof|noneof|contains|size|empty)\b)\s*(.+))?$/s;

/**
 * Reads the text between `[?` and `]`, with or without the brackets around it.
 *
 * @throws StepFailure for a filter of another form
 */
export function parseFilter(text: string): Filter {
  const inner = withoutParentheses(text.trim());
  const any = splitOutside(inner, '||');
  if (any.length > 1) return { any: any.map(parseFilter) };
  const all = splitOutside(inner, '&&');
  if (all.length > 1) return { all: all.map(parseFilter) };
  if (inner.startsWith('!')) return { not: parseFilter(inner.slice(1)) };
  const match = COMPARISON.exec(inner);
  if (!match?.[1])
    throw new StepFailure(`the filter ${text} is not understood`, {
      stage: 'PostVerification',
      type: 'InvalidSelector',
    });
  const path = `$${match[1].slice(1)}`;
  return match[2] ? { path, operator: match[2] as Operator, value: literal(match[3] ?? '') } : { path };
}

function literal(text: string): unknown {
  const trimmed = text.trim();
  const quoted = /^'(.*)'$|^"(.*)"$/s.exec(trimmed);
  if (quoted) return quoted[1] ?? quoted[2];
  if (/^\/.*\/i?$/s.test(trimmed)) return trimmed;
  try {
    // A list may have its texts in single quotes.
    return JSON.parse(trimmed.startsWith('[') ? trimmed.replaceAll("'", '"') : trimmed) as unknown;
  } catch {
    return trimmed;
  }
}

function withoutParentheses(text: string): string {
  if (!text.startsWith('(') || !text.endsWith(')')) return text;
  let depth = 0;
  for (let at = 0; at < text.length - 1; at++) {
    if (text[at] === '(') depth++;
    else if (text[at] === ')') depth--;
    if (depth === 0) return text;
  }
  return withoutParentheses(text.slice(1, -1).trim());
}

function splitOutside(text: string, mark: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let quote = '';
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (quote) quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (character === '(') depth++;
    else if (character === ')') depth--;
    else if (depth === 0 && text.startsWith(mark, at)) {
      parts.push(text.slice(from, at));
      from = at + mark.length;
      at = from - 1;
    }
  }
  return [...parts, text.slice(from)];
}
