import { STOPPING_PROPERTIES } from '@nss/deployment';
import { type Behaviour, type Behaviours, each } from './behaviour';
import { RULE_AND_RECORD_BEHAVIOURS } from './rule-behaviours';

/** Where CloudFormation's template reference says it. */
export function referencePage(type: string): string {
  const [, service = '', resource = ''] = type.split('::');
  const page = `aws-resource-${service}-${resource}`.toLowerCase();
  return `https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/${page}.html`;
}

const tagged = each('no interruption', 'Tags');

/**
 * "Update requires" of the properties of what carries logs, as the template reference says it by type. Machines have disks of EBS, for which "some
 * interruptions" is a stop and a start. What is not here is not known, and said so.
 *
 * Source: {@link referencePage}; which ones replace is held against AWS's resource schemas by a test.
 */
const BEHAVIOURS: Behaviours = {
  ...RULE_AND_RECORD_BEHAVIOURS,
  'AWS::EC2::Instance': {
    ...tagged,
    ...each(
      'no interruption',
      'CreditSpecification',
      'DisableApiTermination',
      'IamInstanceProfile',
      'InstanceInitiatedShutdownBehavior',
      'Monitoring',
      'PropagateTagsToVolumeOnCreation',
      'SourceDestCheck',
      'SsmAssociations',
      'Volumes',
    ),
    ...each('some interruptions', ...STOPPING_PROPERTIES),
    ...each(
      'replacement',
      'AvailabilityZone',
      'BlockDeviceMappings',
      'CpuOptions',
      'EnclaveOptions',
      'HibernationOptions',
      'ImageId',
      'KeyName',
      'LaunchTemplate',
      'NetworkInterfaces',
      'PrivateIpAddress',
      'SubnetId',
    ),
  },
  'AWS::EC2::NatGateway': {
    ...tagged,
    ...each(
      'replacement',
      'AvailabilityMode',
      'AllocationId',
      'ConnectivityType',
      'PrivateIpAddress',
      'SubnetId',
      'VpcId',
    ),
  },
  'AWS::EC2::EIP': { ...tagged, ...each('replacement', 'NetworkBorderGroup') },
  'AWS::EC2::NetworkInterface': {
    ...tagged,
    ...each('no interruption', 'Description', 'GroupSet'),
    ...each('replacement', 'PrivateIpAddress', 'SubnetId', 'InterfaceType'),
  },
  'AWS::EC2::Subnet': {
    ...tagged,
    ...each('no interruption', 'MapPublicIpOnLaunch'),
    ...each('replacement', 'AvailabilityZone', 'CidrBlock', 'VpcId'),
  },
  'AWS::EC2::VPC': {
    ...tagged,
    ...each('no interruption', 'EnableDnsHostnames', 'EnableDnsSupport'),
    ...each('replacement', 'CidrBlock'),
  },
  'AWS::EC2::RouteTable': { ...tagged, ...each('replacement', 'VpcId') },
  'AWS::EC2::InternetGateway': tagged,
  'AWS::EC2::VPNGateway': { ...tagged, ...each('replacement', 'AmazonSideAsn', 'Type') },
  'AWS::EC2::CustomerGateway': { ...tagged, ...each('replacement', 'BgpAsn', 'BgpAsnExtended', 'IpAddress', 'Type') },
  'AWS::EC2::VPNConnection': {
    ...tagged,
    ...each(
      'some interruptions',
      'CustomerGatewayId',
      'TransitGatewayId',
      'VpnGatewayId',
      'VpnTunnelOptionsSpecifications',
    ),
    ...each('replacement', 'StaticRoutesOnly', 'Type', 'EnableAcceleration', 'PreSharedKeyStorage'),
  },
  'AWS::EC2::VPNConnectionRoute': each('replacement', 'DestinationCidrBlock', 'VpnConnectionId'),
  'AWS::EC2::VPCEndpoint': {
    ...each('no interruption', 'PolicyDocument', 'Tags', 'SecurityGroupIds', 'PrivateDnsEnabled'),
    ...each('some interruptions', 'SubnetIds', 'RouteTableIds'),
    ...each('replacement', 'ServiceName', 'VpcEndpointType', 'VpcId'),
  },
  'AWS::EC2::TransitGateway': {
    ...tagged,
    ...each('no interruption', 'Description'),
    ...each('replacement', 'AmazonSideAsn'),
  },
  'AWS::EC2::TransitGatewayVpcAttachment': {
    ...tagged,
    ...each('replacement', 'SubnetIds', 'TransitGatewayId', 'VpcId'),
  },
  'AWS::DirectConnect::PrivateVirtualInterface': {
    ...each('no interruption', 'Tags', 'VirtualInterfaceName'),
    ...each('some interruptions', 'BgpPeers', 'Mtu'),
    ...each('replacement', 'DirectConnectGatewayId', 'VirtualGatewayId', 'Vlan'),
  },
  'AWS::DirectConnect::TransitVirtualInterface': {
    ...each('no interruption', 'Tags', 'VirtualInterfaceName'),
    ...each('some interruptions', 'BgpPeers', 'Mtu'),
    ...each('replacement', 'DirectConnectGatewayId', 'Vlan'),
  },
  'AWS::DirectConnect::DirectConnectGateway': {
    ...each('no interruption', 'Tags', 'DirectConnectGatewayName'),
    ...each('replacement', 'AmazonSideAsn'),
  },
  'AWS::DirectConnect::DirectConnectGatewayAssociation': {
    ...each('some interruptions', 'AllowedPrefixesToDirectConnectGateway'),
    ...each('replacement', 'AssociatedGatewayId', 'DirectConnectGatewayId'),
  },
  'AWS::EC2::FlowLog': {
    ...tagged,
    ...each(
      'replacement',
      'DeliverLogsPermissionArn',
      'LogDestinationType',
      'LogFormat',
      'LogGroupName',
      'MaxAggregationInterval',
      'ResourceId',
      'ResourceType',
      'TrafficType',
    ),
  },
};

/** Types and properties that were looked up. */
export function documentedBehaviours(): Behaviours {
  return BEHAVIOURS;
}

/** What a changed property does to a resource; undefined where nobody looked it up. Tags change in place, of every type that has them. */
export function behaviourOf(type: string, property: string): Behaviour | undefined {
  return BEHAVIOURS[type]?.[property] ?? (property === 'Tags' ? 'no interruption' : undefined);
}
