import { contains, overlaps } from '@nss/network';
import { type PlacedResource, type SynthesisedStage } from '../invariants/synthesised-stage';

/** A template with one mistake. */
export interface Mutant {
  /** `NetworkRoute01 leads to the internet gateway` */
  readonly name: string;
  /** Makes the mistake in a copy. @returns whether this template can have it */
  readonly make: (stage: SynthesisedStage) => boolean;
}

type Properties = Record<string, unknown>;
/** A way to get something wrong: undefined where it cannot be got wrong so. */
type Change = (properties: Properties, stage: SynthesisedStage) => Properties | undefined;

/** Another address range of the same length: the last bit of the network part is another one. */
function moved(prefix: unknown): string {
  const [address = '', length = '32'] = String(prefix).split('/');
  const octets = address.split('.').map(Number);
  const bit = Number(length) - 1;
  const at = Math.floor(bit / 8);
  return `${octets.map((octet, index) => (index === at ? octet ^ (1 << (7 - (bit % 8))) : octet)).join('.')}/${length}`;
}

/** Twice the addresses. */
function doubled(prefix: unknown): string | undefined {
  const [address = '', length = '32'] = String(prefix).split('/');
  return Number(length) > 8 ? `${address}/${Number(length) - 1}` : undefined;
}

const changesOfRule: Readonly<Record<string, Change>> = {
  'another port': (rule) => ({ ...rule, FromPort: Number(rule['FromPort']) + 1, ToPort: Number(rule['ToPort']) + 1 }),
  // So many that the ports of other flows are not all there is to it.
  'a thousand ports more': (rule) => ({ ...rule, ToPort: Number(rule['ToPort']) + 1000 }),
  'another protocol': (rule) => ({ ...rule, IpProtocol: rule['IpProtocol'] === 'tcp' ? 'udp' : 'tcp' }),
  'every protocol': (rule) => ({ ...rule, IpProtocol: '-1' }),
  'another range': (rule) =>
    rule['CidrIp'] === undefined || rule['CidrIp'] === '0.0.0.0/0'
      ? undefined
      : { ...rule, CidrIp: moved(rule['CidrIp']) },
  'twice the range': (rule) => {
    const CidrIp = rule['CidrIp'] === undefined ? undefined : doubled(rule['CidrIp']);
    return CidrIp === undefined ? undefined : { ...rule, CidrIp };
  },
};

/** Rules that decide nothing: what the CDK writes where nothing may leave, and those for what AWS answers on the host itself. */
function decidesNothing(rule: Properties, { plan }: SynthesisedStage): boolean {
  const onHost = plan.flows.flatMap(({ via, to }) => (via === 'host' && to.kind === 'prefixes' ? to.prefixes : []));
  return [...onHost, '255.255.255.255/32'].includes(String(rule['CidrIp']));
}

function inlineRules(resource: PlacedResource, stage: SynthesisedStage): Mutant[] {
  return (['SecurityGroupIngress', 'SecurityGroupEgress'] as const).flatMap((list) =>
    ((resource.Properties[list] ?? []) as Properties[]).flatMap((rule, index) =>
      decidesNothing(rule, stage)
        ? []
        : [
            ...Object.entries(changesOfRule).flatMap(([how, change]) =>
              mutant(`${resource.logicalId} ${list} ${index}: ${how}`, resource, (properties, copy) => {
                const changed = change(rule, copy);
                return changed && { ...properties, [list]: (properties[list] as Properties[]).with(index, changed) };
              }),
            ),
            ...mutant(`${resource.logicalId} ${list} ${index}: gone`, resource, (properties) => ({
              ...properties,
              [list]: (properties[list] as Properties[]).toSpliced(index, 1),
            })),
          ],
    ),
  );
}

const first = (stage: SynthesisedStage, type: string) => stage.resources.find(({ Type }) => Type === type);
const another = (stage: SynthesisedStage, type: string, than: unknown) =>
  stage.resources.find(({ Type, logicalId }) => Type === type && logicalId !== (than as { Ref?: string }).Ref);
const refTo = (resource: PlacedResource | undefined) => resource && { Ref: resource.logicalId };

