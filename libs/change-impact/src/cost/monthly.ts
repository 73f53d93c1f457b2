import { type TemplateResource } from '@nss/deployment';
import { type Item, type Price, type RegionPrices } from './price-table';

/** Hours that AWS counts a month. https://aws.amazon.com/ec2/pricing/on-demand/ */
const HOURS = 730;

/** What a resource costs a month. `byUse`: what decides it is not in a template; `notPriced`: the table does not have it. */
export type Monthly =
  | { readonly kind: 'priced'; readonly usd: number; readonly asOf: string }
  | { readonly kind: 'byUse' }
  | { readonly kind: 'notPriced' }
  | { readonly kind: 'free' };

type Properties = Readonly<Record<string, unknown>>;
type Costs = (properties: Properties, prices: RegionPrices) => Monthly;

const priced = (...parts: readonly (readonly [Price | undefined, number])[]): Monthly =>
  parts.some(([price]) => price === undefined)
    ? { kind: 'notPriced' }
    : {
        kind: 'priced',
        usd: parts.reduce((sum, [price, amount]) => sum + (price?.usd ?? 0) * amount, 0),
        asOf: parts.map(([price]) => price?.asOf ?? '').sort()[0] ?? '',
      };
const hourly =
  (item: Item): Costs =>
  (_, prices) =>
    priced([prices.price(item), HOURS]);
const monthly =
  (item: Item): Costs =>
  (_, prices) =>
    priced([prices.price(item), 1]);
const byUse: Costs = () => ({ kind: 'byUse' });

/** A machine that runs all month, with its disks. Windows is what AWS's image of the bastion has; an image of one's own is of either. */
const machine: Costs = ({ InstanceType, BlockDeviceMappings, LaunchTemplate, IamInstanceProfile }, prices) => {
  const isBastion = LaunchTemplate !== undefined || IamInstanceProfile !== undefined;
  const disks = (Array.isArray(BlockDeviceMappings) ? BlockDeviceMappings : []) as readonly {
    Ebs?: { VolumeSize?: unknown; VolumeType?: unknown };
  }[];
  return priced(
    [prices.instanceHour(String(InstanceType), isBastion ? 'windows' : 'linux'), HOURS],
    ...disks.map(
      ({ Ebs: { VolumeSize, VolumeType } = {} }) =>
        [
          VolumeType === 'gp3' && Number.isFinite(Number(VolumeSize)) ? prices.price('gp3GibMonth') : undefined,
          Number(VolumeSize),
        ] as const,
    ),
  );
};

const endpoint: Costs = ({ VpcEndpointType, SubnetIds }, prices) =>
  VpcEndpointType === 'Interface'
    ? priced([prices.price('interfaceEndpointZoneHour'), HOURS * (Array.isArray(SubnetIds) ? SubnetIds.length : 1)])
    : { kind: 'free' };

/** By type; data that passes comes on top of what is by the hour. */
const COSTS: Readonly<Record<string, Costs>> = {
  'AWS::EC2::Instance': machine,
  'AWS::EC2::NatGateway': hourly('natGatewayHour'),
  'AWS::EC2::EIP': hourly('publicIpv4Hour'),
  'AWS::EC2::VPNConnection': hourly('vpnConnectionHour'),
  'AWS::EC2::TransitGatewayVpcAttachment': hourly('transitGatewayAttachmentHour'),
  'AWS::EC2::VPCEndpoint': endpoint,
  'AWS::KMS::Key': monthly('kmsKeyMonth'),
  'AWS::CloudWatch::Alarm': monthly('alarmMonth'),
  'AWS::CloudWatch::CompositeAlarm': monthly('compositeAlarmMonth'),
  'AWS::CloudWatch::Dashboard': monthly('dashboardMonth'),
  'AWS::CloudTrail::Trail': byUse,
  'AWS::EC2::FlowLog': byUse,
  'AWS::Logs::LogGroup': byUse,
  'AWS::Logs::MetricFilter': byUse,
  'AWS::S3::Bucket': byUse,
  'AWS::SNS::Topic': byUse,
  'AWS::SSM::Document': byUse,
  'AWS::Budgets::Budget': () => ({ kind: 'notPriced' }),
  'AWS::DirectConnect::PrivateVirtualInterface': byUse,
  'AWS::DirectConnect::TransitVirtualInterface': byUse,
};

/** Types that AWS charges nothing for by themselves. https://aws.amazon.com/vpc/pricing/, https://aws.amazon.com/iam/ */
const FREE =
  /^AWS::(IAM|Events)::|^AWS::(KMS::Alias|SSM::Parameter|S3::BucketPolicy|SNS::(Subscription|TopicPolicy)|DirectConnect::DirectConnectGateway(Association)?)$|^AWS::EC2::(VPC|Subnet|RouteTable|Route|InternetGateway|VPCGatewayAttachment|SubnetRouteTableAssociation|SecurityGroup(Egress|Ingress)?|NetworkAcl(Entry)?|SubnetNetworkAclAssociation|NetworkInterface|LaunchTemplate|VPNGateway|VPNGatewayRoutePropagation|CustomerGateway|VPNConnectionRoute|TransitGateway)$/;

/** What a resource costs a month by list prices. A type that is nowhere here has no price, never none to pay. */
export function monthlyCost({ Type, Properties = {} }: TemplateResource, prices: RegionPrices): Monthly {
  const costs = COSTS[Type];
  if (costs) return costs(Properties, prices);
  return FREE.test(Type) ? { kind: 'free' } : { kind: 'notPriced' };
}
