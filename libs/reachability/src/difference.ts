import { packetsOfRule } from './group-packets';
import { beyond } from './host-services';
import { merged } from './merged';
import { type Interface, type Network } from './network';
import { passing, rulesOf } from './passing';
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
