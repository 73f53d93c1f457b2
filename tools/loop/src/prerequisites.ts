import { type World } from '@nss/embedded-cloud';
import { type LoadedEnvironment } from '@nss/infra';

/** The parts of a world that other people make. */
type Prerequisites = Required<Pick<World, 'images' | 'connections' | 'virtualInterfaces' | 'secrets'>>;

/**
 * What has to exist before an environment can be deployed and is nobody's to deploy: the image Zscaler shares with the
 * account, the Direct Connect connection, the virtual interface a carrier allocated, the secret with the BGP key. On AWS
 * these come from other people; the embedded cloud is given stand-ins for exactly those the file names.
 */
export function prerequisites(environments: readonly LoadedEnvironment[]): Prerequisites {
  const worlds = environments.map(({ environment: { account, region, relay, bastion, privateConnection } }): Prerequisites => {
    const place = { account, region };
    const input = privateConnection.kind === 'vpn' ? undefined : privateConnection.virtualInterface;
    const images = [{ ...place, imageId: relay.image, name: 'Zscaler NSS' }, ...(bastion.image ? [{ ...place, imageId: bastion.image, name: 'Windows Server' }] : [])];
    if (!input) return { images, connections: [], virtualInterfaces: [], secrets: [] };
    if (input.origin === 'own') {
      return {
        images,
        connections: [{ ...place, connectionId: input.connectionId }],
        virtualInterfaces: [],
        secrets: input.authKeySecret ? [{ ...place, name: input.authKeySecret, value: 'offline-bgp-key' }] : [],
      };
    }
    const { id: virtualInterfaceId, vlan, customerAsn: asn, amazonAddress, customerAddress } = input;
    const kind = privateConnection.kind === 'transit-gateway' ? 'transit' : 'private';
    return { images, connections: [], virtualInterfaces: [{ ...place, virtualInterfaceId, kind, vlan, asn, amazonAddress, customerAddress }], secrets: [] };
  });
  return {
    images: worlds.flatMap((world) => world.images),
    connections: worlds.flatMap((world) => world.connections),
    virtualInterfaces: worlds.flatMap((world) => world.virtualInterfaces),
    secrets: worlds.flatMap((world) => world.secrets),
  };
}
