import { type StackChange } from '@nss/deployment';

/** How many resources come, change in place, become others, and go. */
export interface ResourceCounts {
  readonly added: number;
  readonly changed: number;
  readonly replaced: number;
  readonly mayBeReplaced: number;
  readonly removed: number;
}

/** Counts of all changes of all stacks. */
export function resourceCounts(stacks: readonly StackChange[]): ResourceCounts {
  const all = stacks.flatMap(({ changes }) => changes);
  const modified = all.filter(({ action }) => action === 'Modify');
  const by = (replacement: string) => modified.filter((change) => change.replacement === replacement).length;
  return {
    added: all.filter(({ action }) => action === 'Add').length,
    changed: by('False'),
    replaced: by('True'),
    mayBeReplaced: by('Conditional'),
    removed: all.filter(({ action }) => action === 'Remove').length,
  };
}
