import { type Invariant } from './invariant';
import { type PlacedResource, type SynthesisedStage, firstOf, ofType, place, referred } from './synthesised-stage';

interface Rule {
  IpProtocol: string;
  CidrIp?: string;
  CidrIpv6?: string;
}
interface Group {
  SecurityGroupIngress?: Rule[];
  SecurityGroupEgress?: Rule[];
}
interface GroupRule extends Rule {
  GroupId: unknown;
}
interface AclEntry {
  Egress?: boolean;
  CidrBlock?: string;
  Ipv6CidrBlock?: string;
  Protocol: number;
  PortRange?: { From: number; To: number };
  Icmp?: { Type: number; Code: number };
  RuleAction: string;
}
interface Interface {
  GroupSet: unknown[];
}

const everywhere = ({ CidrIp, CidrIpv6 }: Rule) => CidrIp === '0.0.0.0/0' || CidrIpv6 === '::/0';
const anyProtocol = ({ IpProtocol }: Rule) => IpProtocol === '-1';

/** The groups that the servers' interfaces carry. */
function serverGroups(stage: SynthesisedStage): PlacedResource<Group>[] {
  const interfaces = ofType<Interface>(stage, 'AWS::EC2::NetworkInterface').filter(({ part }) => part === 'relay');
  const groups = interfaces.flatMap((from) => from.Properties.GroupSet.map((value) => referred(stage, value)));
  return [...new Set(groups)].filter((group) => group !== undefined) as unknown as PlacedResource<Group>[];
}

function egressOf(stage: SynthesisedStage, group: PlacedResource<Group>): Rule[] {
  const apart = ofType<GroupRule>(stage, 'AWS::EC2::SecurityGroupEgress').filter(
    (rule) => referred(stage, rule.Properties.GroupId)?.logicalId === group.logicalId,
  );
  return [...(group.Properties.SecurityGroupEgress ?? []), ...apart.map(({ Properties }) => Properties)];
}

/** Answers to connections from inside, and word that a packet was too big. */
function isAnswer({ Protocol, PortRange, Icmp }: AclEntry): boolean {
  if (Protocol === 1) return Icmp?.Type === 3 && Icmp.Code === 4;
  return PortRange?.From === 1024 && PortRange.To === 65535;
}

/** Where packets may come from and go to. */
export const openings: readonly Invariant[] = [
  {
    holds: 'no server reaches every address, or speaks every protocol',
    violations: (stage) =>
      serverGroups(stage)
        .filter((group) => egressOf(stage, group).some((rule) => everywhere(rule) || anyProtocol(rule)))
        .map(place),
    breaks: {
      'a rule inside the group': (stage) =>
        serverGroups(stage)[0]?.Properties.SecurityGroupEgress?.push({ IpProtocol: 'tcp', CidrIp: '0.0.0.0/0' }),
      'over IPv6': (stage) =>
        serverGroups(stage)[0]?.Properties.SecurityGroupEgress?.push({ IpProtocol: 'tcp', CidrIpv6: '::/0' }),
      'every protocol': (stage) =>
        serverGroups(stage)[0]?.Properties.SecurityGroupEgress?.push({ IpProtocol: '-1', CidrIp: '10.0.0.0/8' }),
      'a rule beside the group': (stage) => {
        const { part, logicalId } = serverGroups(stage)[0]!;
        stage.resources.push({
          part,
          logicalId: 'Rule',
          Type: 'AWS::EC2::SecurityGroupEgress',
          Properties: { GroupId: { Ref: logicalId }, IpProtocol: 'tcp', CidrIp: '0.0.0.0/0' },
        });
      },
    },
  },
  {
    holds: 'every interface of a server carries groups of this environment',
    violations: (stage) =>
      ofType<Interface>(stage, 'AWS::EC2::NetworkInterface')
        .filter(
          (from) =>
            from.Properties.GroupSet.length === 0 ||
            from.Properties.GroupSet.some((group) => referred(stage, group)?.Type !== 'AWS::EC2::SecurityGroup'),
        )
        .map(place),
    breaks: {
      none: (stage) => {
        firstOf<Interface>(stage, 'AWS::EC2::NetworkInterface').Properties.GroupSet = [];
      },
      "somebody else's": (stage) => {
        firstOf<Interface>(stage, 'AWS::EC2::NetworkInterface').Properties.GroupSet.push('sg-0123');
      },
    },
  },
  {
    holds: 'no security group takes connections from anywhere',
    violations: (stage) =>
      [
        ...ofType<Group>(stage, 'AWS::EC2::SecurityGroup').filter(({ Properties }) =>
          Properties.SecurityGroupIngress?.some(everywhere),
        ),
        ...ofType<GroupRule>(stage, 'AWS::EC2::SecurityGroupIngress').filter(({ Properties }) =>
          everywhere(Properties),
        ),
      ].map(place),
    breaks: {
      'a rule inside a group': (stage) => {
        firstOf<Group>(stage, 'AWS::EC2::SecurityGroup').Properties.SecurityGroupIngress = [
          { IpProtocol: 'tcp', CidrIp: '0.0.0.0/0' },
        ];
      },
      'a rule beside a group': (stage) => {
        firstOf<GroupRule>(stage, 'AWS::EC2::SecurityGroupIngress').Properties.CidrIp = '0.0.0.0/0';
      },
    },
  },
  {
    holds: 'a network ACL lets nothing but answers in from anywhere',
    violations: (stage) =>
      ofType<AclEntry>(stage, 'AWS::EC2::NetworkAclEntry')
        .filter(
          ({ Properties: entry }) =>
            !entry.Egress &&
            entry.RuleAction === 'allow' &&
            (entry.CidrBlock === '0.0.0.0/0' || entry.Ipv6CidrBlock === '::/0') &&
            !isAnswer(entry),
        )
        .map(place),
    breaks: {
      SSH: (stage) => {
        Object.assign(inboundEntry(stage, 6).Properties, { CidrBlock: '0.0.0.0/0', PortRange: { From: 22, To: 22 } });
      },
      'every port': (stage) => {
        Object.assign(inboundEntry(stage, 6).Properties, { CidrBlock: '0.0.0.0/0', PortRange: { From: 0, To: 65535 } });
      },
      'every ICMP': (stage) => {
        Object.assign(inboundEntry(stage, 1).Properties, { CidrBlock: '0.0.0.0/0', Icmp: { Type: -1, Code: -1 } });
      },
    },
  },
];

function inboundEntry(stage: SynthesisedStage, protocol: number): PlacedResource<AclEntry> {
  const found = ofType<AclEntry>(stage, 'AWS::EC2::NetworkAclEntry').find(
    ({ Properties }) => !Properties.Egress && Properties.Protocol === protocol,
  );
  if (!found) throw new Error(`no inbound entry of protocol ${protocol}`);
  return found;
}
