import { type StackChange } from '@nss/deployment';
import { type CostChange, costChange } from './cost-change';
import { distinct, type Effect } from './effect';
import { interruptions } from './interruption/interruptions';
import { settled } from './interruption/settled';
import { lost } from './losses/lost';
import { type Networks, networksOf } from './packets/networks';
import { type PacketEffects, packetEffects } from './packets/packet-effects';
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
  const changed = stacks.filter(({ changes }) => changes.length > 0).map(placed);
  return {
    interrupted: distinct(changed.flatMap(({ stack, networks }) => interruptions(stack, networks))),
    lost: distinct(changed.flatMap(({ stack, networks }) => lost(stack, networks))),
    allowed: changed.flatMap(({ packets }) => packets.allowed),
    dropped: changed.flatMap(({ packets }) => packets.dropped),
    moved: changed.flatMap(({ packets }) => packets.moved),
    cost: costChange(stacks, region),
    resources: resourceCounts(changed.map(({ stack }) => stack)),
  };
}

/** A change beside its networks. What cannot be read as a network has packets that are not known: nobody is kept from deploying by it. */
function placed(given: StackChange): { stack: StackChange; networks: Networks; packets: PacketEffects } {
  const stack = settled(given);
  try {
    const networks = networksOf(stack);
    return { stack, networks, packets: packetEffects(stack, networks) };
  } catch (error) {
    const notKnown = [{ short: 'not known', text: `not known: ${(error as Error).message}` }];
    const packets = { allowed: notKnown, dropped: notKnown, moved: [] };
    return { stack, networks: networksOf({ before: {}, after: {} }), packets };
  }
}
