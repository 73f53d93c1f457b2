import { type Environment } from '@nss/environment';

/** What belongs to others and is named in an environment's file, because the environment is connected to it. */
export interface NamedNetworks {
  /** Kind and id, as ARNs of EC2 end: `vpc/vpc-0123456789abcdef0`, its subnets and route tables, `transit-gateway/tgw-0123456789abcdef0`. */
  readonly ec2: readonly string[];
  /** Connection or LAG: `dxcon/dxcon-fg2example`. */
  readonly connections: readonly string[];
  /** `dx-gateway/a1b2c3d4-5678-90ab-cdef-111111111111` */
  readonly directConnectGateways: readonly string[];
  /** Whether a Direct Connect gateway is associated, own or not: what may be announced over it changes with the file. */
  readonly associatesGateway: boolean;
}

/** What the file of an environment names of others' networks. */
export function namedNetworks({
  vpc: { existing },
  privateConnection: connection,
}: Pick<Environment, 'vpc' | 'privateConnection'>): NamedNetworks {
  const subnets = [...(existing?.publicSubnets ?? []), ...(existing?.privateSubnets ?? [])];
  const virtualInterface = connection.kind === 'vpn' ? undefined : connection.virtualInterface;
  const gateway =
    connection.kind === 'direct-connect-gateway' || connection.kind === 'transit-gateway'
      ? connection.directConnectGateway
      : undefined;
  const connectionId = virtualInterface?.origin === 'own' ? virtualInterface.connectionId : undefined;
  return {
    ec2: [
      ...new Set([
        ...(existing ? [`vpc/${existing.id}`] : []),
        ...subnets.map(({ id }) => `subnet/${id}`),
        ...subnets.map(({ routeTableId }) => `route-table/${routeTableId}`),
        ...(connection.kind === 'transit-gateway' && connection.transitGatewayId
          ? [`transit-gateway/${connection.transitGatewayId}`]
          : []),
      ]),
    ],
    connections: connectionId ? [`${connectionId.split('-')[0]}/${connectionId}`] : [],
    directConnectGateways: gateway?.id ? [`dx-gateway/${gateway.id}`] : [],
    associatesGateway: gateway !== undefined && virtualInterface !== undefined,
  };
}
