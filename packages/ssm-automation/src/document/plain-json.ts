import { visit } from 'jsonc-parser';

/**
 * The value of a text that is JSON and nothing else, ten times faster than as YAML, of which JSON is a part.
 * @returns undefined for any other text, and for JSON with a key that stands twice in a map, which JSON readers pass over in silence
 */
export function plainJson(text: string): { readonly value: unknown } | undefined {
  if (!/^\s*\{/.test(text)) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
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
