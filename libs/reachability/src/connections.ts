import { ENDPOINTS } from './expected';
import { aclDrops } from './network-acl';
import { type AclEntry, type Network } from './network';
import { type Box, boxOf, EVERY_PORT, intersect, subtract } from './space';

/** Where answers go, from any operating system. https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html */
export const EPHEMERAL = [1024, 65535] as const;
const ANYWHERE = '0.0.0.0/0';

/** Protocols whose answers go to a port of their own. */
export const ANSWERED: readonly string[] = ['tcp', 'udp'];

/**
 * Of connections those that a subnet's network ACL lets begin and be answered, to whatever port a client may have. An ACL sees each packet
 * alone, and none within its subnet. https://docs.aws.amazon.com/vpc/latest/userguide/nacl-basics.html
 * @param direction in which the first packet crosses the edge of the subnet
 */
export function passAcl(
  network: Network,
  subnetId: string,
  direction: 'ingress' | 'egress',
  connections: readonly Box[],
): readonly Box[] {
  const subnet = network.subnets.get(subnetId);
  const entries = subnet?.aclId === undefined ? undefined : network.acls.get(subnet.aclId);
  if (!subnet || !entries) return connections;
  const own = ['tcp', 'udp', 'icmp', 'other'].map((protocol) => boxOf(protocol, subnet.cidr, EVERY_PORT));
  const within = intersect(connections, own);
  return [
    ...within,
    ...subtract(connections, own).flatMap((box) => answered(network, entries, direction === 'egress', box)),
  ];
}

function answered(network: Network, entries: readonly AclEntry[], isEgress: boolean, box: Box): Box[] {
  const named = standIns(network, box);
  const dropped = aclDrops(entries, isEgress, named);
  const silent = ANSWERED.includes(box.protocol)
    ? aclDrops(
        entries,
        !isEgress,
        named.map((each) => ({ ...each, fromPort: EPHEMERAL[0], toPort: EPHEMERAL[1] })),
      )
    : [];
  const unanswered = silent.map((each) => ({ ...each, fromPort: EVERY_PORT[0], toPort: EVERY_PORT[1] }));
  const gone = [...dropped, ...unanswered];
  // Of something whose addresses nobody knows all have to pass.
  return subtract(
    [box],
    named[0] === box ? gone : gone.map((each) => ({ ...each, family: box.family, first: 0, last: 0 })),
  );
}

/** What a box is for an ACL, which knows addresses only. */
function standIns({ interfaces, subnets }: Network, box: Box): readonly Box[] {
  if (box.family === 'ipv4' || box.family === 'ipv6') return [box];
  const ofEndpoints = interfaces
    .filter(({ address }) => address === undefined)
    .flatMap(({ subnetIds }) => subnetIds.flatMap((id) => subnets.get(id)?.cidr ?? []));
  const prefixes = box.family === ENDPOINTS ? [...new Set(ofEndpoints)] : [ANYWHERE];
  return prefixes.map((prefix) => boxOf(box.protocol, prefix, [box.fromPort, box.toPort]));
}
