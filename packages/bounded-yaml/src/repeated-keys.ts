import { type Document, isCollection, isMap, isScalar } from 'yaml';
import { offsetOf } from './offset-of';

/** A key that stands twice in one mapping: YAML readers keep one of the two and say nothing. */
export interface RepeatedKey {
  /** Keys and indices from the root, the key itself last. */
  readonly path: readonly (string | number)[];
  /** Of the second, into the text. */
  readonly offset: number;
  /** Of the first, into the text. */
  readonly firstOffset: number;
}

/** Every repeated key of a document, once. The parser's own search compares every key with every other, and takes minutes for many. */
export function repeatedKeys(document: Document): RepeatedKey[] {
  const found: RepeatedKey[] = [];
  const search = (node: unknown, path: readonly (string | number)[]): void => {
    if (!isCollection(node)) return;
    const seen = new Map<string, number>();
    const reported = new Set<string>();
    node.items.forEach((item, i) => {
      if (!isMap(node)) return search(item, [...path, i]);
      const { key, value } = item as { key: unknown; value: unknown };
      const name = keyText(key);
      const firstOffset = seen.get(name);
      if (firstOffset === undefined) seen.set(name, offsetOf(key));
      else if (!reported.has(name)) {
        reported.add(name);
        found.push({ path: [...path, name], offset: offsetOf(key), firstOffset });
      }
      search(value, [...path, name]);
    });
  };
  search(document.contents, []);
  return found;
}

/** The text of a mapping's key. */
export function keyText(key: unknown): string {
  return isScalar(key) ? String(key.value) : '';
}
