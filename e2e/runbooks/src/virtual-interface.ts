import {
  DeleteVirtualInterfaceCommand,
  DescribeVirtualInterfacesCommand,
  DirectConnectClient,
  type VirtualInterface,
} from '@aws-sdk/client-direct-connect';
import { PutParameterCommand } from '@aws-sdk/client-ssm';
import { prepareFixtures, type Fixtures } from '@nss/embedded-aws';
import { type SystemDescription, systemParameterName } from '@nss/runbook-definition';
import { type DeployedEnvironment } from './environment';

/** The virtual interface of an environment as it is now. */
export async function virtualInterface({ client, system }: DeployedEnvironment): Promise<VirtualInterface> {
  const { virtualInterfaces = [] } = await new DirectConnectClient(client).send(
    new DescribeVirtualInterfacesCommand({ virtualInterfaceId: system.virtualInterfaces[0]?.id ?? '' }),
  );
  return virtualInterfaces[0] ?? {};
}

/** The carrier allocates the hosted interface anew, as it was ordered but for what is given: it waits to be accepted again. */
export async function allocateAnew(
  { client, endpoint, place: { account, region }, system }: DeployedEnvironment,
  changed: Partial<NonNullable<Fixtures['virtualInterfaces']>[number]> = {},
): Promise<void> {
  const [ordered] = system.virtualInterfaces;
  if (!ordered) throw new Error('the environment has no virtual interface');
  await new DirectConnectClient(client)
    .send(new DeleteVirtualInterfaceCommand({ virtualInterfaceId: ordered.id }))
    .catch(() => undefined);
  const { id: virtualInterfaceId, vlan, customerAsn: asn, customerAddress, amazonAddress } = ordered;
  await prepareFixtures(endpoint, {
    virtualInterfaces: [{ account, region, virtualInterfaceId, vlan, asn, customerAddress, amazonAddress, ...changed }],
    bgpPeers: [{ account, region, virtualInterfaceId, status: 'up' }],
  });
}

/** Tells the runbooks of a system that is not quite the deployed one. */
export async function describeAs({ ssm, place }: DeployedEnvironment, system: SystemDescription): Promise<void> {
  await ssm.send(
    new PutParameterCommand({
      Name: systemParameterName(place.purpose),
      Value: JSON.stringify(system),
      Overwrite: true,
    }),
  );
}

/** The second of two hosted interfaces, which {@link allocateSecond} allocates. */
export const SECOND_INTERFACE = 'dxvif-fg9second';

/** A carrier allocates a second interface, and the runbooks know of both: `describeAs` the deployed system takes it back. */
export async function allocateSecond(
  environment: DeployedEnvironment,
  changed: Partial<NonNullable<Fixtures['virtualInterfaces']>[number]> = {},
): Promise<void> {
  const {
    client,
    endpoint,
    place: { account, region },
    system,
  } = environment;
  const [first] = system.virtualInterfaces;
  if (!first) throw new Error('the environment has no virtual interface');
  await new DirectConnectClient(client)
    .send(new DeleteVirtualInterfaceCommand({ virtualInterfaceId: SECOND_INTERFACE }))
    .catch(() => undefined);
  const second = { vlan: 109, customerAddress: '169.254.109.1/30', amazonAddress: '169.254.109.2/30' };
  await prepareFixtures(endpoint, {
    virtualInterfaces: [
      { account, region, virtualInterfaceId: SECOND_INTERFACE, asn: first.customerAsn, ...second, ...changed },
    ],
    bgpPeers: [{ account, region, virtualInterfaceId: SECOND_INTERFACE, status: 'up' }],
  });
  await describeAs(environment, {
    ...system,
    virtualInterfaces: [first, { ...first, id: SECOND_INTERFACE, origin: 'hosted', ...second }],
  });
}
