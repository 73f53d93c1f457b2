import {
  DeleteVirtualInterfaceCommand,
  DescribeVirtualInterfacesCommand,
  DirectConnectClient,
  type VirtualInterface,
} from '@aws-sdk/client-direct-connect';
import { prepareWorld, type World } from '@nss/embedded-aws';
import { type TrialEnvironment } from './environment';

/** The virtual interface of an environment as it is now. */
export async function virtualInterface({ client, system }: TrialEnvironment): Promise<VirtualInterface> {
  const { virtualInterfaces = [] } = await new DirectConnectClient(client).send(
    new DescribeVirtualInterfacesCommand({ virtualInterfaceId: system.virtualInterface?.id ?? '' }),
  );
  return virtualInterfaces[0] ?? {};
}

/** The carrier allocates the hosted interface anew, as it was ordered but for what is given: it waits to be accepted again. */
export async function allocateAnew(
  { client, endpoint, place: { account, region }, system }: TrialEnvironment,
  changed: Partial<NonNullable<World['virtualInterfaces']>[number]> = {},
): Promise<void> {
  const ordered = system.virtualInterface;
  if (!ordered) throw new Error('the environment has no virtual interface');
  await new DirectConnectClient(client)
    .send(new DeleteVirtualInterfaceCommand({ virtualInterfaceId: ordered.id }))
    .catch(() => undefined);
  const { id: virtualInterfaceId, vlan, customerAsn: asn, customerAddress, amazonAddress } = ordered;
  await prepareWorld(endpoint, {
    virtualInterfaces: [{ account, region, virtualInterfaceId, vlan, asn, customerAddress, amazonAddress, ...changed }],
    bgpPeers: [{ account, region, virtualInterfaceId, status: 'up' }],
  });
}
