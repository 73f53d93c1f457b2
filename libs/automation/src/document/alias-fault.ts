import { type Alias, type Document, isNode, visit } from 'yaml';

/** How many values the aliases of a document may stand for, one within another. */
export const MOST_ALIASES = 100;

/** What is wrong with an alias, and where it stands in the text. */
export interface AliasFault {
  readonly problem: string;
  readonly offset: number;
}

/**
 * The first alias that nothing can be put for: its anchor is missing, it stands within its own anchor, or a few lines of aliases to
 * aliases would grow to more than memory holds (https://en.wikipedia.org/wiki/Billion_laughs_attack).
 */
export function aliasFault(document: Document.Parsed): AliasFault | undefined {
  let fault: AliasFault | undefined;
  let last = 0;
  visit(document, {
    Alias: (_key, alias: Alias, path) => {
      last = alias.range?.[0] ?? 0;
      const target = alias.resolve(document);
      if (!target) fault = { problem: `the alias *${alias.source} has no anchor before it`, offset: last };
      else if (path.some((node) => isNode(node) && node === target)) fault = { problem: `the alias *${alias.source} stands within its own anchor`, offset: last };
      return fault ? visit.BREAK : undefined;
    },
  });
  return fault ?? (expands(document) ? undefined : { problem: `the aliases down to here stand for too much: write the values out, or use fewer than ${MOST_ALIASES}`, offset: last });
}

/** The library counts as it goes, and gives up in time. */
function expands(document: Document.Parsed): boolean {
  try {
    document.toJS({ maxAliasCount: MOST_ALIASES });
    return true;
  } catch (error) {
    if (error instanceof ReferenceError) return false;
    throw error;
  }
}
