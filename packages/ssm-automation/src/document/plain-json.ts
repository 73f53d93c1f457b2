import { visit } from 'jsonc-parser';
import { DEEPEST_NESTING } from './require-bounded';

/**
 * The value of a text that is JSON and nothing else, ten times faster than as YAML, of which JSON is a part.
 * @param deepest lists and maps in one another
 * @returns undefined for any other text, for JSON that is deeper, and for JSON with a key that stands twice in a map, which JSON readers pass over
 * in silence
 */
export function plainJson(text: string, deepest = DEEPEST_NESTING.brackets): { readonly value: unknown } | undefined {
  if (!/^\s*\{/.test(text)) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isShallow(value, deepest)) return undefined;
  let written = 0;
  visit(text, { onObjectProperty: () => void written++ });
  return written === keysIn(value) ? { value } : undefined;
}

function keysIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const values: unknown[] = Object.values(value);
  const own = Array.isArray(value) ? 0 : values.length;
  return values.reduce<number>((sum, each) => sum + keysIn(each), own);
}

/** Level by level, so that no depth is too much to find out. */
function isShallow(value: unknown, deepest: number): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) return false;
    level = level.flatMap((each) => (typeof each === 'object' && each !== null ? Object.values(each) : []));
  }
  return true;
}
