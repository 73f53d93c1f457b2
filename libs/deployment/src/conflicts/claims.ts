import { type TemplateResource } from '../assembly';
import { valueAt } from './create-only';
import { cidrBlocks } from './cidr-blocks';

/** Text of a value of a template, equal for equal values: a reference to what is replaced is another one afterwards. */
export type ValueText = (value: unknown) => string;

type Properties = Readonly<Record<string, unknown>>;

/**
 * What a resource holds that no other one can have at the same time, a text each. CloudFormation makes a successor before it
 * deletes what it replaces (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-update-behaviors.html),
 * which AWS refuses where both hold the same.
 */
export function claimsOf({ Type, Properties: properties = {} }: TemplateResource, text: ValueText): string[] {
  const named = NAMES[Type];
  const name = named === undefined ? undefined : valueAt(properties, named);
  return [...(name === undefined ? [] : [`${Type} named ${text(name)}`]), ...(CLAIMS[Type]?.(properties, text) ?? [])];
}

/**
 * The property with a resource's own name, for types whose names are unique in an account and region.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-name.html
 */
const NAMES: Readonly<Record<string, string>> = {
  'AWS::Budgets::Budget': 'Budget/BudgetName',
  'AWS::CloudTrail::Trail': 'TrailName',
  'AWS::CloudWatch::Alarm': 'AlarmName',
  'AWS::CloudWatch::CompositeAlarm': 'AlarmName',
  'AWS::CloudWatch::Dashboard': 'DashboardName',
  'AWS::EC2::LaunchTemplate': 'LaunchTemplateName',
  'AWS::Events::Rule': 'Name',
  'AWS::IAM::InstanceProfile': 'InstanceProfileName',
  'AWS::IAM::ManagedPolicy': 'ManagedPolicyName',
  'AWS::IAM::Role': 'RoleName',
  'AWS::KMS::Alias': 'AliasName',
  'AWS::Logs::LogGroup': 'LogGroupName',
  'AWS::S3::Bucket': 'BucketName',
  'AWS::S3::BucketPolicy': 'Bucket',
  'AWS::SNS::Topic': 'TopicName',
  'AWS::SSM::Document': 'Name',
  'AWS::SSM::Parameter': 'Name',
};

/** One claim over several properties, where the first of them is given. */
const together =
  (what: string, ...keys: readonly string[]) =>
  (properties: Properties, text: ValueText): string[] =>
    properties[keys[0]!] === undefined ? [] : [`${what} ${keys.map((key) => text(properties[key])).join(' ')}`];

const vlan = together('VLAN', 'ConnectionId', 'Vlan');
const address = together('address', 'PrivateIpAddress', 'SubnetId');
const attachment = together('transit gateway attachment', 'TransitGatewayId', 'VpcId');
const rule = [
  'GroupId',
  'IpProtocol',
  'FromPort',
  'ToPort',
  'CidrIp',
  'CidrIpv6',
  'SourceSecurityGroupId',
  'DestinationSecurityGroupId',
  'SourcePrefixListId',
  'DestinationPrefixListId',
];