const CHANGES: Readonly<Record<string, Readonly<Record<string, Change>>>> = {
  'AWS::EC2::NetworkInterface': {
    'one group more': (own, stage) => {
      const [group] = own['GroupSet'] as unknown[];
      const other = another(stage, 'AWS::EC2::SecurityGroup', group);
      return other && { ...own, GroupSet: [...(own['GroupSet'] as unknown[]), refTo(other)] };
    },
    'no group': (own) => ({ ...own, GroupSet: [] }),
    'another address': (own) => ({
      ...own,
      PrivateIpAddress: moved(`${own['PrivateIpAddress'] as string}/32`).split('/')[0],
    }),
    'another subnet': (own, stage) => {
      const SubnetId = refTo(another(stage, 'AWS::EC2::Subnet', own['SubnetId']));
      return SubnetId && { ...own, SubnetId };
    },
  },
  'AWS::EC2::Route': {
    'to the internet gateway': (own, stage) => {
      const GatewayId = refTo(first(stage, 'AWS::EC2::InternetGateway'));
      const { RouteTableId, DestinationCidrBlock } = own;
      return GatewayId && JSON.stringify(own['GatewayId']) !== JSON.stringify(GatewayId)
        ? { RouteTableId, DestinationCidrBlock, GatewayId }
        : undefined;
    },
    'to another range': (own) => ({
      ...own,
      DestinationCidrBlock:
        own['DestinationCidrBlock'] === '0.0.0.0/0' ? '0.0.0.0/1' : moved(own['DestinationCidrBlock']),
    }),
  },
  'AWS::EC2::NatGateway': {
    'in a private subnet': (own, stage) => {
      const inner = stage.resources.find(
        ({ Type, logicalId }) => Type === 'AWS::EC2::Subnet' && /Private/.test(logicalId),
      );
      return inner && { ...own, SubnetId: refTo(inner) };
    },
  },
  'AWS::EC2::NetworkAclEntry': {
    denied: (own) => ({ ...own, RuleAction: 'deny' }),
    'another direction': (own) => ({ ...own, Egress: own['Egress'] !== true }),
    'another protocol': (own) => ({ ...own, Protocol: own['Protocol'] === 6 ? 17 : 6 }),
    'another port': (own) => {
      const { From = 0, To = 0 } = (own['PortRange'] ?? {}) as { From?: number; To?: number };
      return { ...own, PortRange: { From: From + 1, To: From === To ? To + 1 : To } };
    },
  },
  'AWS::EC2::VPCEndpoint': {
    'other groups': (own, stage) => {
      const [group] = (own['SecurityGroupIds'] ?? []) as unknown[];
      const other = group === undefined ? undefined : another(stage, 'AWS::EC2::SecurityGroup', group);
      return other && { ...own, SecurityGroupIds: [refTo(other)] };
    },
  },
};

/** Types without which something is stopped. */
const NEEDED = [
  'AWS::EC2::NetworkInterface',
  'AWS::EC2::SecurityGroupEgress',
  'AWS::EC2::SecurityGroupIngress',
  'AWS::EC2::Route',
  'AWS::EC2::SubnetRouteTableAssociation',
  'AWS::EC2::VPCGatewayAttachment',
  'AWS::EC2::VPNGatewayRoutePropagation',
  'AWS::EC2::NetworkAclEntry',
];

interface Entry {
  readonly NetworkAclId: { readonly Ref?: string };
  readonly CidrBlock: string;
  readonly Egress?: boolean;
  readonly Protocol: number;
  readonly PortRange?: { readonly From: number; readonly To: number };
}

/**
 * Entries that stop nothing when they are wrong: path MTU discovery, which is for what may come; what a wider entry lets pass as
 * well; ranges of the VPC in which nothing of ours lies; and the public side where others send packets on.
 */
