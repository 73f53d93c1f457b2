import { type Destination, bastionDestinations, contains } from '@nss/network';
import { type Invariant } from './invariant';
import { type PlacedResource, type SynthesisedStage, ofType, referred } from './synthesised-stage';

interface Rule {
  FromPort: number;
  ToPort: number;
  CidrIp?: string;
  DestinationPrefixListId?: string;
  DestinationSecurityGroupId?: unknown;
  SourceSecurityGroupId?: unknown;
  GroupId?: unknown;
}
interface Group {
  SecurityGroupEgress: Rule[];
}
interface Endpoint {
  ServiceName: string;
  VpcEndpointType: string;
  PrivateDnsEnabled?: boolean;
  SecurityGroupIds?: unknown[];
  SubnetIds?: unknown[];
  RouteTableIds?: unknown[];
}
interface AclEntry {
  Egress: boolean;
  CidrBlock: string;
  Protocol: number;
  PortRange?: { From: number; To: number };
  NetworkAclId: unknown;
  RuleAction: string;
}
interface Acl {
  Tags: { Key: string; Value: string }[];
}
interface Route {
  DestinationCidrBlock: string;
  NatGatewayId?: unknown;
  GatewayId?: unknown;
  RouteTableId: unknown;
}

/** An address that stands for every one outside (RFC 5737), and the port that answers come back to. */
const SOMEWHERE = '203.0.113.7';
const ANSWERS = 50_000;

const on =
  (port: number) =>
  ({ FromPort, ToPort }: Rule) =>
    FromPort <= port && port <= ToPort;

function bastionInterface(stage: SynthesisedStage): PlacedResource<{ GroupSet: unknown[]; PrivateIpAddress: string }> {
  return ofType<{ GroupSet: unknown[]; PrivateIpAddress: string }>(stage, 'AWS::EC2::NetworkInterface').find(
    ({ part }) => part === 'bastion',
  )!;
}

function groupIds(stage: SynthesisedStage, values: readonly unknown[]): string[] {
  return values.map((value) => referred(stage, value)?.logicalId ?? '');
}

/** Egress of the bastion's groups, those beside the groups too. */
function egress(stage: SynthesisedStage): Rule[] {
  const from = bastionInterface(stage);
  const own = groupIds(stage, from.Properties.GroupSet);
  const apart = ofType<Rule>(stage, 'AWS::EC2::SecurityGroupEgress').filter((rule) =>
    own.includes(referred(stage, rule.Properties.GroupId)?.logicalId ?? ''),
  );
  return [
    ...ofType<Group>(stage, 'AWS::EC2::SecurityGroup')
      .filter(({ logicalId }) => own.includes(logicalId))
      .flatMap(({ Properties }) => Properties.SecurityGroupEgress),
    ...apart.map((rule) => ({
      ...rule.Properties,
      DestinationSecurityGroupId: referred(stage, rule.Properties.DestinationSecurityGroupId)?.logicalId,
    })),
  ];
}

/** Whether the network ACL of one kind of subnet, where there is one, lets a packet through. */
function passes(
  stage: SynthesisedStage,
  kind: 'public' | 'private',
  isEgress: boolean,
  port: number,
  address: string,
): boolean {
  const acl = ofType<Acl>(stage, 'AWS::EC2::NetworkAcl').find(({ Properties }) =>
    Properties.Tags.some(({ Value }) => Value.includes(`-${kind}-network-acl-`)),
  );
  if (!acl) return true;
  return ofType<AclEntry>(stage, 'AWS::EC2::NetworkAclEntry').some((entry) => {
    const { Egress, Protocol, PortRange, CidrBlock } = entry.Properties;
    return (
      referred(stage, entry.Properties.NetworkAclId)?.logicalId === acl.logicalId &&
      Egress === isEgress &&
      Protocol === 6 &&
      PortRange !== undefined &&
      PortRange.From <= port &&
      port <= PortRange.To &&
      contains(CidrBlock, address)
    );
  });
}

const unless = (isFine: boolean, trouble: string) => (isFine ? [] : [trouble]);

