import { connectionOf, type LoadedEnvironment } from '@nss/environment';
import { type TopologyEdge, type TopologyNode } from './topology';

type Environment = LoadedEnvironment['environment'];

interface Link {
  readonly node: TopologyNode;
  readonly isBackup: boolean;
}

/** The ways over which the private gateway is reached: virtual interfaces, VPN connections, or a way of others. */
export function linkNodes(environment: Environment): TopologyNode[] {
  return links(environment).map(({ node }) => node);
}

/** From the gateway over each link to each SIEM. */
export function linkEdges(environment: Environment): TopologyEdge[] {
  return links(environment).flatMap(({ node: { id }, isBackup }) => [
    { from: 'private-gateway', to: id, label: isBackup ? 'backup' : '', isBackup },
    ...environment.siem.map(({ name }) => ({ from: id, to: `siem-${name}`, label: '', isBackup })),
  ]);
}

function links(environment: Environment): Link[] {
  const { virtualInterfaces, vpnConnections } = connectionOf(environment);
  const found: Link[] = [
    ...virtualInterfaces.map(({ input }, index) => ({
      node: {
        id: `virtual-interface-${index}`,
        label: `virtual interface, VLAN ${input.vlan}`,
        detail: `${input.amazonAddress} to ${input.customerAddress}`,
        kind: 'link' as const,
      },
      isBackup: false,
    })),
    ...vpnConnections.map(({ device }, index) => ({
      node: {
        id: `vpn-${index}`,
        label: 'VPN, two tunnels',
        detail: `to ${device.customerGatewayAddress}`,
        kind: 'link' as const,
      },
      isBackup: virtualInterfaces.length > 0,
    })),
  ];
  return found.length > 0
    ? found
    : [{ node: { id: 'way-of-others', label: 'a way that others run', kind: 'link' }, isBackup: false }];
}
