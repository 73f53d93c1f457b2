import { type World } from '@nss/embedded-aws';
import { type Environment } from '@nss/environment';

type Connection = Required<
  Pick<World, 'transitGateways' | 'directConnectGateways' | 'connections' | 'virtualInterfaces' | 'secrets'>
>;

/** The account and region of an environment. */
interface Place {
  readonly account: string;
  readonly region: string;
}

/** What of a private connection others make: both kinds of gateways, the port, the interface on a carrier's port, the BGP key. */
export function prerequisiteConnection(place: Place, connection: Environment['privateConnection']): Connection {
  const ofPort = ofInterface(place, connection);
  const vpn = connection.kind === 'vpn' ? connection : connection.backup;
  const keys = (vpn?.tunnels.preSharedKeySecrets ?? []).map((name) => ({
    ...place,
    name,
    value: 'offline.tunnel.key',
  }));
  return { ...ofGateways(place, connection), ...ofPort, secrets: [...ofPort.secrets, ...keys] };
}

function ofGateways(
  place: Place,
  connection: Environment['privateConnection'],
): Pick<Connection, 'transitGateways' | 'directConnectGateways'> {
  const { amazonAsn } = connection;
  const transitGatewayId = connection.kind === 'transit-gateway' ? connection.transitGatewayId : undefined;
  const gateway =
    connection.kind === 'transit-gateway' || connection.kind === 'direct-connect-gateway'
      ? connection.directConnectGateway
      : {};
  // Its number, which the file does not say, differs from that of the gateway behind it.
  // https://docs.aws.amazon.com/directconnect/latest/UserGuide/direct-connect-transit-gateways.html
  const asn = amazonAsn === 64512 ? 64513 : 64512;
  return {
    transitGateways: transitGatewayId ? [{ ...place, transitGatewayId, asn: amazonAsn }] : [],
    directConnectGateways: gateway.id ? [{ ...place, directConnectGatewayId: gateway.id, asn }] : [],
  };
}

function ofInterface(
  place: Place,
  connection: Environment['privateConnection'],
): Pick<Connection, 'connections' | 'virtualInterfaces' | 'secrets'> {
  const input = connection.kind === 'vpn' ? undefined : connection.virtualInterface;
  if (!input) return { connections: [], virtualInterfaces: [], secrets: [] };
  if (input.origin === 'own') {
    return {
      connections: [{ ...place, connectionId: input.connectionId }],
      virtualInterfaces: [],
      secrets: input.authKeySecret ? [{ ...place, name: input.authKeySecret, value: 'offline-bgp-key' }] : [],
    };
  }
  const { id: virtualInterfaceId, vlan, customerAsn: asn, amazonAddress, customerAddress } = input;
  const kind = connection.kind === 'transit-gateway' ? 'transit' : 'private';
  return {
    connections: [],
    virtualInterfaces: [{ ...place, virtualInterfaceId, kind, vlan, asn, amazonAddress, customerAddress }],
    secrets: [],
  };
}
