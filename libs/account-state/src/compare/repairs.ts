import { ADDED_THINGS } from '../repair/added-things';
import { apiOfAltered } from '../repair/altered-things';
import { guardReason, leftReason } from '../repair/guarded';
import { type Difference } from './differences';

/** How something becomes as planned again. */
export interface Repair {
  /**
   * - `change set`: a drift-aware change set puts it back
   * - `call`: no change set does; a call does, once it is approved
   * - `decide`: a person decides, and does it
   */
  readonly way: 'change set' | 'call' | 'decide';
  /** In a line. */
  readonly text: string;
}

/**
 * How a difference is repaired: never by itself. An ordinary change set sees no drift and changes nothing; one that reverts drift compares what
 * is with the template first, and recreates what is gone.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/drift-aware-change-sets.html
 */
export function repairOf(difference: Difference): Repair {
  const { type, kind, property } = difference;
  const guarded = guardReason(type);
  if (guarded) return { way: 'decide', text: guarded };
  if (kind === 'added' && !property) {
    const api = ADDED_THINGS[type]?.api;
    if (api) return { way: 'call', text: `in no template: ${api}` };
    return { way: 'decide', text: leftReason(difference) ?? 'whoever made it decides; it may hold records' };
  }
  const api = kind === 'added' ? apiOfAltered(difference) : undefined;
  if (api) return { way: 'call', text: `in no template: ${api}` };
  return { way: 'change set', text: 'a change set with the deployment mode REVERT_DRIFT' };
}
