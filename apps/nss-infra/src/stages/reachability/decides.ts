import { contains, overlaps, vpcRanges } from '@nss/network';
import { type PlacedResource, type SynthesisedStage } from '../invariants/synthesised-stage';
import { type Properties } from './changes';

/** Rules that decide nothing: what the CDK writes where nothing may leave, and those for what AWS answers on the host itself. */
export function decidesNothing(rule: Properties, { plan }: SynthesisedStage): boolean {
  const onHost = plan.flows.flatMap(({ via, to }) => (via === 'host' && to.kind === 'prefixes' ? to.prefixes : []));
  return [...onHost, '255.255.255.255/32'].includes(String(rule['CidrIp']));
}

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
function isOfNoFlow(
  { logicalId, Properties }: PlacedResource,
  { resources, plan, environment }: SynthesisedStage,
): boolean {
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
  const isEmptyRange =
    vpcRanges(environment.vpc).includes(own.CidrBlock) &&
    !plan.addresses.subnets.some(({ kind, cidr }) => kind === 'private' && overlaps(own.CidrBlock, cidr));
  const isOfOthers = /Public/.test(logicalId) && !resources.some(({ Type }) => Type === 'AWS::EC2::NatGateway');
  return own.Protocol === 1 || wider || isEmptyRange || isOfOthers;
}

/** The NAT gateways that machines send through, and the tables by which both send. */
function inUse({ resources }: SynthesisedStage): {
  readonly tables: ReadonlySet<string | undefined>;
  readonly natGateways: ReadonlySet<string>;
} {
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
  return {
    tables: new Set([...near, ...tablesOf(far.map(({ Properties }) => ref(Properties['SubnetId'])))]),
    natGateways: new Set(far.map(({ logicalId }) => logicalId)),
  };
}

/** Whether a mistake there could stop or let pass anything. */
export function decides(resource: PlacedResource, stage: SynthesisedStage): boolean {
  if (resource.Type === 'AWS::EC2::NetworkAclEntry') return !isOfNoFlow(resource, stage);
  if (resource.Type === 'AWS::EC2::NatGateway') return inUse(stage).natGateways.has(resource.logicalId);
  if (resource.Type === 'AWS::EC2::Route' || resource.Type === 'AWS::EC2::SubnetRouteTableAssociation')
    return (
      typeof resource.Properties['RouteTableId'] === 'string' ||
      inUse(stage).tables.has((resource.Properties['RouteTableId'] as { Ref?: string }).Ref)
    );
  return true;
}
