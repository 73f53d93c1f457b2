import { type Fixtures } from '@nss/embedded-aws';
import { type Connection, type Environment, connectionOf, connectionSecrets } from '@nss/environment';
import { gatewayOfOthers, type GatewayOfOthers, virtualInterfaceType } from '@nss/network';

type Prerequisites = Required<
  Pick<Fixtures, 'transitGateways' | 'directConnectGateways' | 'connections' | 'virtualInterfaces' | 'secrets'>
>;

/** The account and region of an environment. */
interface Place {
  readonly account: string;
  readonly region: string;
}

/** What stands for the keys of each kind offline. */
const OFFLINE_KEYS = { 'BGP key': 'offline-bgp-key', 'key of a tunnel': 'offline.tunnel.key' } as const;

/** What of a private connection others make: both kinds of gateways, the ports, the interfaces on a carrier's port, the keys. */
export function prerequisiteConnection(
  place: Place,
  environment: Pick<Environment, 'privateConnection'>,
): Prerequisites {
  const connection = connectionOf(environment);
  const { gateway, virtualInterfaces } = connection;
  const type = virtualInterfaceType(gateway);
  const connectionIds = virtualInterfaces.flatMap(({ input }) => (input.origin === 'own' ? [input.connectionId] : []));
  const secrets = new Map(connectionSecrets(connection).map(({ name, holds }) => [name, OFFLINE_KEYS[holds]]));
  return {
    ...ofGateways(place, connection),
    connections: [...new Set(connectionIds)].map((connectionId) => ({ ...place, connectionId })),
    virtualInterfaces: virtualInterfaces.flatMap(({ input }) => {
      if (input.origin === 'own') return [];
      const { id: virtualInterfaceId, vlan, customerAsn: asn, amazonAddress, customerAddress } = input;
      return [{ ...place, virtualInterfaceId, kind: type, vlan, asn, amazonAddress, customerAddress }];
    }),
    secrets: [...secrets].map(([name, value]) => ({ ...place, name, value })),
  };
}

function ofGateways(
  place: Place,
  { gateway, directConnectGateway: direct }: Connection,
): Pick<Prerequisites, 'transitGateways' | 'directConnectGateways'> {
  const others = gatewayOfOthers(gateway);
  // Its number, which the file does not say, differs from that of the gateway behind it.
  // https://docs.aws.amazon.com/directconnect/latest/UserGuide/direct-connect-transit-gateways.html
  const asn = gateway.amazonAsn === 64512 ? 64513 : 64512;
  return {
    ...(others ? OF_OTHERS[others.type](place, others) : { transitGateways: [] }),
    directConnectGateways: direct?.id ? [{ ...place, directConnectGatewayId: direct.id, asn }] : [],
  };
}

/** What others made, by the type of the gateway. */
const OF_OTHERS: Readonly<
  Record<GatewayOfOthers['type'], (place: Place, gateway: GatewayOfOthers) => Pick<Prerequisites, 'transitGateways'>>
> = {
  'transit-gateway': (place, { id, amazonAsn }) => ({
    transitGateways: [{ ...place, transitGatewayId: id, asn: amazonAsn }],
  }),
};
