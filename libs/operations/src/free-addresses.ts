import { DescribeNetworkInterfacesCommand, type EC2Client, type NetworkInterface } from '@aws-sdk/client-ec2';
import { type AssemblyStack, type StackReader, type Template } from '@nss/deployment';

/** An interface that a template makes with an address of its own. */
interface FixedAddress {
  readonly logicalId: string;
  /** As the template describes it: `eth0 of nss-dev-web-01`. */
  readonly description: string;
  readonly address: string;
  readonly subnetId: string;
}

/**
 * Refuses a change before anything is prepared for it where another interface has an address that a server or the bastion needs: CloudFormation
 * would hear of it midway, after other things have changed.
 * @throws Error with each address, who has it, and the way out
 */
export async function requireFreeAddresses(
  stacks: readonly AssemblyStack[],
  { reader, ec2 }: { readonly reader: Pick<StackReader, 'physicalIds'>; readonly ec2: EC2Client },
): Promise<void> {
  const taken: string[] = [];
  for (const { stackName, template } of stacks) {
    const ids = await reader.physicalIds(stackName);
    const own = new Set(ids.values());
    for (const wanted of fixedAddresses(template, ids)) {
      const { NetworkInterfaces = [] } = await ec2.send(
        new DescribeNetworkInterfacesCommand({
          Filters: [
            { Name: 'subnet-id', Values: [wanted.subnetId] },
            { Name: 'addresses.private-ip-address', Values: [wanted.address] },
          ],
        }),
      );
      const other = NetworkInterfaces.find(({ NetworkInterfaceId = '' }) => !own.has(NetworkInterfaceId));
      if (other) taken.push(takenText(wanted, other));
    }
  }
  if (taken.length > 0)
    throw new Error(
      `${taken.join('\n')}\nTake that interface away, or give ours another address in the environment file (relay.addresses, bastion.address); nothing was prepared or changed`,
    );
}

/** In subnets that exist: in one that is yet to be made nobody has an address. */
function fixedAddresses({ Resources = {} }: Template, ids: ReadonlyMap<string, string>): FixedAddress[] {
  return Object.entries(Resources).flatMap(([logicalId, { Type, Properties = {} }]) => {
    const { PrivateIpAddress: address, SubnetId, Description } = Properties;
    const subnetId = typeof SubnetId === 'string' ? SubnetId : ids.get((SubnetId as { Ref?: string })?.Ref ?? '');
    if (Type !== 'AWS::EC2::NetworkInterface' || typeof address !== 'string' || subnetId === undefined) return [];
    return [{ logicalId, description: typeof Description === 'string' ? Description : logicalId, address, subnetId }];
  });
}

function takenText({ description, address, subnetId }: FixedAddress, other: NetworkInterface): string {
  const { NetworkInterfaceId, InterfaceType = 'interface', Description } = other;
  return `${address} in ${subnetId}, which ${description} needs, is taken by ${NetworkInterfaceId} (${InterfaceType}${Description ? `, ${Description}` : ''})`;
}
