import { type TemplateResource } from '@nss/deployment';
import { type ItemCost } from './estimate-item';
import { isBastion } from './is-bastion';
import { HOURS_A_MONTH } from './month';
import { priced } from './prices/priced';
import { type Item, type RegionPrices } from './prices/price-table';

type Properties = Readonly<Record<string, unknown>>;
type Costs = (properties: Properties, prices: RegionPrices, stoppedMachines: readonly string[]) => ItemCost;

const hourly =
  (item: Item): Costs =>
  (_, prices) =>
    priced([prices.price(item), HOURS_A_MONTH]);
const monthly =
  (item: Item): Costs =>
  (_, prices) =>
    priced([prices.price(item), 1]);
const byUse: Costs = () => ({ kind: 'byUse' });

/** A machine that runs all month, with its disks; of one that is stopped the disks. Windows is what AWS's image of the bastion has; an image of one's own is of either. */
const machine: Costs = (properties, prices, stopped) => {
  const { InstanceType, BlockDeviceMappings } = properties;
  const disks = (Array.isArray(BlockDeviceMappings) ? BlockDeviceMappings : []) as readonly {
    Ebs?: { VolumeSize?: unknown; VolumeType?: unknown };
  }[];
  return priced(
    ...(stopped.includes(nameOf(properties))
      ? []
      : [
          [
            prices.instanceHour(String(InstanceType), isBastion(properties) ? 'windows' : 'linux'),
            HOURS_A_MONTH,
          ] as const,
        ]),
    ...disks.map(
      ({ Ebs: { VolumeSize, VolumeType } = {} }) =>
        [
          VolumeType === 'gp3' && Number.isFinite(Number(VolumeSize)) ? prices.price('gp3GibMonth') : undefined,
          Number(VolumeSize),
        ] as const,
    ),
  );
};

function nameOf({ Tags }: Properties): string {
  const tags = (Array.isArray(Tags) ? Tags : []) as readonly { Key?: unknown; Value?: unknown }[];
  return String(tags.find(({ Key }) => Key === 'Name')?.Value);
}

/** Each metric that an alarm looks at is charged. https://aws.amazon.com/cloudwatch/pricing/ */
const alarm: Costs = ({ Metrics }, prices) => {
  const looked = (Array.isArray(Metrics) ? Metrics : []).filter((each) => isFilled(each, 'MetricStat'));
  return priced([prices.price('alarmMonth'), Math.max(1, looked.length)]);
};

/** A filter's metrics are custom ones, each combination of dimensions one. https://aws.amazon.com/cloudwatch/pricing/ */
const metricFilter: Costs = ({ MetricTransformations }, prices) =>
  priced([prices.price('customMetricMonth'), Array.isArray(MetricTransformations) ? MetricTransformations.length : 1]);

/** Notifications are free; actions are not. https://aws.amazon.com/aws-cost-management/aws-budgets/pricing/ */
const budget: Costs = () => ({ kind: 'free' });

function isFilled(value: unknown, key: string): boolean {
  return typeof value === 'object' && value !== null && key in value;
}

const endpoint: Costs = ({ VpcEndpointType, SubnetIds }, prices) =>
  VpcEndpointType === 'Interface'
    ? priced([
        prices.price('interfaceEndpointZoneHour'),
        HOURS_A_MONTH * (Array.isArray(SubnetIds) ? SubnetIds.length : 1),
      ])
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
  'AWS::CloudWatch::Alarm': alarm,
  'AWS::CloudWatch::CompositeAlarm': monthly('compositeAlarmMonth'),
  'AWS::CloudWatch::Dashboard': monthly('dashboardMonth'),
  'AWS::CloudTrail::Trail': byUse,
  'AWS::EC2::FlowLog': byUse,
  'AWS::Logs::LogGroup': byUse,
  'AWS::Logs::MetricFilter': metricFilter,
  'AWS::S3::Bucket': byUse,
  'AWS::SNS::Topic': byUse,
  'AWS::SSM::Document': byUse,
  'AWS::Budgets::Budget': budget,
  'AWS::DirectConnect::PrivateVirtualInterface': byUse,
  'AWS::DirectConnect::TransitVirtualInterface': byUse,
};

/** Types that AWS charges nothing for by themselves. https://aws.amazon.com/vpc/pricing/, https://aws.amazon.com/iam/ */
const FREE =
  /^AWS::(IAM|Events)::|^AWS::(KMS::Alias|Logs::QueryDefinition|SSM::Parameter|S3::BucketPolicy|SNS::(Subscription|TopicPolicy)|DirectConnect::DirectConnectGateway(Association)?)$|^AWS::EC2::(VPC|Subnet|RouteTable|Route|InternetGateway|VPCGatewayAttachment|SubnetRouteTableAssociation|SecurityGroup(Egress|Ingress)?|NetworkAcl(Entry)?|SubnetNetworkAclAssociation|NetworkInterface|LaunchTemplate|VPNGateway|VPNGatewayRoutePropagation|CustomerGateway|VPNConnectionRoute|TransitGateway)$/;

/**
 * What a resource costs a month by list prices, without what passes through it. A type that is nowhere here has no price, never none to pay.
 * @param stoppedMachines names of machines that are stopped as a rule
 */
export function byTheHour(
  { Type, Properties = {} }: TemplateResource,
  prices: RegionPrices,
  stoppedMachines: readonly string[] = [],
): ItemCost {
  const costs = COSTS[Type];
  if (costs) return costs(Properties, prices, stoppedMachines);
  return FREE.test(Type) ? { kind: 'free' } : { kind: 'notPriced' };
}
