import { type AddressPlan, type Flow, type GroupRole, serviceGroup } from '@nss/network';
import { type Box, boxOf, boxOfFamily } from './space';

/** What is planned: the addresses of interfaces, and the flows. */
export interface Expected {
  readonly addresses: Pick<AddressPlan, 'servers' | 'bastionAddress' | 'subnets'>;
  readonly flows: readonly Flow[];
  /** Addresses whose interfaces carry the group of an isolated standby for now. @default - none */
  readonly isolated?: readonly string[];
}

/** The role of both interfaces of a standby that is updated: no interface carries its group otherwise. */
export const ISOLATED = 'nss-isolated';

/** Endpoints of AWS's services, whose addresses AWS gives. */
export const ENDPOINTS = 'interface-endpoints';

/** The role of each interface with a fixed address. */
export function rolesByAddress({
  addresses: { servers, bastionAddress },
  isolated = [],
}: Expected): ReadonlyMap<string, GroupRole> {
  return new Map<string, GroupRole>([
    ...servers.flatMap(({ log, managementAddress, serviceAddress }) => [
      [managementAddress, 'nss-management'] as const,
      [serviceAddress, serviceGroup(log)] as const,
    ]),
    [bastionAddress, 'bastion'],
    ...isolated.map((address) => [address, ISOLATED] as const),
  ]);
}

/** The addresses that a role has, as prefixes of one address each; none of those that AWS gives. */
export function prefixesOfRole(role: GroupRole, expected: Expected): string[] {
  return [...rolesByAddress(expected)].flatMap(([address, each]) => (each === role ? [`${address}/32`] : []));
}

/** The flows that rules decide: what AWS answers on the host itself passes whatever they say. */
export function decidedFlows({ flows }: Expected): Flow[] {
  return flows.filter(({ via }) => via !== 'host');
}

/** The packets of a flow as one end of it names them: those to its destination, or those from where it starts. */
export function packetsOf(flow: Flow, end: 'to' | 'from', expected: Expected): Box[] {
  const party = flow[end];
  const ports = [flow.port, flow.port] as const;
  if (party.kind === 'prefixes') return party.prefixes.map((prefix) => boxOf(flow.protocol, prefix, ports));
  if (party.kind === 'prefix-list') return [boxOfFamily(flow.protocol, party.id, ports)];
  if (party.group === ENDPOINTS) return [boxOfFamily(flow.protocol, ENDPOINTS, ports)];
  return prefixesOfRole(party.group, expected).map((prefix) => boxOf(flow.protocol, prefix, ports));
}
