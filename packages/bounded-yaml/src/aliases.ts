import { type Document, type Node, isAlias, isCollection, isScalar, visit } from 'yaml';
import { offsetOf } from './offset-of';

/**
 * How many aliases a document may have, and how many values one anchor may stand for, aliases within it counted as if written out. A few lines of aliases to aliases would otherwise
 * grow to more than memory holds (https://en.wikipedia.org/wiki/Billion_laughs_attack).
 */
export const MOST_ALIASES = 100;

/** An alias that nothing can be put for: its anchor is missing, or the alias stands within it. */
export interface BadAlias {
  /** Without the asterisk. */
  readonly name: string;
  readonly fault: 'missing' | 'within its own anchor';
  /** Into the text. */
  readonly offset: number;
}

/** The bad aliases of a document, in the order of the text. One walk: the library's own look-up goes through the document for each alias. */
export function badAliases(document: Document): BadAlias[] {
  const anchors = new Map<string, Node>();
  const bad: BadAlias[] = [];
  visit(document, {
    Node: (_key, node, path) => {
      if (isAlias(node)) {
        const target = anchors.get(node.source);
        const refuse = (fault: BadAlias['fault']) => bad.push({ name: node.source, fault, offset: offsetOf(node) });
        if (!target) refuse('missing');
        else if (path.includes(target)) refuse('within its own anchor');
      } else if ((isScalar(node) || isCollection(node)) && node.anchor !== undefined) anchors.set(node.anchor, node);
    },
  });
  return bad;
}

/**
 * The document as plain data.
 *
 * @returns undefined where it has more aliases than {@link MOST_ALIASES}, or they stand for more
 */
export function plainData(document: Document): { readonly value: unknown } | undefined {
  let aliases = 0;
  // The library looks each up from the document's beginning.
  visit(document, { Alias: () => (++aliases > MOST_ALIASES ? visit.BREAK : undefined) });
  if (aliases > MOST_ALIASES) return undefined;
  try {
    return { value: document.toJS({ maxAliasCount: MOST_ALIASES }) };
  } catch (error) {
    if (error instanceof ReferenceError) return undefined;
    throw error;
  }
}
