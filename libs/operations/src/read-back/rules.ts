import {
  paginateDescribeNetworkAcls,
  paginateDescribeSecurityGroups,
  type IpPermission,
  type NetworkAcl,
} from '@aws-sdk/client-ec2';
import { resourceName } from '@nss/naming';
import { type AclEntry, type Rule } from '@nss/network';
import { everyItem } from '@nss/deployment';
import { type Deployed } from './deployed';
import { type Fact, sameSet } from './fact';
import { vpcIdOf } from './network';

/** Every rule of every security group, and every entry of every network ACL: none missing, none more. */
export async function readRules(deployed: Deployed): Promise<Fact[]> {
  const {
    clients: { ec2 },
    loaded: {
      environment: { purpose },
      plan,
    },
  } = deployed;
  const inVpc = [{ Name: 'vpc-id', Values: [await vpcIdOf(deployed)] }];
  const SecurityGroups = await everyItem(
    paginateDescribeSecurityGroups({ client: ec2 }, { Filters: inVpc }),
    (page) => page.SecurityGroups,
  );
  const nameOf = (role: string, number: number) => resourceName(purpose, `${role}-security-group`, number);
  const names = new Map(SecurityGroups.map((group) => [group.GroupId ?? '', group.GroupName ?? '']));
  const groups = plan.securityGroups.flatMap(({ role, number, ingress, egress }) => {
    const name = nameOf(role, number);
    const group = SecurityGroups.find(({ GroupName }) => GroupName === name);
    const planned = [...ingress, ...egress].map((rule) => describeRule(rule, (other) => nameOf(other, 1)));
    const found = [
      ...(group?.IpPermissions ?? []).flatMap((permission) => describePermission('ingress', permission, names)),
      ...(group?.IpPermissionsEgress ?? []).flatMap((permission) => describePermission('egress', permission, names)),
    ];
    return sameSet(
      'security group rules',
      name,
      planned,
      found.filter((rule) => !rule.endsWith('255.255.255.255/32')),
    );
  });
  return [...groups, ...(await readNetworkAcls(deployed, inVpc))];
}

function describeRule({ direction, protocol, port, peer }: Rule, groupName: (role: string) => string): string {
  const other = peer.kind === 'prefix' ? peer.cidr : peer.kind === 'group' ? groupName(peer.group) : peer.id;
  return `${direction} ${protocol} ${port} ${other}`;
}

function describePermission(direction: string, permission: IpPermission, names: ReadonlyMap<string, string>): string[] {
  const ports =
    permission.FromPort === permission.ToPort ? permission.FromPort : `${permission.FromPort}-${permission.ToPort}`;
  const others = [
    ...(permission.IpRanges ?? []).map((range) => range.CidrIp),
    ...(permission.UserIdGroupPairs ?? []).map((pair) => names.get(pair.GroupId ?? '')),
    ...(permission.PrefixListIds ?? []).map((list) => list.PrefixListId),
  ];
  return others.map((other) => `${direction} ${permission.IpProtocol} ${ports ?? 'all'} ${other}`);
}

async function readNetworkAcls(
  {
    clients: { ec2 },
    loaded: {
      environment: { purpose },
      plan,
    },
  }: Deployed,
  inVpc: { Name: string; Values: string[] }[],
): Promise<Fact[]> {
  const { networkAcls } = plan;
  if (!networkAcls) return [];
  const NetworkAcls = await everyItem(
    paginateDescribeNetworkAcls({ client: ec2 }, { Filters: inVpc }),
    (page) => page.NetworkAcls,
  );
  const kinds = (['public', 'private'] as const).filter((kind) =>
    plan.addresses.subnets.some((subnet) => subnet.kind === kind),
  );
  return kinds.flatMap((kind) => {
    const name = resourceName(purpose, `${kind}-network-acl`, 1);
    const acl = NetworkAcls.find(({ Tags = [] }) => Tags.some((tag) => tag.Key === 'Name' && tag.Value === name));
    const subnets = plan.addresses.subnets.filter((subnet) => subnet.kind === kind).length;
    return [
      ...sameSet('network ACL entries', name, networkAcls[kind].map(describeEntry), foundEntries(acl)),
      ...sameSet(
        'network ACL entries',
        name,
        [`guards ${subnets} subnets`],
        [`guards ${acl?.Associations?.length ?? 0} subnets`],
      ),
    ];
  });
}

function describeEntry({ direction, ruleNumber, protocol, ports, cidr }: AclEntry): string {
  return `${direction} ${ruleNumber} allow ${protocol} ${ports ? `${ports[0]}-${ports[1]}` : 'fragmentation needed'} ${cidr}`;
}

const PROTOCOLS: Readonly<Record<string, string>> = { 1: 'icmp', 6: 'tcp', 17: 'udp' };

/** The last entry of every ACL, which refuses the rest; EC2 writes it itself. */
const REFUSE_THE_REST = 32767;

function foundEntries(acl: NetworkAcl | undefined): string[] {
  return (acl?.Entries ?? [])
    .filter((entry) => entry.RuleNumber !== REFUSE_THE_REST)
    .map((entry) => {
      const ports = entry.PortRange
        ? `${entry.PortRange.From}-${entry.PortRange.To}`
        : entry.IcmpTypeCode?.Type === 3 && entry.IcmpTypeCode.Code === 4
          ? 'fragmentation needed'
          : 'all';
      return `${entry.Egress ? 'outbound' : 'inbound'} ${entry.RuleNumber} ${entry.RuleAction} ${PROTOCOLS[entry.Protocol ?? ''] ?? entry.Protocol} ${ports} ${entry.CidrBlock}`;
    });
}
