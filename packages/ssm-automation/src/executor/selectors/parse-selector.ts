import { StepFailure } from '../failure';
import { isFunctionName, type FunctionName } from './functions';
import { parseFilter, type Filter } from './parse-filter';

/** One part of a selector, from left to right. */
export type Segment =
  | { readonly kind: 'keys'; readonly keys: readonly string[] }
  | { readonly kind: 'indices'; readonly indices: readonly number[] }
  | { readonly kind: 'slice'; readonly from: number | undefined; readonly to: number | undefined }
  | { readonly kind: 'every' }
  | { readonly kind: 'descend' }
  | { readonly kind: 'function'; readonly name: FunctionName }
  | { readonly kind: 'filter'; readonly filter: Filter };

const PLAIN_KEY = /[^.[\]()\s'"]+/y;
/** A child whose name holds dots, as AWS's own runbooks read `$.AutomationExecution.Outputs.'step.Output'[0]`. */
const QUOTED_KEY = /'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/y;

/**
 * Reads a JSONPath selector. Published documents also write selectors without the leading `$`; AWS takes them.
 *
 * @throws StepFailure for text that is no selector
 */
export function parseSelector(selector: string): Segment[] {
  const text = selector.trim().replace(/^\$/, '');
  const segments: Segment[] = [];
  let at = 0;
  const refuse = (): never => {
    throw new StepFailure(`${selector} is no JSONPath selector (character ${at + 1})`, {
      stage: 'PostVerification',
      type: 'InvalidSelector',
    });
  };
  const key = () => {
    QUOTED_KEY.lastIndex = at;
    const quoted = QUOTED_KEY.exec(text);
    if (quoted) {
      at += quoted[0].length;
      segments.push({ kind: 'keys', keys: [(quoted[1] ?? quoted[2] ?? '').replace(/\\(.)/g, '$1')] });
      return;
    }
    PLAIN_KEY.lastIndex = at;
    const found = PLAIN_KEY.exec(text)?.[0];
    if (!found) return refuse();
    at += found.length;
    if (isFunctionName(found) && text.startsWith('()', at)) {
      at += 2;
      segments.push({ kind: 'function', name: found });
    } else segments.push(found === '*' ? { kind: 'every' } : { kind: 'keys', keys: [found] });
  };
  while (at < text.length) {
    if (text.startsWith('..', at)) {
      at += 2;
      segments.push({ kind: 'descend' });
      if (text[at] !== '[') key();
    } else if (text[at] === '.') {
      at += 1;
      // AWS takes $.Statuses.[0] as well.
      if (text[at] !== '[') key();
    } else if (text[at] === '[') {
      const end = closingBracket(text, at);
      if (end < 0) return refuse();
      segments.push(bracket(text.slice(at + 1, end).trim()) ?? refuse());
      at = end + 1;
    } else if (at === 0) key();
    else return refuse();
  }
  return segments;
}

/** Whether a selector can match one value at most. Others give a list, even of one or none. */
export function isDefinite(segments: readonly Segment[]): boolean {
  return segments.every(
    (segment) =>
      segment.kind === 'function' ||
      (segment.kind === 'keys' && segment.keys.length === 1) ||
      (segment.kind === 'indices' && segment.indices.length === 1),
  );
}

function bracket(inner: string): Segment | undefined {
  if (inner === '*') return { kind: 'every' };
  if (inner.startsWith('?')) return { kind: 'filter', filter: parseFilter(inner.slice(1).trim()) };
  const slice = /^(-?\d+)?\s*:\s*(-?\d+)?$/.exec(inner);
  if (slice) return { kind: 'slice', from: number(slice[1]), to: number(slice[2]) };
  if (/^-?\d+(\s*,\s*-?\d+)*$/.test(inner)) return { kind: 'indices', indices: inner.split(',').map(Number) };
  const keys = [...inner.matchAll(/'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/g)].map((match) =>
    (match[1] ?? match[2] ?? '').replace(/\\(.)/g, '$1'),
  );
  return keys.length > 0 ? { kind: 'keys', keys } : undefined;
}

function number(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}

/** Brackets nest in filters and may stand in quotes. */
function closingBracket(text: string, open: number): number {
  let depth = 0;
  let quote = '';
  for (let at = open; at < text.length; at++) {
    const character = text.charAt(at);
    if (quote) {
      if (character === '\\') at++;
      else if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '[') depth++;
    else if (character === ']' && --depth === 0) return at;
  }
  return -1;
}
