import { ANSWERED, EPHEMERAL, passAcl } from './connections';
import { aclDrops } from './network-acl';
import { type Interface, type Network, type Route, type RouteTable } from './network';
import { ENDPOINTS } from './expected';
import { PRIVATE } from './host-services';
import { type Box, boxOf, EVERY_PORT, intersect, intervalOf, subtract } from './space';

/** Connections that leave by one kind of next hop. */
export interface Leaving {
  /** `vpc`, `nat-gateway`, `private-connection`; `learned` and `learned or nat-gateway` where a gateway may hand over a nearer route */
  readonly hop: string;
  readonly boxes: readonly Box[];
}

const PROTOCOLS = ['tcp', 'udp', 'icmp', 'other'];
const everyPacketTo = (prefix: string) => PROTOCOLS.map((protocol) => boxOf(protocol, prefix, EVERY_PORT));

/**
 * By which next hop the connections of an interface leave its subnet; those without a route leave by none. The longest route that matches decides.
 * https://docs.aws.amazon.com/vpc/latest/userguide/route-tables-priority.html
 */
export function leaving(network: Network, own: Interface, subnetId: string, connections: readonly Box[]): Leaving[] {
  const subnet = network.subnets.get(subnetId);
  const table = subnet?.routeTableId === undefined ? undefined : network.routeTables.get(subnet.routeTableId);
  if (!table) return [{ hop: 'not known', boxes: connections }];
  const local = intersect(connections, network.ranges.flatMap(everyPacketTo));
  const addressed = connections.filter(({ family }) => family === 'ipv4');
  let rest = subtract(addressed, network.ranges.flatMap(everyPacketTo));
  const found: Leaving[] = [
    { hop: 'vpc', boxes: [...local, ...connections.filter(({ family }) => family === ENDPOINTS)] },
  ];
  for (const route of byLength(table)) {
    const boxes = intersect(rest, everyPacketTo(route.destination));
    rest = subtract(rest, everyPacketTo(route.destination));
    found.push(...(mayBeNearer(network, table, route) ? eitherWay : oneWay)(network, own, route, boxes));
  }
  if (mayLearn(network, table)) found.push({ hop: 'learned', boxes: rest });
  const unknown = connections.filter(({ family }) => family !== 'ipv4' && family !== ENDPOINTS);
  found.push({ hop: 'not known', boxes: unknown });
  return found.filter(({ boxes }) => boxes.length > 0);
}

function byLength({ routes }: RouteTable): Route[] {
  return [...routes].sort((a, b) => intervalOf(b.destination).length - intervalOf(a.destination).length);
}

/** Whether there may be routes that nobody wrote down: those that a gateway hands over, and those of others. */
function mayLearn({ attached }: Network, table: RouteTable): boolean {
  return !table.isComplete || table.propagating.some((gateway) => attached.has(gateway));
}

/** Whether a route that is not written may be nearer than this one: of a default route any is. */
function mayBeNearer(network: Network, table: RouteTable, { destination }: Route): boolean {
  return mayLearn(network, table) && intervalOf(destination).length === 0;
}

type Ways = (network: Network, own: Interface, route: Route, boxes: readonly Box[]) => Leaving[];

const oneWay: Ways = (network, own, route, boxes) => [
  { hop: route.target.kind, boxes: beyond(network, own, route, boxes) },
];

/** What the default route lets through may leave by it, and everything by a nearer route, if there is one; private addresses by that alone. */
const eitherWay: Ways = (network, own, route, boxes) => {
  const { kind } = route.target;
  const meant = kind === 'nat-gateway' ? subtract(boxes, PRIVATE.flatMap(everyPacketTo)) : boxes;
  const through = beyond(network, own, route, meant);
  return [
    { hop: `learned or ${kind}`, boxes: through },
    { hop: 'learned', boxes: subtract(boxes, through) },
  ];
};

/** What comes out at the other end of a NAT gateway, whose subnet sees four packets of each connection. */
function beyond(network: Network, own: Interface, { target }: Route, boxes: readonly Box[]): readonly Box[] {
  const gateway = target.kind === 'nat-gateway' ? network.natGateways.get(target.id) : undefined;
  if (!gateway) return boxes;
  const { subnetId } = gateway;
  const subnet = network.subnets.get(subnetId);
  const outer = subnet?.routeTableId === undefined ? undefined : network.routeTables.get(subnet.routeTableId);
  const isOpen = outer?.routes.filter(
    ({ target: { kind, id } }) => kind === 'internet-gateway' && network.attached.has(id),
  );
  const led = isOpen
    ? subtract(
        intersect(
          boxes,
          isOpen.flatMap(({ destination }) => everyPacketTo(destination)),
        ),
        PRIVATE.flatMap(everyPacketTo),
      )
    : boxes;
  const entries = subnet?.aclId === undefined ? undefined : network.acls.get(subnet.aclId);
  const address = own.address;
  if (!entries || address === undefined) return led;
  const fromInside = led.flatMap((box) => {
    const inside = (ports: readonly [number, number]) => [boxOf(box.protocol, `${address}/32`, ports)];
    if (ANSWERED.includes(box.protocol) && aclDrops(entries, true, inside(EPHEMERAL)).length > 0) return [];
    const dropped = aclDrops(entries, false, inside([box.fromPort, box.toPort]));
    return subtract(
      [box],
      dropped.map(({ fromPort, toPort }) => ({ ...box, fromPort, toPort })),
    );
  });
  return passAcl(network, subnetId, 'egress', fromInside);
}
