import { type TypeCase } from '../harness';
import { type TemplateResource } from '../stacks';
import { subnet, tags, vpc } from './network';

const tagged = (value: string) => ({ Tags: expect.arrayContaining([{ Key: 'Environment', Value: value }]) });
/** A security group that lets HTTPS out. */
export const group: TemplateResource = {
  Type: 'AWS::EC2::SecurityGroup',
  Properties: {
    VpcId: { Ref: 'Vpc' },
    GroupDescription: 'relay',
    SecurityGroupEgress: [
      { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '198.51.100.0/24', Description: 'hub' },
    ],
  },
};
const plainGroup: TemplateResource = {
  Type: 'AWS::EC2::SecurityGroup',
  Properties: {
    VpcId: { Ref: 'Vpc' },
    GroupDescription: 'plain',
    SecurityGroupEgress: [{ IpProtocol: 'udp', FromPort: 53, ToPort: 53, CidrIp: '10.20.30.2/32' }],
  },
};
const acl: TemplateResource = { Type: 'AWS::EC2::NetworkAcl', Properties: { VpcId: { Ref: 'Vpc' } } };
const ssh = { IpProtocol: 'tcp', FromPort: 22, ToPort: 22 };

/** Security groups, network ACLs, prefix lists. */
export const securityCases: TypeCase[] = [
  {
    type: 'AWS::EC2::SecurityGroup',
    resources: {
      Vpc: vpc,
      Bastion: plainGroup,
      Prefixes: {
        Type: 'AWS::EC2::PrefixList',
        Properties: { PrefixListName: 'hubs', AddressFamily: 'IPv4', MaxEntries: 2 },
      },
      Subject: {
        ...group,
        Properties: {
          ...group.Properties,
          SecurityGroupIngress: [
            { ...ssh, SourceSecurityGroupId: { Ref: 'Bastion' }, Description: 'from the bastion' },
          ],
          SecurityGroupEgress: [
            { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '198.51.100.0/24', Description: 'hub' },
            { IpProtocol: 'tcp', FromPort: '443', ToPort: '443', DestinationPrefixListId: { Ref: 'Prefixes' } },
            { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, DestinationSecurityGroupId: { Ref: 'Bastion' } },
          ],
          Tags: tags('dev'),
        },
      },
    },
    read: async ({ ec2 }, { Subject }) =>
      (await ec2.describeSecurityGroups({ GroupIds: [Subject!] })).SecurityGroups![0],
    expected: ({ Vpc, Bastion, Prefixes }) => ({
      VpcId: Vpc,
      Description: 'relay',
      ...tagged('dev'),
      IpPermissions: [{ ...ssh, UserIdGroupPairs: [{ GroupId: Bastion, Description: 'from the bastion' }] }],
      IpPermissionsEgress: expect.arrayContaining([
        expect.objectContaining({
          FromPort: 443,
          IpRanges: [{ CidrIp: '198.51.100.0/24', Description: 'hub' }],
          PrefixListIds: [expect.objectContaining({ PrefixListId: Prefixes })],
        }),
        expect.objectContaining({ FromPort: 22, UserIdGroupPairs: [expect.objectContaining({ GroupId: Bastion })] }),
      ]),
    }),
    change: {
      properties: {
        SecurityGroupIngress: [],
        SecurityGroupEgress: [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '203.0.113.0/24' }],
        Tags: tags('prod'),
      },
      expected: () => ({
        IpPermissions: [],
        IpPermissionsEgress: [{ FromPort: 443, IpRanges: [{ CidrIp: '203.0.113.0/24' }] }],
        ...tagged('prod'),
      }),
    },
    drift: ({ ec2 }, { Subject }) =>
      ec2.authorizeSecurityGroupIngress({
        GroupId: Subject!,
        IpPermissions: [{ ...ssh, IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
      }),
  },
  ...(['Ingress', 'Egress'] as const).map(
    (direction): TypeCase => ({
      type: `AWS::EC2::SecurityGroup${direction}`,
      resources: {
        Vpc: vpc,
        Group: plainGroup,
        Subject: {
          Type: `AWS::EC2::SecurityGroup${direction}`,
          Properties: {
            GroupId: { Ref: 'Group' },
            ...ssh,
            CidrIp: '10.20.30.64/28',
            Description: 'first',
          },
        },
      },
      read: async ({ ec2 }, { Group, Subject }) =>
        (
          await ec2.describeSecurityGroupRules({ Filters: [{ Name: 'group-id', Values: [Group!] }] })
        ).SecurityGroupRules!.find(
          (rule) => rule.CidrIpv4 === '10.20.30.64/28' || rule.SecurityGroupRuleId === Subject,
        ),
      expected: ({ Group }) => ({
        GroupId: Group,
        ...ssh,
        IsEgress: direction === 'Egress',
        CidrIpv4: '10.20.30.64/28',
        Description: 'first',
      }),
      change: { properties: { Description: 'second' }, expected: () => ({ Description: 'second' }) },
      drift: ({ ec2 }, { Group }) => {
        const rule = { GroupId: Group!, IpPermissions: [{ ...ssh, IpRanges: [{ CidrIp: '10.20.30.64/28' }] }] };
        return direction === 'Egress' ? ec2.revokeSecurityGroupEgress(rule) : ec2.revokeSecurityGroupIngress(rule);
      },
    }),
  ),
  {
    type: 'AWS::EC2::NetworkAcl',
    resources: { Vpc: vpc, Subject: { ...acl, Properties: { ...acl.Properties, Tags: tags('dev') } } },
    read: async ({ ec2 }, { Subject }) =>
      (await ec2.describeNetworkAcls({ NetworkAclIds: [Subject!] })).NetworkAcls![0],
    expected: ({ Vpc }) => ({
      VpcId: Vpc,
      IsDefault: false,
      Entries: expect.arrayContaining([expect.objectContaining({ RuleNumber: 32767, RuleAction: 'deny' })]),
      ...tagged('dev'),
    }),
    change: { properties: { Tags: tags('prod') }, expected: () => tagged('prod') },
  },
  {
    type: 'AWS::EC2::NetworkAclEntry',
    resources: {
      Vpc: vpc,
      Acl: acl,
      Subject: {
        Type: 'AWS::EC2::NetworkAclEntry',
        Properties: {
          NetworkAclId: { Ref: 'Acl' },
          RuleNumber: 100,
          Egress: true,
          Protocol: 6,
          RuleAction: 'allow',
          CidrBlock: '0.0.0.0/0',
          PortRange: { From: 443, To: 443 },
        },
      },
    },
    read: async ({ ec2 }, { Acl }) =>
      (await ec2.describeNetworkAcls({ NetworkAclIds: [Acl!] })).NetworkAcls![0]!.Entries!.find(
        (entry) => entry.RuleNumber === 100,
      ),
    expected: () => ({
      Egress: true,
      Protocol: '6',
      RuleAction: 'allow',
      CidrBlock: '0.0.0.0/0',
      PortRange: { From: 443, To: 443 },
    }),
    change: {
      properties: { PortRange: { From: 1024, To: 65535 } },
      expected: () => ({ PortRange: { From: 1024, To: 65535 } }),
    },
    drift: ({ ec2 }, { Acl }) =>
      ec2.replaceNetworkAclEntry({
        NetworkAclId: Acl!,
        RuleNumber: 100,
        Egress: true,
        Protocol: '6',
        RuleAction: 'deny',
        CidrBlock: '0.0.0.0/0',
        PortRange: { From: 1024, To: 65535 },
      }),
  },
  {
    type: 'AWS::EC2::NetworkAclEntry',
    resources: {
      Vpc: vpc,
      Acl: acl,
      Subject: {
        Type: 'AWS::EC2::NetworkAclEntry',
        Properties: {
          NetworkAclId: { Ref: 'Acl' },
          RuleNumber: 110,
          Egress: false,
          Protocol: 1,
          RuleAction: 'allow',
          CidrBlock: '0.0.0.0/0',
          Icmp: { Type: 3, Code: 4 },
        },
      },
    },
    read: async ({ ec2 }, { Acl }) =>
      (await ec2.describeNetworkAcls({ NetworkAclIds: [Acl!] })).NetworkAcls![0]!.Entries!.find(
        (entry) => entry.RuleNumber === 110,
      ),
    expected: () => ({ Egress: false, Protocol: '1', IcmpTypeCode: { Type: 3, Code: 4 } }),
    change: { properties: { Icmp: { Type: 8, Code: -1 } }, expected: () => ({ IcmpTypeCode: { Type: 8, Code: -1 } }) },
  },
  {
    type: 'AWS::EC2::SubnetNetworkAclAssociation',
    resources: {
      Vpc: vpc,
      Subnet: subnet,
      Acl: acl,
      Other: acl,
      Subject: {
        Type: 'AWS::EC2::SubnetNetworkAclAssociation',
        Properties: {
          SubnetId: { Ref: 'Subnet' },
          NetworkAclId: { Ref: 'Acl' },
        },
      },
    },
    read: async ({ ec2 }, { Subnet }) =>
      (await ec2.describeNetworkAcls({ Filters: [{ Name: 'association.subnet-id', Values: [Subnet!] }] }))
        .NetworkAcls![0],
    expected: ({ Acl }) => ({ NetworkAclId: Acl }),
    change: { properties: { NetworkAclId: { Ref: 'Other' } }, expected: ({ Other }) => ({ NetworkAclId: Other }) },
  },
  {
    type: 'AWS::EC2::PrefixList',
    resources: {
      Subject: {
        Type: 'AWS::EC2::PrefixList',
        Properties: {
          PrefixListName: 'hubs',
          AddressFamily: 'IPv4',
          MaxEntries: 3,
          Entries: [{ Cidr: '198.51.100.0/24', Description: 'one' }],
          Tags: tags('dev'),
        },
      },
    },
    read: async ({ ec2 }, { Subject }) => {
      const list = (await ec2.describeManagedPrefixLists({ PrefixListIds: [Subject!] })).PrefixLists![0]!;
      return {
        ...list,
        entries: (await ec2.getManagedPrefixListEntries({ PrefixListId: list.PrefixListId! })).Entries,
      };
    },
    expected: () => ({
      PrefixListName: 'hubs',
      MaxEntries: 3,
      AddressFamily: 'IPv4',
      entries: [{ Cidr: '198.51.100.0/24', Description: 'one' }],
      ...tagged('dev'),
    }),
    change: {
      properties: { Entries: [{ Cidr: '203.0.113.0/24' }], Tags: tags('prod') },
      expected: () => ({ entries: [{ Cidr: '203.0.113.0/24' }], ...tagged('prod') }),
    },
  },
];