function isOfNoFlow({ logicalId, Properties }: PlacedResource, { resources, plan }: SynthesisedStage): boolean {
  const own = Properties as unknown as Entry;
  const wider = resources.some((other) => {
    const each = other.Properties as unknown as Entry;
    return (
      other.Type === 'AWS::EC2::NetworkAclEntry' &&
      other.logicalId !== logicalId &&
      each.NetworkAclId.Ref === own.NetworkAclId.Ref &&
      each.Egress === own.Egress &&
      each.Protocol === own.Protocol &&
      contains(each.CidrBlock, own.CidrBlock) &&
      (each.PortRange?.From ?? 0) <= (own.PortRange?.From ?? 0) &&
      (own.PortRange?.To ?? 0) <= (each.PortRange?.To ?? 0)
    );
  });
  const isPrivateRange = vpcRangesOf(plan.addresses.subnets, own.CidrBlock);
  const isOfOthers = /Public/.test(logicalId) && !resources.some(({ Type }) => Type === 'AWS::EC2::NatGateway');
  return own.Protocol === 1 || wider || isPrivateRange || isOfOthers;
}

/** Whether a range is one of a VPC in which no private subnet lies. */
function vpcRangesOf(subnets: SynthesisedStage['plan']['addresses']['subnets'], range: string): boolean {
  return range.startsWith('10.') && !subnets.some(({ kind, cidr }) => kind === 'private' && overlaps(range, cidr));
}

/** The route tables by which a machine sends, those of the NAT gateways that it sends through among them. */
function tablesInUse({ resources }: SynthesisedStage): ReadonlySet<string | undefined> {
  const ref = (value: unknown) => (value as { Ref?: string } | undefined)?.Ref;
  const of = (type: string) => resources.filter(({ Type }) => Type === `AWS::EC2::${type}`);
  const tablesOf = (subnets: readonly (string | undefined)[]) =>
    of('SubnetRouteTableAssociation').flatMap(({ Properties: own }) =>
      subnets.includes(ref(own['SubnetId'])) ? [ref(own['RouteTableId'])] : [],
    );
  const near = tablesOf(of('NetworkInterface').map(({ Properties }) => ref(Properties['SubnetId'])));
  const gateways = of('Route').flatMap(({ Properties: own }) =>
    near.includes(ref(own['RouteTableId'])) ? [ref(own['NatGatewayId'])] : [],
  );
  const far = of('NatGateway').filter(({ logicalId }) => gateways.includes(logicalId));
  return new Set([...near, ...tablesOf(far.map(({ Properties }) => ref(Properties['SubnetId'])))]);
}

/** Whether a mistake there could stop or let pass anything. */
function decides(resource: PlacedResource, stage: SynthesisedStage): boolean {
  if (resource.Type === 'AWS::EC2::NetworkAclEntry') return !isOfNoFlow(resource, stage);
  if (resource.Type === 'AWS::EC2::Route' || resource.Type === 'AWS::EC2::SubnetRouteTableAssociation')
    return (
      typeof resource.Properties['RouteTableId'] === 'string' ||
      tablesInUse(stage).has((resource.Properties['RouteTableId'] as { Ref?: string }).Ref)
    );
  return true;
}

/** Every mistake that a stage can have, of those that stop a flow, lead it elsewhere or let something else pass. */
export function mutantsOf(stage: SynthesisedStage): Mutant[] {
  return stage.resources
    .filter((resource) => decides(resource, stage))
    .flatMap((resource) => {
      const { Type, logicalId } = resource;
      const apart = /SecurityGroup(Egress|Ingress)$/.test(Type) ? changesOfRule : (CHANGES[Type] ?? {});
      return [
        ...(Type === 'AWS::EC2::SecurityGroup' ? inlineRules(resource, stage) : []),
        ...Object.entries(apart).flatMap(([how, change]) => mutant(`${logicalId}: ${how}`, resource, change)),
        ...(NEEDED.includes(Type)
          ? [
              {
                name: `${logicalId}: gone`,
                make: (copy: SynthesisedStage) => {
                  copy.resources = copy.resources.filter((each) => each.logicalId !== logicalId);
                  return true;
                },
              },
            ]
          : []),
      ];
    });
}

function mutant(name: string, { logicalId }: PlacedResource, change: Change): Mutant[] {
  return [
    {
      name,
      make: (stage) => {
        const resource = stage.resources.find((each) => each.logicalId === logicalId);
        const changed = resource && change(resource.Properties, stage);
        if (resource && changed) resource.Properties = changed;
        return changed !== undefined;
      },
    },
  ];
}
