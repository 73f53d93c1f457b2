import { suggest } from '@nss/suggestion';
import type * as z from 'zod';
import { type KeyPath } from '../problem';
import { unionAt, valueAt } from './schema-node';

/** The values that tell the alternatives of a union apart: what `privateConnection.kind` may be. */
export function alternatives(path: KeyPath, data: unknown): string[] {
  const name = String(path.at(-1));
  return (unionAt(path.slice(0, -1), data)?.oneOf ?? []).flatMap(({ properties = {} }) =>
    String(properties[name]?.const ?? ''),
  );
}

/**
 * The data with a misspelt alternative (`kind: virtual-private-gatway`) put right, so that the keys below it can be looked
 * at in the same run. Undefined when nothing is misspelt, or nobody can tell what was meant.
 */
export function withGuessedAlternative(
  issues: readonly z.core.$ZodIssue[],
  data: unknown,
): { data: unknown; path: KeyPath } | undefined {
  for (const { code, path } of issues) {
    const key = path as KeyPath;
    const written = valueAt(key, data);
    const meant =
      code === 'invalid_union' && typeof written === 'string' ? suggest(written, alternatives(key, data)) : undefined;
    if (meant !== undefined) return { data: replaced(data, key, meant), path: key };
  }
  return undefined;
}

function replaced(data: unknown, path: KeyPath, value: string): unknown {
  const copy = structuredClone(data);
  const parent = valueAt(path.slice(0, -1), copy) as Record<string, unknown>;
  parent[String(path.at(-1))] = value;
  return copy;
}
