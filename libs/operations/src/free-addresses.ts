import { type EC2Client, type NetworkInterface, paginateDescribeNetworkInterfaces } from '@aws-sdk/client-ec2';
import { everyItem, type Promotion, type StackPromotion, type StackReader, type Template } from '@nss/deployment';

/** An interface that a template makes with an address of its own. */
interface FixedAddress {
  readonly logicalId: string;
  /** As the template describes it: `eth0 of nss-dev-web-01`. */
  readonly description: string;
  readonly address: string;
  readonly subnetId: string;
}

/**
 * Refuses a change before it is approved where another interface has an address that a server or the bastion needs: CloudFormation would hear
 * of it midway, after other things have changed. What the change takes away first is in nobody's way.
 * @throws Error with each address, who has it, and the way out
 */
export async function requireFreeAddresses(
  { stacks }: Promotion,
  { reader, ec2 }: { readonly reader: Pick<StackReader, 'physicalIds'>; readonly ec2: EC2Client },
): Promise<void> {
  const taken: string[] = [];
  for (const promotion of stacks) {
    const ids = await reader.physicalIds(promotion.stack.stackName);
    const [own, going] = [new Set(ids.values()), goingFirst(promotion, ids)];
    const wanted = fixedAddresses(promotion.stack.template, ids).filter(({ subnetId }) => !going.has(subnetId));
    for (const other of await withAddresses(ec2, wanted)) {
      const ours = wanted.find((each) => hasAddress(other, each));
      if (ours && !own.has(other.NetworkInterfaceId ?? '') && !isOfAny(other, going))
        taken.push(takenText(ours, other));
    }
  }
  if (taken.length > 0)
    throw new Error(
      `${taken.join('\n')}\nTake that interface away, or give the server another address in the environment file (relay.addresses); nothing was changed`,
    );
}

/** Ids of what is gone, or replaced, before anything new has an address. */
function goingFirst({ changes, removal }: StackPromotion, ids: ReadonlyMap<string, string>): ReadonlySet<string> {
  const replaced = changes.filter(({ type, replacement }) => type === 'AWS::EC2::Subnet' && replacement === 'True');
  const logicalIds = [...(removal?.logicalIds ?? []), ...replaced.map(({ logicalId }) => logicalId)];
  return new Set(logicalIds.flatMap((each) => ids.get(each) ?? []));
}

/** An endpoint's interface goes with it: https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html */
function isOfAny({ Description = '' }: NetworkInterface, ids: ReadonlySet<string>): boolean {
  return [...ids].some((id) => Description.endsWith(` ${id}`));
}

/** Interfaces that have one of the addresses, or the same address in another one's subnet. */
async function withAddresses(client: EC2Client, wanted: readonly FixedAddress[]): Promise<NetworkInterface[]> {
  if (wanted.length === 0) return [];
  const values = (of: (each: FixedAddress) => string) => [...new Set(wanted.map(of))];
  const pages = paginateDescribeNetworkInterfaces(
    { client },
    {
      Filters: [
        { Name: 'subnet-id', Values: values(({ subnetId }) => subnetId) },
        { Name: 'addresses.private-ip-address', Values: values(({ address }) => address) },
      ],
    },
  );
  return everyItem(pages, (page) => page.NetworkInterfaces);
}

function hasAddress({ SubnetId, PrivateIpAddresses = [] }: NetworkInterface, { subnetId, address }: FixedAddress) {
  return SubnetId === subnetId && PrivateIpAddresses.some(({ PrivateIpAddress }) => PrivateIpAddress === address);
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
