import { type Environment, connectionOf } from '@nss/environment';
import { gatewayOfOthers, type GatewayOfOthers } from '@nss/network';

/** What belongs to others and is named in an environment's file, because the environment is connected to it. */
export interface NamedNetworks {
  /** Kind and id, as ARNs of EC2 end: `vpc/vpc-0123456789abcdef0`, its subnets and route tables, `transit-gateway/tgw-0123456789abcdef0`. */
  readonly ec2: readonly string[];
  /** Connections and LAGs: `dxcon-fg2example`. */
  readonly connections: readonly string[];
  /** `a1b2c3d4-5678-90ab-cdef-111111111111` */
  readonly directConnectGateways: readonly string[];
  /** Whether a Direct Connect gateway is associated, own or not: what may be announced over it changes with the file. */
  readonly associatesGateway: boolean;
}

/** How ARNs of EC2 name a gateway. https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html */
const ARN_KIND: Readonly<Record<GatewayOfOthers['type'], string>> = { 'transit-gateway': 'transit-gateway' };

/** What the file of an environment names of others' networks. */
export function namedNetworks(environment: Pick<Environment, 'vpc' | 'privateConnection'>): NamedNetworks {
  const { existing } = environment.vpc;
  const subnets = [...(existing?.publicSubnets ?? []), ...(existing?.privateSubnets ?? [])];
  const { gateway, directConnectGateway: direct, virtualInterfaces } = connectionOf(environment);
  const others = gatewayOfOthers(gateway);
  const connectionIds = virtualInterfaces.flatMap(({ input }) => (input.origin === 'own' ? [input.connectionId] : []));
  return {
    ec2: [
      ...new Set([
        ...(existing ? [`vpc/${existing.id}`] : []),
        ...subnets.map(({ id }) => `subnet/${id}`),
        ...subnets.map(({ routeTableId }) => `route-table/${routeTableId}`),
        ...(others ? [`${ARN_KIND[others.type]}/${others.id}`] : []),
      ]),
    ],
    connections: [...new Set(connectionIds)],
    directConnectGateways: direct?.id ? [direct.id] : [],
    associatesGateway: direct !== undefined && virtualInterfaces.length > 0,
  };
}
