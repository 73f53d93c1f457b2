import { connectionOf, type LoadedEnvironment, relayFeeds } from '@nss/environment';
import { type LogType, resourceName } from '@nss/naming';
import { sendersOf } from '@nss/observability';
import { isStandby } from '../standby';
import { linkEdges, linkNodes } from './links';
import { type Topology, type TopologyEdge, type TopologyNode } from './topology';

/** What an environment stands for, drawn: its zones and subnets, machines with both interfaces, gateways, links and what is outside. */
export function deriveTopology(loaded: LoadedEnvironment): Topology {
  const { environment, plan } = loaded;
  const { vpc, zscaler, siem } = environment;
  const zones = vpc.zones.map((zone, index) => zoneNode(loaded, zone, index));
  const gateway: TopologyNode = {
    id: 'private-gateway',
    label: connectionOf(environment).gateway.type.replaceAll('-', ' '),
    kind: 'gateway',
  };
  const hasOwnNat = plan.addresses.natAddresses.length > 0;
  const toZscaler = hasOwnNat ? 'internet-gateway' : 'egress';
  return {
    nodes: [
      { id: 'zscaler', label: `Zscaler hubs of ${zscaler.cloud}`, kind: 'outside' },
      {
        id: 'vpc',
        label: `VPC ${vpc.existing?.id ?? resourceName(environment.purpose, 'vpc', 1)}`,
        detail: vpc.cidr,
        kind: 'group',
        children: [
          hasOwnNat
            ? { id: toZscaler, label: 'internet gateway', kind: 'gateway' }
            : { id: toZscaler, label: 'egress of others', kind: 'gateway' },
          ...zones,
          gateway,
        ],
      },
      ...linkNodes(environment),
      ...siem.map(
        ({ name, prefixes }): TopologyNode => ({
          id: `siem-${name}`,
          label: `SIEM ${name}`,
          detail: prefixes.join(', '),
          kind: 'outside',
        }),
      ),
    ],
    edges: [
      { from: toZscaler, to: 'zscaler', label: 'TCP 443' },
      ...zoneEdges(loaded, toZscaler),
      ...linkEdges(environment),
    ],
  };
}

function zoneNode({ environment, plan }: LoadedEnvironment, zone: string, index: number): TopologyNode {
  const { purpose } = environment;
  const { subnets, natAddresses, servers, bastionAddress } = plan.addresses;
  const inKind = (kind: 'public' | 'private', children: readonly TopologyNode[]): TopologyNode[] =>
    subnets
      .filter((subnet) => subnet.zoneIndex === index && subnet.kind === kind)
      .map((subnet) => ({
        id: `${kind}-${index}`,
        label: `${kind} subnet`,
        detail: subnet.cidr,
        kind: 'group',
        children,
      }));
  const nat = natAddresses[index];
  const machines = servers
    .filter(({ zoneIndex }) => zoneIndex === index)
    .map((server): TopologyNode => {
      const standsBy = isStandby(environment, server);
      return {
        id: server.name,
        label: `${resourceName(purpose, server.log, server.number)}${standsBy ? ' (standby)' : ''}`,
        detail: `eth0 ${server.managementAddress} · eth1 ${server.serviceAddress}`,
        kind: standsBy ? 'standby' : 'server',
      };
    });
  const bastion: TopologyNode[] =
    index === 0
      ? [
          {
            id: 'bastion',
            label: resourceName(purpose, 'bastion', 1),
            detail: `${bastionAddress}, SSH to every server`,
            kind: 'bastion',
          },
        ]
      : [];
  return {
    id: `zone-${index}`,
    label: zone,
    kind: 'group',
    children: [
      ...inKind(
        'public',
        nat === undefined ? [] : [{ id: `nat-${index}`, label: 'NAT gateway', detail: nat, kind: 'gateway' }],
      ),
      ...inKind('private', [...machines, ...bastion]),
    ],
  };
}

/** From the servers of each zone outwards. */
function zoneEdges({ environment, plan }: LoadedEnvironment, toZscaler: string): TopologyEdge[] {
  const { servers, natAddresses } = plan.addresses;
  const feeds = relayFeeds(environment).filter(({ logType }) => logType !== 'alerts');
  const ports = (server: { log: LogType; number: number }) =>
    feeds.filter((feed) => sendersOf(feed, [server]).length > 0).map(({ port }) => port);
  const nats = natAddresses.map((_, index): TopologyEdge => ({ from: `nat-${index}`, to: toZscaler, label: '' }));
  return [
    ...nats,
    ...servers.flatMap(({ name, zoneIndex, log, number }): TopologyEdge[] => [
      {
        from: name,
        to:
          natAddresses[zoneIndex] === undefined ? (natAddresses.length > 0 ? 'nat-0' : toZscaler) : `nat-${zoneIndex}`,
        label: 'TCP 443',
      },
      { from: name, to: 'private-gateway', label: `${log}, TCP ${[...new Set(ports({ log, number }))].join(', ')}` },
    ]),
  ];
}
