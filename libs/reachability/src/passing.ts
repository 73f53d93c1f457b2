import { passAcl } from './connections';
import { packetsOfRule } from './group-packets';
import { onHost } from './host-services';
import { merged } from './merged';
import { type GroupRule, type Interface, type Network } from './network';
import { type Leaving, leaving } from './next-hops';
import { subtract } from './space';

/** Rules of the groups of an interface. An id that is in no template is a group of others, of which nothing is known. */
export function rulesOf(
  { groups }: Network,
  { groupIds }: Interface,
  direction: 'ingress' | 'egress',
): readonly GroupRule[] {
  return groupIds.flatMap((id) => groups.get(id)?.[direction] ?? []);
}

/** The connections that pass, by the next hop they leave by; for those that come in the hop says nothing. */
export function passing(
  network: Network,
  own: Interface | undefined,
  direction: 'ingress' | 'egress',
): readonly Leaving[] {
  if (!own) return [];
  const ruled = rulesOf(network, own, direction).flatMap((rule) => packetsOfRule(rule, network));
  const decided = merged(subtract(ruled, onHost(network.ranges)));
  const parts = own.subnetIds.flatMap((subnetId) => {
    const passed = passAcl(network, subnetId, direction, decided);
    return direction === 'ingress' ? [{ hop: '', boxes: passed }] : leaving(network, own, subnetId, passed);
  });
  const hops = [...new Set(parts.map(({ hop }) => hop))];
  return hops.map((hop) => ({ hop, boxes: merged(parts.flatMap((part) => (part.hop === hop ? part.boxes : []))) }));
}
