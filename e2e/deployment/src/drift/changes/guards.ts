import { type IpPermission, type NetworkAclEntry } from '@aws-sdk/client-ec2';
import { type ByHand, type OutOfBand, set } from '../out-of-band';

type Rule = Readonly<Record<string, string | number | undefined>>;

/** A rule as the calls take it. */
function permission(rule: Rule): IpPermission {
  const { IpProtocol, FromPort, ToPort, CidrIp, Description } = rule as Record<string, string | undefined>;
  const group = rule['SourceSecurityGroupId'] ?? rule['DestinationSecurityGroupId'];
  return {
    IpProtocol,
    ...(FromPort !== undefined && { FromPort: Number(FromPort), ToPort: Number(ToPort) }),
    ...(CidrIp && { IpRanges: [{ CidrIp, Description }] }),
    ...(group && { UserIdGroupPairs: [{ GroupId: String(group), Description }] }),
  };
}

const tcp = (port: number, peer: Partial<IpPermission>): IpPermission => ({
  IpProtocol: 'tcp',
  FromPort: port,
  ToPort: port,
  ...peer,
});

/** Rules of security groups. */
export function groups(a: ByHand): OutOfBand[] {
  const type = 'AWS::EC2::SecurityGroup';
  const [ingress, egress] = ['SecurityGroupIngress', 'SecurityGroupEgress'];
  const made: Record<string, string> = {};
  const vpcId = a.one('AWS::EC2::VPC').PhysicalId;
  return [
    ...a.all(type).flatMap((group, index): OutOfBand[] => {
      const GroupId = group.PhysicalId;
      const at = { type, id: GroupId };
      const rulesOf = (property: string) =>
        (group.Properties[property] as Rule[]).filter(
          (rule) =>
            (rule['CidrIp'] ?? rule['SourceSecurityGroupId'] ?? rule['DestinationSecurityGroupId']) !== undefined,
        );
      const open = (port: number, peer: Partial<IpPermission>) => ({ GroupId, IpPermissions: [tcp(port, peer)] });
      const [v4, v6, out] = [
        open(1000 + index, { IpRanges: [{ CidrIp: '0.0.0.0/0' }] }),
        open(2000 + index, { Ipv6Ranges: [{ CidrIpv6: '::/0' }] }),
        open(3000 + index, { IpRanges: [{ CidrIp: '203.0.113.0/24' }] }),
      ];
      const toGroup = open(4000 + index, { UserIdGroupPairs: [{ GroupId }] });
      const [firstIn] = rulesOf(ingress);
      const [firstOut] = rulesOf(egress);
      return [
        {
          api: 'ec2:AuthorizeSecurityGroupIngress',
          change: () => a.ec2.authorizeSecurityGroupIngress(v4),
          undo: () => a.ec2.revokeSecurityGroupIngress(v4),
          seen: { kind: 'added', ...at, property: ingress, has: String(1000 + index) },
        },
        {
          api: 'ec2:AuthorizeSecurityGroupIngress',
          change: () => a.ec2.authorizeSecurityGroupIngress(v6),
          undo: () => a.ec2.revokeSecurityGroupIngress(v6),
          seen: { kind: 'added', ...at, property: ingress, has: String(2000 + index) },
        },
        {
          api: 'ec2:AuthorizeSecurityGroupIngress',
          change: () => a.ec2.authorizeSecurityGroupIngress(toGroup),
          undo: () => a.ec2.revokeSecurityGroupIngress(toGroup),
          seen: { kind: 'added', ...at, property: ingress, has: String(4000 + index) },
        },
        // Some groups have as many rules as a group may have.
        ...(rulesOf(egress).length < 40
          ? [
              {
                api: 'ec2:AuthorizeSecurityGroupEgress',
                change: () => a.ec2.authorizeSecurityGroupEgress(out),
                undo: () => a.ec2.revokeSecurityGroupEgress(out),
                seen: { kind: 'added' as const, ...at, property: egress, has: String(3000 + index) },
              },
            ]
          : []),
        ...(firstIn
          ? [
              {
                api: 'ec2:RevokeSecurityGroupIngress',
                change: () => a.ec2.revokeSecurityGroupIngress({ GroupId, IpPermissions: [permission(firstIn)] }),
                undo: () => a.ec2.authorizeSecurityGroupIngress({ GroupId, IpPermissions: [permission(firstIn)] }),
                seen: { kind: 'removed' as const, ...at, property: ingress },
              },
            ]
          : []),
        ...(firstOut
          ? [
              {
                api: 'ec2:RevokeSecurityGroupEgress',
                change: () => a.ec2.revokeSecurityGroupEgress({ GroupId, IpPermissions: [permission(firstOut)] }),
                undo: () => a.ec2.authorizeSecurityGroupEgress({ GroupId, IpPermissions: [permission(firstOut)] }),
                seen: { kind: 'removed' as const, ...at, property: egress },
              },
            ]
          : []),
      ];
    }),
    {
      api: 'ec2:CreateSecurityGroup',
      change: async () => {
        const { GroupId } = await a.ec2.createSecurityGroup({
          GroupName: 'by-hand',
          Description: 'by hand',
          VpcId: vpcId,
        });
        made['group'] = GroupId!;
      },
      undo: () => a.ec2.deleteSecurityGroup({ GroupId: made['group'] }),
      seen: { kind: 'added', type, id: 'sg-' },
    },
  ];
}

