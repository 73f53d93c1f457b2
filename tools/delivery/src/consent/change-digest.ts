import { createHash } from 'node:crypto';
import { type StackChange } from '@nss/deployment';

/**
 * Stands for one change of one environment: what happens to which resource, from which template to which. The same change prepared
 * again has the same digest; any other has another one.
 */
export function changeDigest(environment: string, stacks: readonly StackChange[]): string {
  const changed = stacks
    .filter(({ changes }) => changes.length > 0)
    .map(({ stackName, changes, before, after }) => ({
      stackName,
      before,
      after,
      changes: changes
        .map(({ action, type, logicalId, replacement }) => [logicalId, type, action, replacement].join(' '))
        .sort(),
    }))
    .sort((a, b) => (a.stackName < b.stackName ? -1 : 1));
  return createHash('sha256').update(canonical({ environment, changed })).digest('hex');
}

/** JSON in which the order of keys says nothing. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) =>
    item !== null && typeof item === 'object' && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  );
}
