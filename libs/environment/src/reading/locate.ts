import { keyText, offsetOf } from '@nss/bounded-yaml';
import { type Document, type Pair, isAlias, isCollection, isMap, isScalar, isSeq } from 'yaml';
import { type KeyPath } from '../problem';

/** A key path's place in a file. */
export interface Place {
  /** Offset into the text. Of a missing key: of the mapping that should have it. */
  readonly offset: number;
  /** Whether the file says anything at that path. */
  readonly written: boolean;
  /** What it says there: a scalar as data, a collection as one line of text, nothing as null. Long text is shortened. */
  readonly value: string | number | boolean | null;
}

/** Long values are shortened to this many characters. */
const LONGEST_VALUE = 80;

/**
 * Finds a key path in a file. A scalar or bracketed value is found where it begins, a mapping or list in block form at
 * its key, a value behind an alias at the alias.
 *
 * @param aim `key` points to the key itself: for what is wrong with a key, not with its value
 */
export function locate(document: Document, path: KeyPath, aim: 'key' | 'value' = 'value'): Place {
  let node: unknown = document.contents;
  let parentOffset = offsetOf(firstEntry(node));
  let offset = parentOffset;
  let throughAlias = false;
  for (const [i, step] of path.entries()) {
    if (isAlias(node)) {
      if (!throughAlias) offset = parentOffset = offsetOf(node);
      throughAlias = true;
      node = node.resolve(document);
    }
    const entry = child(node, step);
    if (!entry) return { offset: parentOffset, written: false, value: null };
    if (!throughAlias) {
      parentOffset = offsetOf(entry.key ?? firstEntry(entry.node) ?? entry.node);
      const last = i === path.length - 1;
      offset = last && aim === 'value' && standsAlone(entry.node) ? offsetOf(entry.node) : parentOffset;
    }
    node = entry.node;
  }
  return { offset, written: true, value: valueText(node) };
}

function child(node: unknown, step: string | number): { key?: unknown; node: unknown } | undefined {
  if (isSeq(node)) return typeof step === 'number' && step < node.items.length ? { node: node.items[step] } : undefined;
  if (!isMap(node)) return undefined;
  // The last one counts, as it does for the reader that turns the document into data.
  const pair = node.items.findLast((item: Pair) => keyText(item.key) === String(step));
  return pair ? { key: pair.key, node: pair.value } : undefined;
}

/** Whether a value is best shown where it begins: not when it begins on a later line, or is not there at all. */
function standsAlone(node: unknown): boolean {
  if (isCollection(node)) return node.flow === true;
  return isAlias(node) || (isScalar(node) && node.source !== '');
}

function firstEntry(node: unknown): unknown {
  return isMap(node) ? (node.items[0]?.key ?? node) : node;
}

function valueText(node: unknown): Place['value'] {
  if (isScalar(node)) {
    const { value, source } = node;
    if (typeof value === 'boolean') return value;
    if (typeof value === 'string') return shorten(value);
    // A number is kept as written when reading it changes it: an account id loses its zeros.
    if (typeof value === 'number') return String(value) === source ? value : (source ?? value);
    return null;
  }
  if (node === null || node === undefined) return null;
  return shorten(summary(node));
}

function shorten(text: string): string {
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE - 1)}…` : text;
}

/** One line for a collection. Of a mapping the keys only: a value in it may be a secret. */
function summary(node: unknown): string {
  if (isSeq(node)) return `[${node.items.map(summary).join(', ')}]`;
  if (isMap(node)) return `{ ${node.items.map((item: Pair) => keyText(item.key)).join(', ')} }`;
  if (isAlias(node)) return `*${node.source}`;
  return isScalar(node) ? String(node.source ?? node.value) : '';
}