/** Sources are the pages of the API call that makes each: EC2, Direct Connect, SNS and CloudWatch Logs API references. */
const CLAIMS: Readonly<Record<string, (properties: Properties, text: ValueText) => string[]>> = {
  // RunInstances: InvalidNetworkInterface.InUse
  'AWS::EC2::Instance': ({ NetworkInterfaces = [] }, text) =>
    (NetworkInterfaces as readonly Properties[]).flatMap(({ NetworkInterfaceId: id }) =>
      id === undefined ? [] : [`interface ${text(id)}`],
    ),
  // CreateNetworkInterface: InvalidIPAddress.InUse
  'AWS::EC2::NetworkInterface': address,
  // CreateNatGateway: Resource.AlreadyAssociated, InvalidIPAddress.InUse
  'AWS::EC2::NatGateway': (properties, text) => [
    ...together('Elastic IP', 'AllocationId')(properties, text),
    ...address(properties, text),
  ],
  // AttachVpnGateway, AttachInternetGateway: one gateway of a kind a VPC, one VPC a gateway
  'AWS::EC2::VPCGatewayAttachment': (properties, text) => {
    const [kind, gateway] =
      properties['VpnGatewayId'] === undefined
        ? ['internet gateway', properties['InternetGatewayId']]
        : ['virtual private gateway', properties['VpnGatewayId']];
    return [`${kind} of ${text(properties['VpcId'])}`, `attachment of ${text(gateway)}`];
  },
  // CreateSubnet: InvalidSubnet.Conflict where ranges overlap
  'AWS::EC2::Subnet': ({ VpcId, CidrBlock }, text) =>
    typeof CidrBlock === 'string' ? cidrBlocks(CidrBlock).map((block) => `range ${text(VpcId)} ${block}`) : [],
  // CreatePrivateVirtualInterface: "VLAN … is already in use" on the connection, whichever the kind of interface
  'AWS::DirectConnect::PrivateVirtualInterface': vlan,
  'AWS::DirectConnect::TransitVirtualInterface': vlan,
  'AWS::DirectConnect::DirectConnectGatewayAssociation': together(
    'Direct Connect gateway association',
    'DirectConnectGatewayId',
    'AssociatedGatewayId',
  ),
  // CreateTransitGatewayVpcAttachment: DuplicateTransitGatewayAttachment
  'AWS::EC2::TransitGatewayAttachment': attachment,
  'AWS::EC2::TransitGatewayVpcAttachment': attachment,
  'AWS::EC2::TransitGatewayRoute': together('route', 'TransitGatewayRouteTableId', 'DestinationCidrBlock'),
  // An attachment is associated with one route table: AssociateTransitGatewayRouteTable
  'AWS::EC2::TransitGatewayRouteTableAssociation': together('association', 'TransitGatewayAttachmentId'),
  'AWS::EC2::TransitGatewayRouteTablePropagation': together(
    'propagation',
    'TransitGatewayRouteTableId',
    'TransitGatewayAttachmentId',
  ),
  // CreateVpnConnection and CreateCustomerGateway answer what exists already: the successor would go with its predecessor
  'AWS::EC2::VPNConnection': together('VPN', 'CustomerGatewayId', 'VpnGatewayId', 'TransitGatewayId'),
  'AWS::EC2::CustomerGateway': together('customer gateway', 'IpAddress', 'Type', 'BgpAsn', 'BgpAsnExtended'),
  'AWS::EC2::VPNConnectionRoute': together('route', 'VpnConnectionId', 'DestinationCidrBlock'),
  // CreateVpcEndpoint: "private-dns-enabled cannot be set because there is already a conflicting DNS domain"; RouteAlreadyExists
  'AWS::EC2::VPCEndpoint': ({ PrivateDnsEnabled, VpcId, ServiceName, RouteTableIds = [] }, text) => [
    ...(PrivateDnsEnabled === true ? [`private DNS ${text(VpcId)} ${text(ServiceName)}`] : []),
    ...(RouteTableIds as readonly unknown[]).map((table) => `endpoint route ${text(table)} ${text(ServiceName)}`),
  ],
  // CreateRoute: RouteAlreadyExists
  'AWS::EC2::Route': together(
    'route',
    'RouteTableId',
    'DestinationCidrBlock',
    'DestinationIpv6CidrBlock',
    'DestinationPrefixListId',
  ),
  // CreateNetworkAclEntry: NetworkAclEntryAlreadyExists
  'AWS::EC2::NetworkAclEntry': together('ACL entry', 'NetworkAclId', 'Egress', 'RuleNumber'),
  'AWS::EC2::SubnetNetworkAclAssociation': together('network ACL of', 'SubnetId'),
  // AssociateRouteTable: Resource.AlreadyAssociated
  'AWS::EC2::SubnetRouteTableAssociation': together('route table of', 'SubnetId'),
  // CreateSecurityGroup: InvalidGroup.Duplicate within a VPC; CloudFormation replaces none under the name that it has, in another VPC either
  'AWS::EC2::SecurityGroup': together('security group', 'GroupName'),
  // AuthorizeSecurityGroupIngress: InvalidPermission.Duplicate
  'AWS::EC2::SecurityGroupIngress': together('inbound rule', ...rule),
  'AWS::EC2::SecurityGroupEgress': together('outbound rule', ...rule),
  // CreateFlowLogs: FlowLogAlreadyExists
  'AWS::EC2::FlowLog': together('flow log', 'ResourceId', 'LogGroupName', 'LogDestination'),
  // Subscribe answers the subscription that exists already: it would go with its predecessor
  'AWS::SNS::Subscription': together('subscription', 'TopicArn', 'Protocol', 'Endpoint'),
  // PutMetricFilter overwrites the filter of that name
  'AWS::Logs::MetricFilter': together('metric filter', 'FilterName', 'LogGroupName'),
};
