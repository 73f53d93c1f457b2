import { type Flow, type GroupRole } from '@nss/network';
import { decidedFlows, ENDPOINTS, type Expected, prefixesOfRole } from './expected';
import { EPHEMERAL } from './connections';
import { aclPasses } from './network-acl';
import { type Interface, type Network, type RouteTable } from './network';
import { isIn, leavesBy, routesTo } from './routes';
import { type Box, boxOf } from './space';

const ANYWHERE = '0.0.0.0/0';

/** What stops or misleads the flows that begin at an interface, on the way there and back. */
export function pathProblems(network: Network, expected: Expected, own: Interface, role: GroupRole): string[] {
  const flows = decidedFlows(expected).filter(({ from }) => from.kind === 'group' && from.group === role);
  const received = decidedFlows(expected).filter(({ to }) => to.kind === 'group' && to.group === role);
  return own.subnetIds.flatMap((subnetId) => {
    const subnet = network.subnets.get(subnetId);
    if (!subnet) return [`${own.id} lies in ${subnetId}, which nobody knows`];
    if (own.address !== undefined && !isIn(own.address, subnet.cidr))
      return [`${own.id} has ${own.address}, outside of its subnet ${subnet.cidr}`];
    const table = subnet.routeTableId === undefined ? undefined : network.routeTables.get(subnet.routeTableId);
    if (!table) return [`${subnetId} has no route table of its own: it would take that of the VPC`];
    const open = table.routes.filter(({ target }) => target.kind === 'internet-gateway');
    return [
      ...open.map(
        ({ destination }) =>
          `${own.id} could be reached from the internet: ${subnetId} has a route to ${destination} over an internet gateway`,
      ),
      ...(table.named ?? []).map(
        ({ destination, target: { id } }) =>
          `${subnetId} has a route to ${destination} over ${id}, which no flow is for`,
      ),
      ...flows.flatMap((flow) => aclProblems(network, expected, subnetId, flow, 'begins')),
      ...received.flatMap((flow) => aclProblems(network, expected, subnetId, flow, 'ends')),
      ...flows.flatMap((flow) => routeProblems(network, expected, subnetId, table, flow)),
    ];
  });
}

/** An ACL sees each packet alone: those of the flow, and their answers to any port a client may have. */
function aclProblems(
  { subnets, acls }: Network,
  expected: Expected,
  subnetId: string,
  flow: Flow,
  where: 'begins' | 'ends',
): string[] {
  const aclId = subnets.get(subnetId)?.aclId;
  if (aclId === undefined) return [];
  const entries = acls.get(aclId);
  if (!entries) return [`${subnetId} has the network ACL ${aclId}, whose entries nobody knows`];
  const peers = peersOf(flow, where === 'begins' ? 'to' : 'from', expected, subnets);
  const boxes = (ports: readonly [number, number]): Box[] => peers.map((peer) => boxOf(flow.protocol, peer, ports));
  const there = aclPasses(entries, where === 'begins', boxes([flow.port, flow.port]));
  const back = aclPasses(entries, where !== 'begins', boxes(EPHEMERAL));
  return [
    ...(there ? [] : [`the network ACL of ${subnetId} stops ${flow.id}`]),
    ...(back ? [] : [`the network ACL of ${subnetId} stops the answers of ${flow.id}`]),
  ];
}

/** Prefixes of the other end; of endpoints and prefix lists all that they may be. */
function peersOf(flow: Flow, end: 'to' | 'from', expected: Expected, subnets: Network['subnets']): readonly string[] {
  const party = flow[end];
  if (party.kind === 'prefixes') return party.prefixes;
  if (party.kind === 'prefix-list') return [ANYWHERE];
  if (party.group === ENDPOINTS) {
    const privately = expected.addresses.subnets.filter(({ kind }) => kind === 'private').map(({ cidr }) => cidr);
    return [...subnets.values()].map(({ cidr }) => cidr).filter((cidr) => privately.includes(cidr));
  }
  return prefixesOfRole(party.group, expected);
}

function routeProblems(
  network: Network,
  expected: Expected,
  subnetId: string,
  table: RouteTable,
  flow: Flow,
): string[] {
  if (flow.via === 'vpc') return [];
  if (flow.to.kind === 'prefix-list' && table.endpoints.includes('s3')) return [];
  const prefixes = flow.to.kind === 'prefixes' ? flow.to.prefixes : [ANYWHERE];
  const isLed =
    flow.via === 'internet'
      ? leavesByNat(network, expected, table, prefixes, flow)
      : prefixes.every((prefix) => leavesPrivately(network, table, prefix));
  // A gateway of ours in a VPC of others brings its routes itself.
  const isOurs = flow.via !== 'internet' && (network.privateGateways?.size ?? 0) > 0;
  return isLed || (!table.isComplete && !isOurs && isOthersBusiness(table, prefixes))
    ? []
    : [`${subnetId} does not lead ${flow.id} by ${flow.via}`];
}

/** Of a VPC that others made only the routes that are ours are known. */
function isOthersBusiness(table: RouteTable, prefixes: readonly string[]): boolean {
  return prefixes.every((prefix) => routesTo(table, prefix).length === 0);
}

function leavesByNat(
  network: Network,
  expected: Expected,
  table: RouteTable,
  prefixes: readonly string[],
  flow: Flow,
): boolean {
  if (!prefixes.every((prefix) => leavesBy(table, prefix, 'nat-gateway'))) return false;
  const gateways = new Set(prefixes.flatMap((prefix) => routesTo(table, prefix).map(({ target }) => target.id)));
  return [...gateways].every((id) => {
    const gateway = network.natGateways.get(id);
    const subnet = gateway && network.subnets.get(gateway.subnetId);
    const outer = subnet?.routeTableId === undefined ? undefined : network.routeTables.get(subnet.routeTableId);
    return (
      gateway !== undefined &&
      outer !== undefined &&
      prefixes.every((prefix) => leavesBy(outer, prefix, 'internet-gateway')) &&
      outer.routes.every(({ target }) => target.kind !== 'internet-gateway' || network.attached.has(target.id)) &&
      crossesNat(network, expected, gateway.subnetId, prefixes, flow)
    );
  });
}

/** The NAT gateway's subnet sees four packets: in from the private side, out, and both answers. */
function crossesNat(
  { subnets, acls }: Network,
  expected: Expected,
  subnetId: string,
  prefixes: readonly string[],
  flow: Flow,
): boolean {
  const aclId = subnets.get(subnetId)?.aclId;
  const entries = aclId === undefined ? undefined : acls.get(aclId);
  if (aclId === undefined) return true;
  if (!entries) return false;
  const inside = flow.from.kind === 'group' ? prefixesOfRole(flow.from.group, expected) : [];
  const own = (ports: readonly [number, number]) => inside.map((each) => boxOf(flow.protocol, each, ports));
  const outside = (ports: readonly [number, number]) => prefixes.map((each) => boxOf(flow.protocol, each, ports));
  const port = [flow.port, flow.port] as const;
  return (
    aclPasses(entries, false, own(port)) &&
    aclPasses(entries, true, outside(port)) &&
    aclPasses(entries, false, outside(EPHEMERAL)) &&
    aclPasses(entries, true, own(EPHEMERAL))
  );
}

/** By a written route, or by one that the gateway learns: no written one may be nearer than the default. */
function leavesPrivately({ attached }: Network, table: RouteTable, prefix: string): boolean {
  if (leavesBy(table, prefix, 'private-connection')) return true;
  const learns = table.propagating.some((gateway) => attached.has(gateway));
  return learns && routesTo(table, prefix).every(({ destination }) => destination === ANYWHERE);
}
