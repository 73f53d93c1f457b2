import { type ResourceChange, type StackChange } from '@nss/deployment';
import { isDeepStrictEqual } from 'node:util';

/** Properties of a resource that differ between both templates. A value that only refers to what is replaced differs in none. */
export function changedProperties({ before, after }: StackChange, { logicalId }: ResourceChange): string[] {
  const [old, current] = [before, after].map(({ Resources }) => Resources?.[logicalId]?.Properties ?? {}) as [
    Readonly<Record<string, unknown>>,
    Readonly<Record<string, unknown>>,
  ];
  return [...new Set([...Object.keys(old), ...Object.keys(current)])]
    .filter((name) => !isDeepStrictEqual(old[name], current[name]))
    .sort();
}
