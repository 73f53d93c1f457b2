import {
  DescribeAddressesCommand,
  type NetworkInterface,
  paginateDescribeNatGateways,
  paginateDescribeNetworkInterfaces,
} from '@aws-sdk/client-ec2';
import { everyItem } from '@nss/deployment';
import { type AccountResource, type Properties } from '../resource';
import { filter, type Networks } from './own-networks';
import { ownTags, type Reading } from './reading';

/** NAT gateways, public addresses and what they are on, and network interfaces that nobody's service made. */
export async function readAddresses(from: Reading, networks: Networks): Promise<AccountResource[]> {
  const client = { client: from.clients.ec2 };
  const [natGateways, { Addresses = [] }, interfaces] = await Promise.all([
    everyItem(
      paginateDescribeNatGateways(client, { Filter: [filter('vpc-id', networks.all)] }),
      (page) => page.NatGateways,
    ),
    from.clients.ec2.send(new DescribeAddressesCommand({})),
    everyItem(
      paginateDescribeNetworkInterfaces(client, { Filters: [filter('vpc-id', networks.all)] }),
      (page) => page.NetworkInterfaces,
    ),
  ]);
  const owned = from.ids('AWS::EC2::EIP');
  const ofNat = natGateways.flatMap(({ NatGatewayAddresses = [] }) =>
    NatGatewayAddresses.map(({ AllocationId }) => AllocationId),
  );
  const here = interfaces.filter(({ VpcId = '' }) => networks.own.includes(VpcId)).map((i) => i.NetworkInterfaceId);
  return [
    ...natGateways
      .filter(({ State = '' }) => !['deleting', 'deleted', 'failed'].includes(State))
      .map((nat) => {
        const [first, ...further] = nat.NatGatewayAddresses ?? [];
        return {
          Type: 'AWS::EC2::NatGateway',
          PhysicalId: nat.NatGatewayId ?? '',
          ...networks.origin(nat.VpcId),
          Properties: {
            AllocationId: first?.AllocationId,
            ConnectivityType: nat.ConnectivityType,
            PrivateIpAddress: first?.PrivateIp,
            SecondaryAllocationIds: further.map(({ AllocationId }) => AllocationId),
            SubnetId: nat.SubnetId,
            Tags: ownTags(nat.Tags),
          },
        };
      }),
    ...Addresses.flatMap((address): AccountResource[] => {
      const isOn = here.includes(address.NetworkInterfaceId);
      if (!isOn && !owned.includes(address.PublicIp ?? '')) return [];
      const isOfNat = ofNat.includes(address.AllocationId);
      return [
        {
          Type: 'AWS::EC2::EIP',
          PhysicalId: address.PublicIp ?? '',
          Attributes: { AllocationId: address.AllocationId ?? '' },
          Properties: { Domain: address.Domain, Tags: ownTags(address.Tags) },
        },
        ...(address.AssociationId && !isOfNat
          ? [
              {
                Type: 'AWS::EC2::EIPAssociation',
                PhysicalId: `${address.PublicIp}|association`,
                Attributes: { AllocationId: address.AllocationId ?? '', AssociationId: address.AssociationId },
                Properties: { AllocationId: address.AllocationId, NetworkInterfaceId: address.NetworkInterfaceId },
              },
            ]
          : []),
      ];
    }),
    ...interfacesOf(from, networks, interfaces),
  ];
}

function interfacesOf(from: Reading, networks: Networks, interfaces: readonly NetworkInterface[]): AccountResource[] {
  const owned = from.ids('AWS::EC2::NetworkInterface');
  return interfaces
    .filter(({ NetworkInterfaceId = '', RequesterManaged, InterfaceType = 'interface', Attachment }) => {
      if (owned.includes(NetworkInterfaceId)) return true;
      // What a NAT gateway, an endpoint or an attachment made is read with it; one that came with a machine, with the machine.
      return !RequesterManaged && InterfaceType === 'interface' && !Attachment?.InstanceId;
    })
    .map((each) => ({
      Type: 'AWS::EC2::NetworkInterface',
      PhysicalId: each.NetworkInterfaceId ?? '',
      ...(owned.includes(each.NetworkInterfaceId ?? '') ? {} : networks.origin(each.VpcId)),
      Properties: interfaceProperties(each),
    }));
}

/** What an interface is set to, by the names that `AWS::EC2::NetworkInterface` has for it. */
export function interfaceProperties(each: NetworkInterface): Properties {
  return {
    Description: each.Description,
    GroupSet: each.Groups?.map(({ GroupId }) => GroupId),
    Ipv6Addresses: each.Ipv6Addresses?.map(({ Ipv6Address }) => ({ Ipv6Address })),
    PrivateIpAddress: each.PrivateIpAddress,
    SecondaryPrivateIpAddresses: each.PrivateIpAddresses?.filter(({ Primary }) => !Primary).map(
      ({ PrivateIpAddress }) => PrivateIpAddress,
    ),
    SourceDestCheck: each.SourceDestCheck,
    SubnetId: each.SubnetId,
    Tags: ownTags(each.TagSet),
  };
}