function toEndpoint(stage: SynthesisedStage, service: string, port: number): string[] {
  const from = bastionInterface(stage);
  const own = groupIds(stage, from.Properties.GroupSet);
  const endpoint = ofType<Endpoint>(stage, 'AWS::EC2::VPCEndpoint').find(
    ({ Properties }) => Properties.VpcEndpointType === 'Interface' && Properties.ServiceName.endsWith(`.${service}`),
  );
  if (!endpoint) return [`there is no endpoint of ${service}`];
  const groups = groupIds(stage, endpoint.Properties.SecurityGroupIds ?? []);
  const into = ofType<Rule>(stage, 'AWS::EC2::SecurityGroupIngress').filter((rule) =>
    groups.includes(referred(stage, rule.Properties.GroupId)?.logicalId ?? ''),
  );
  const inside = stage.plan.addresses.subnets
    .filter(({ kind }) => kind === 'private')
    .map(({ cidr }) => cidr.split('/')[0]!);
  return [
    ...unless(endpoint.Properties.PrivateDnsEnabled === true, `${service} has no private name`),
    ...unless(endpoint.Properties.SubnetIds?.length === inside.length, `${service} is not in every zone`),
    ...unless(
      egress(stage)
        .filter(on(port))
        .some(({ DestinationSecurityGroupId: to }) => groups.includes(String(to))),
      `no rule lets the bastion out to ${service}`,
    ),
    ...unless(
      into
        .map((rule) => ({
          ...rule.Properties,
          from: referred(stage, rule.Properties.SourceSecurityGroupId)?.logicalId,
        }))
        .filter(on(port))
        .some((rule) => own.includes(rule.from ?? '')),
      `no rule lets the bastion into ${service}`,
    ),
    ...inside.flatMap((address) => [
      ...unless(
        passes(stage, 'private', true, port, address) && passes(stage, 'private', false, port, address),
        `the network ACL stops packets to ${service}`,
      ),
      ...unless(
        passes(stage, 'private', true, ANSWERS, address) && passes(stage, 'private', false, ANSWERS, address),
        `the network ACL stops answers of ${service}`,
      ),
    ]),
  ];
}

function privateAclPasses(stage: SynthesisedStage, to: string, port: number): string[] {
  return unless(
    passes(stage, 'private', true, port, SOMEWHERE) && passes(stage, 'private', false, ANSWERS, SOMEWHERE),
    `the network ACL stops ${to} on ${port}`,
  );
}

function toS3(stage: SynthesisedStage, port: number): string[] {
  const endpoint = ofType<Endpoint>(stage, 'AWS::EC2::VPCEndpoint').find(
    ({ Properties }) => Properties.VpcEndpointType === 'Gateway' && Properties.ServiceName.endsWith('.s3'),
  );
  const { s3PrefixList } = stage.environment.bastion;
  return [
    ...unless(
      endpoint?.Properties.RouteTableIds?.length === stage.environment.vpc.zones.length,
      'S3 has no endpoint in every private route table',
    ),
    ...unless(
      egress(stage)
        .filter(on(port))
        .some(({ CidrIp, DestinationPrefixListId }) =>
          s3PrefixList ? DestinationPrefixListId === s3PrefixList : CidrIp === '0.0.0.0/0',
        ),
      'no rule lets the bastion out to S3',
    ),
    ...privateAclPasses(stage, 'S3', port),
  ];
}

