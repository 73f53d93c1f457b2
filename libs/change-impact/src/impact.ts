import { type StackChange } from '@nss/deployment';
import { type CostChange, costChange } from './cost/cost-change';
import { distinct, type Effect } from './effect';
import { interruptions } from './interruption/interruptions';
import { lost } from './losses/lost';
import { networksOf } from './packets/networks';
import { packetEffects } from './packets/packet-effects';
import { type ResourceCounts, resourceCounts } from './resource-counts';

/** What a change of an environment means. */
export interface ChangeImpact {
  readonly interrupted: readonly Effect[];
  readonly lost: readonly Effect[];
  /** Packets that pass after it and did not before. */
  readonly allowed: readonly Effect[];
  /** Packets that passed before it and do not after. */
  readonly dropped: readonly Effect[];
  /** Packets that leave by another next hop. */
  readonly moved: readonly Effect[];
  readonly cost: CostChange;
  readonly resources: ResourceCounts;
}

/**
 * What a change means: what is interrupted, lost, newly allowed and newly dropped, dearer or cheaper, from the deployed template, the new one and the
 * changes between them.
 * @param region whose prices are taken
 */
export function changeImpact(stacks: readonly StackChange[], region: string): ChangeImpact {
  const changed = stacks
    .filter(({ changes }) => changes.length > 0)
    .map((stack) => ({ stack, networks: networksOf(stack) }));
  const packets = changed.map(({ stack, networks }) => packetEffects(stack, networks));
  return {
    interrupted: distinct(changed.flatMap(({ stack, networks }) => interruptions(stack, networks))),
    lost: distinct(changed.flatMap(({ stack, networks }) => lost(stack, networks))),
    allowed: packets.flatMap(({ allowed }) => allowed),
    dropped: packets.flatMap(({ dropped }) => dropped),
    moved: packets.flatMap(({ moved }) => moved),
    cost: costChange(stacks, region),
    resources: resourceCounts(stacks),
  };
}
