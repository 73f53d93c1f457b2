import { type VirtualInterface, bgpStatusQuery } from '../alarms/direct-connect-alarms';
import { graph } from './content';
import { type DashboardData } from './data';
import { type MetricLine, type Row } from './model';

const FIVE_MINUTES = 300;

/** The way out and the way to the SIEM: NAT gateway, Direct Connect, VPN. What an environment lacks is left out. */
export function pathRow({ region, natGateways = [], virtualInterfaces = [], vpnConnections = [] }: DashboardData): Row {
  const nat = natGateways.flatMap(({ id, name }): MetricLine[] => [
    ['AWS/NATGateway', 'ErrorPortAllocation', 'NatGatewayId', id, { label: `${name} no port` }],
    ['AWS/NATGateway', 'PacketsDropCount', 'NatGatewayId', id, { label: `${name} dropped` }],
  ]);
  const tunnels = vpnConnections.map(
    ({ id, name }): MetricLine => ['AWS/VPN', 'TunnelState', 'VpnId', id, { label: name }],
  );
  const up = { label: 'up', value: 1 };
  return {
    height: 6,
    widgets: [
      ...(nat.length > 0 ? [graph('NAT gateway: errors', nat, { region, stat: 'Sum' })] : []),
      ...(virtualInterfaces.length > 0
        ? [
            graph('Direct Connect: BGP', virtualInterfaces.map(bgpLine), {
              region,
              stat: 'Minimum',
              periodSeconds: FIVE_MINUTES,
              level: up,
            }),
          ]
        : []),
      ...(tunnels.length > 0
        ? [graph('VPN: tunnels', tunnels, { region, stat: 'Minimum', periodSeconds: FIVE_MINUTES, level: up })]
        : []),
    ],
  };
}

function bgpLine({ id, connectionId, name }: VirtualInterface, index: number): MetricLine {
  if (connectionId === undefined)
    return [{ expression: bgpStatusQuery(id), id: index === 0 ? 'bgp' : `bgp${index + 1}`, label: name }];
  return [
    'AWS/DX',
    'VirtualInterfaceBgpStatus',
    'ConnectionId',
    connectionId,
    'VirtualInterfaceId',
    id,
    { label: name },
  ];
}