function toInternet(stage: SynthesisedStage, name: string, port: number): string[] {
  const { existing } = stage.environment.vpc;
  const [from] = bastionInterface(stage).Properties.PrivateIpAddress.split('/');
  const ways = ofType<Route>(stage, 'AWS::EC2::Route').filter(
    ({ Properties }) => Properties.DestinationCidrBlock === '0.0.0.0/0',
  );
  return [
    ...unless(
      egress(stage)
        .filter(on(port))
        .some(({ CidrIp }) => CidrIp === '0.0.0.0/0'),
      `no rule lets the bastion out to ${name} on ${port}`,
    ),
    ...privateAclPasses(stage, name, port),
    // The NAT gateway stands between the two: it takes packets from inside and answers from outside.
    ...unless(
      passes(stage, 'public', false, port, from!) &&
        passes(stage, 'public', true, port, SOMEWHERE) &&
        passes(stage, 'public', false, ANSWERS, SOMEWHERE) &&
        passes(stage, 'public', true, ANSWERS, from!),
      `the network ACL of the NAT gateway stops ${name} on ${port}`,
    ),
    // A VPC that exists has its own default routes.
    ...unless(
      existing !== undefined ||
        (ways.some(({ Properties }) => Properties.NatGatewayId) && ways.some(({ Properties }) => Properties.GatewayId)),
      `no route leads to ${name}`,
    ),
  ];
}

function unreached(stage: SynthesisedStage, { to, ports }: Destination): string[] {
  return ports.flatMap((port) => {
    if (to === 'windows-update' || !stage.environment.bastion.endpoints) return toInternet(stage, to, port);
    return to === 's3' ? toS3(stage, port) : toEndpoint(stage, to, port);
  });
}

const drop = (stage: SynthesisedStage, which: (resource: PlacedResource) => boolean) => {
  stage.resources.splice(stage.resources.findIndex(which), 1);
};
const endpointOf =
  (service: string) =>
  ({ Type, Properties }: PlacedResource) =>
    Type === 'AWS::EC2::VPCEndpoint' && String(Properties['ServiceName']).endsWith(`.${service}`);

/** What the bastion has to reach for what it is there for. */
export const reach: readonly Invariant[] = [
  {
    holds: 'the bastion reaches every destination that one of its features needs',
    violations: (stage) =>
      bastionDestinations(stage.environment).flatMap((destination) =>
        unreached(stage, destination).map((trouble) => `${destination.feature}: ${trouble} (${destination.source})`),
      ),
    breaks: {
      'no endpoint of KMS': (stage) => drop(stage, endpointOf('kms')),
      'no endpoint of S3': (stage) => drop(stage, endpointOf('s3')),
      'an endpoint without its name': (stage) => {
        stage.resources.find(endpointOf('ssm'))!.Properties['PrivateDnsEnabled'] = false;
      },
      'no rule out': (stage) => {
        stage.resources = stage.resources.filter(({ Type }) => Type !== 'AWS::EC2::SecurityGroupEgress');
      },
      'no rule in': (stage) =>
        ofType<Rule>(stage, 'AWS::EC2::SecurityGroupIngress').forEach(({ Properties }) => {
          Properties.FromPort = 22;
          Properties.ToPort = 22;
        }),
      'no rule to Windows Update': (stage) =>
        ofType<Group>(stage, 'AWS::EC2::SecurityGroup').forEach(({ Properties }) => {
          Properties.SecurityGroupEgress = Properties.SecurityGroupEgress.filter((rule) => !on(80)(rule));
        }),
      'a network ACL without HTTP': (stage) => {
        stage.resources = stage.resources.filter(
          ({ Properties }) => (Properties['PortRange'] as { From: number } | undefined)?.From !== 80,
        );
      },
      'no way out': (stage) => {
        stage.resources = stage.resources.filter(
          ({ Type, Properties }) => Type !== 'AWS::EC2::Route' || Properties['GatewayId'] === undefined,
        );
      },
    },
  },
  {
    holds: 'without Windows Update, an S3 prefix list is all that lets the bastion out',
    violations: (stage) => {
      const { endpoints, s3PrefixList, windowsUpdate } = stage.environment.bastion;
      if (!endpoints || s3PrefixList === undefined || windowsUpdate) return [];
      return egress(stage)
        .filter(({ CidrIp }) => CidrIp === '0.0.0.0/0')
        .map(({ FromPort }) => `any address on ${FromPort}`);
    },
    breaks: {
      'any address': (stage) => {
        Object.assign(stage.environment.bastion, { s3PrefixList: 'pl-61a54008', windowsUpdate: false });
      },
    },
  },
];