/** Entries of network ACLs and what they guard. */
export function acls(a: ByHand): OutOfBand[] {
  const [type, entry] = ['AWS::EC2::NetworkAcl', 'AWS::EC2::NetworkAclEntry'];
  const made: Record<string, string> = {};
  const VpcId = a.one('AWS::EC2::VPC').PhysicalId;
  const acls = a.all(type).map(({ PhysicalId }) => PhysicalId);
  // AWS's own ACL has entries as well; it guards nothing of ours.
  const entries = a.all(entry).filter((each) => acls.includes(set(each, 'NetworkAclId')));
  const guarded = a.all('AWS::EC2::SubnetNetworkAclAssociation');
  const [first] = guarded;
  const other = a.all(type).find(({ PhysicalId }) => PhysicalId !== set(first!, 'NetworkAclId'))!.PhysicalId;
  const giveTo = async (NetworkAclId: string) => {
    const SubnetId = set(first!, 'SubnetId');
    const { NetworkAcls } = await a.ec2.describeNetworkAcls({
      Filters: [{ Name: 'association.subnet-id', Values: [SubnetId] }],
    });
    const own = NetworkAcls![0]!.Associations!.find((each) => each.SubnetId === SubnetId)!;
    await a.ec2.replaceNetworkAclAssociation({ AssociationId: own.NetworkAclAssociationId, NetworkAclId });
  };
  return [
    ...a.all(type).flatMap(({ PhysicalId: NetworkAclId }) =>
      [true, false].map((Egress): OutOfBand => {
        const at = { NetworkAclId, Egress, RuleNumber: 50 };
        return {
          api: 'ec2:CreateNetworkAclEntry',
          change: () =>
            a.ec2.createNetworkAclEntry({ ...at, CidrBlock: '0.0.0.0/0', Protocol: '-1', RuleAction: 'allow' }),
          undo: () => a.ec2.deleteNetworkAclEntry(at),
          seen: { kind: 'added', type: entry, id: `${NetworkAclId}|${Egress ? 'outbound' : 'inbound'} 50` },
        };
      }),
    ),
    ...entries.map((own, index): OutOfBand => {
      const asItWas = { ...own.Properties, IcmpTypeCode: own.Properties['Icmp'] } as NetworkAclEntry & {
        NetworkAclId: string;
        RuleAction: 'allow';
      };
      const at = { NetworkAclId: asItWas.NetworkAclId, Egress: asItWas.Egress, RuleNumber: asItWas.RuleNumber };
      return index % 2
        ? {
            api: 'ec2:ReplaceNetworkAclEntry',
            change: () =>
              a.ec2.replaceNetworkAclEntry({ ...asItWas, ...at, CidrBlock: '0.0.0.0/0', RuleAction: 'deny' } as never),
            undo: () => a.ec2.replaceNetworkAclEntry({ ...asItWas, ...at } as never),
            seen: { kind: 'altered', type: entry, id: own.PhysicalId, property: 'RuleAction' },
          }
        : {
            api: 'ec2:DeleteNetworkAclEntry',
            change: () => a.ec2.deleteNetworkAclEntry(at as never),
            undo: () => a.ec2.createNetworkAclEntry({ ...asItWas, ...at } as never),
            seen: { kind: 'removed', type: entry, id: own.PhysicalId },
          };
    }),
    {
      api: 'ec2:CreateNetworkAcl',
      change: async () => {
        made['acl'] = (await a.ec2.createNetworkAcl({ VpcId })).NetworkAcl!.NetworkAclId!;
      },
      undo: () => a.ec2.deleteNetworkAcl({ NetworkAclId: made['acl'] }),
      seen: { kind: 'added', type, id: 'acl-' },
    },
    {
      api: 'ec2:ReplaceNetworkAclAssociation',
      change: () => giveTo(other),
      undo: () => giveTo(set(first!, 'NetworkAclId')),
      seen: {
        kind: 'altered',
        type: 'AWS::EC2::SubnetNetworkAclAssociation',
        id: first!.PhysicalId,
        property: 'NetworkAclId',
      },
    },
  ];
}
