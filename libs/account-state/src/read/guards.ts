import {
  type IpPermission,
  type NetworkAcl,
  paginateDescribeNetworkAcls,
  paginateDescribeSecurityGroups,
} from '@aws-sdk/client-ec2';
import { everyItem } from '@nss/deployment';
import { type AccountResource, type Properties } from '../resource';
import { filter, type Networks } from './own-networks';
import { ownTags, type Reading } from './reading';

/** Security groups with all their rules, and network ACLs with all their entries and subnets. */
export async function readGuards(from: Reading, networks: Networks): Promise<AccountResource[]> {
  return (await Promise.all([securityGroups(from, networks), networkAcls(from, networks)])).flat();
}

async function securityGroups(from: Reading, { all, own }: Networks): Promise<AccountResource[]> {
  const pages = paginateDescribeSecurityGroups({ client: from.clients.ec2 }, { Filters: [filter('vpc-id', all)] });
  const owned = from.ids('AWS::EC2::SecurityGroup');
  return (await everyItem(pages, (page) => page.SecurityGroups)).map((group) => ({
    Type: 'AWS::EC2::SecurityGroup',
    PhysicalId: group.GroupId ?? '',
    ...(!own.includes(group.VpcId ?? '') && !owned.includes(group.GroupId ?? '')
      ? { Origin: 'others' as const }
      : group.GroupName === 'default' && { Origin: 'implied' as const }),
    Properties: {
      GroupDescription: group.Description,
      GroupName: group.GroupName,
      SecurityGroupEgress: rulesOf('Destination', group.IpPermissionsEgress),
      SecurityGroupIngress: rulesOf('Source', group.IpPermissions),
      Tags: ownTags(group.Tags),
      VpcId: group.VpcId,
    },
  }));
}

function rulesOf(side: 'Source' | 'Destination', permissions: readonly IpPermission[] = []): Properties[] {
  return permissions.flatMap(({ IpProtocol, FromPort, ToPort, ...peers }) =>
    [
      ...(peers.IpRanges ?? []).map(({ CidrIp, Description }) => ({ CidrIp, Description })),
      ...(peers.Ipv6Ranges ?? []).map(({ CidrIpv6, Description }) => ({ CidrIpv6, Description })),
      ...(peers.PrefixListIds ?? []).map(({ PrefixListId, Description }) => ({
        [`${side}PrefixListId`]: PrefixListId,
        Description,
      })),
      ...(peers.UserIdGroupPairs ?? []).map(({ GroupId, Description }) => ({
        [`${side}SecurityGroupId`]: GroupId,
        Description,
      })),
    ].map((peer) => ({ IpProtocol, ...(IpProtocol !== '-1' && { FromPort, ToPort }), ...peer })),
  );
}

/** The last entries of every ACL, which refuse the rest; nobody can change them. */
const REFUSES_THE_REST = 32767;

async function networkAcls(from: Reading, { all, own }: Networks): Promise<AccountResource[]> {
  const pages = paginateDescribeNetworkAcls({ client: from.clients.ec2 }, { Filters: [filter('vpc-id', all)] });
  const owned = from.ids('AWS::EC2::NetworkAcl');
  return (await everyItem(pages, (page) => page.NetworkAcls)).flatMap((acl) => {
    const isOurs = own.includes(acl.VpcId ?? '') || owned.includes(acl.NetworkAclId ?? '');
    return aclOf(acl).map((each) => ({ ...(!isOurs && { Origin: 'others' as const }), ...each }));
  });
}

function aclOf({ NetworkAclId = '', IsDefault, VpcId, Tags, Entries = [], Associations = [] }: NetworkAcl) {
  const acl = {
    Type: 'AWS::EC2::NetworkAcl',
    PhysicalId: NetworkAclId,
    ...(IsDefault && { Origin: 'implied' as const }),
    Properties: { Tags: ownTags(Tags), VpcId },
  };
  const entries = Entries.filter(({ RuleNumber = 0 }) => RuleNumber < REFUSES_THE_REST).map((entry) => ({
    Type: 'AWS::EC2::NetworkAclEntry',
    PhysicalId: `${NetworkAclId}|${entry.Egress ? 'outbound' : 'inbound'} ${entry.RuleNumber}`,
    Properties: {
      CidrBlock: entry.CidrBlock,
      Egress: entry.Egress,
      Icmp: entry.IcmpTypeCode && { Code: entry.IcmpTypeCode.Code, Type: entry.IcmpTypeCode.Type },
      Ipv6CidrBlock: entry.Ipv6CidrBlock,
      NetworkAclId,
      PortRange: entry.PortRange && { From: entry.PortRange.From, To: entry.PortRange.To },
      Protocol: entry.Protocol,
      RuleAction: entry.RuleAction,
      RuleNumber: entry.RuleNumber,
    },
  }));
  // A subnet has the VPC's own ACL until it is given another.
  const subnets = IsDefault ? [] : Associations;
  return [
    acl,
    ...entries,
    ...subnets.map(({ SubnetId, NetworkAclAssociationId = '' }) => ({
      Type: 'AWS::EC2::SubnetNetworkAclAssociation',
      PhysicalId: `${SubnetId}|network ACL`,
      Attributes: { AssociationId: NetworkAclAssociationId },
      Properties: { NetworkAclId, SubnetId },
    })),
  ];
}
