import { passAcl } from './connections';
import { packetsOfRule } from './group-packets';
import { beyond, onHost } from './host-services';
import { merged } from './merged';
import { type Group, type GroupRule, type Interface, type Network } from './network';
import { type Leaving, leaving } from './next-hops';
import { type Box, intersect, subtract } from './space';

/** Connections that are for one purpose. */
export interface Purpose {
  /** As the rules say it that are for them; empty where none does. */
  readonly purpose: string;
  readonly boxes: readonly Box[];
}

/** Connections that pass before and after, by another next hop. */
export interface Moved {
  readonly from: string;
  readonly to: string;
  readonly boxes: readonly Box[];
}

/** What a change means for the connections of one interface in one direction; peers are the other ends. */
export interface InterfaceDifference {
  readonly interfaceId: string;
  readonly direction: 'ingress' | 'egress';
  /** Names of the groups it carries, after the change or, where it goes, before: ids of a template or of AWS. */
  readonly groupIds: readonly string[];
  readonly allowed: readonly Purpose[];
  readonly dropped: readonly Purpose[];
  readonly moved: readonly Moved[];
}

/**
 * Which connections pass after a change that did not before, and the other way round, exactly: by the rules of the groups, the ACLs on the way
 * (answers included) and the routes. What AWS answers on the host passes whatever any of them says, so that it is in neither.
 * An interface that comes or goes begins or ends with everything it may do.
 */
export function packetDifference(before: Network, after: Network): InterfaceDifference[] {
  const known = (network: Network) => new Map(network.interfaces.map((each) => [each.id, each]));
  const [old, current] = [known(before), known(after)];
  return [...new Set([...current.keys(), ...old.keys()])].flatMap((id) =>
    (['ingress', 'egress'] as const).flatMap((direction): InterfaceDifference[] => {
      const [was, is] = [passing(before, old.get(id), direction), passing(after, current.get(id), direction)];
      const [oldBoxes, boxes] = [was, is].map((parts) => parts.flatMap((part) => part.boxes)) as [Box[], Box[]];
      const allowed = purposes(after, current.get(id), direction, beyond(boxes, oldBoxes, before.ranges));
      const dropped = purposes(before, old.get(id), direction, beyond(oldBoxes, boxes, after.ranges));
      const moved = was.flatMap(({ hop: from, boxes: left }) =>
        is.flatMap(({ hop: to, boxes: leave }) => {
          const both = from === to ? [] : merged(intersect(left, leave));
          return both.length > 0 ? [{ from, to, boxes: both }] : [];
        }),
      );
      const groupIds = (current.get(id) ?? old.get(id))?.groupIds ?? [];
      return allowed.length + dropped.length + moved.length > 0
        ? [{ interfaceId: id, direction, groupIds, allowed, dropped, moved }]
        : [];
    }),
  );
}

/** Rules of the groups of an interface. An id that is in no template is a group of others, of which nothing is known. */
function rulesOf({ groups }: Network, { groupIds }: Interface, direction: keyof Group): readonly GroupRule[] {
  return groupIds.flatMap((id) => groups.get(id)?.[direction] ?? []);
}

/** The connections that pass, by the next hop they leave by; for those that come in the hop says nothing. */
function passing(network: Network, own: Interface | undefined, direction: 'ingress' | 'egress'): readonly Leaving[] {
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

/** Some connections of an interface by what its rules say they are for, each once. */
function purposes(
  network: Network,
  own: Interface | undefined,
  direction: 'ingress' | 'egress',
  connections: readonly Box[],
): Purpose[] {
  if (!own || connections.length === 0) return [];
  let rest = connections;
  const found: Purpose[] = [];
  const rules = rulesOf(network, own, direction);
  for (const purpose of [...new Set(rules.map(({ description = '' }) => description))].sort().reverse()) {
    const packets = rules
      .filter(({ description = '' }) => description === purpose)
      .flatMap((rule) => packetsOfRule(rule, network));
    const boxes = merged(intersect(rest, packets));
    rest = subtract(rest, packets);
    if (boxes.length > 0) found.push({ purpose, boxes });
  }
  return found.reverse();
}
