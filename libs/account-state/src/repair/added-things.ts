import { type AccountResource } from '../resource';
import { once, type Undoing } from './repair-call';

const property = (name: string) => (found: AccountResource) => found.Properties[name];
const only = (...names: string[]) => {
  return ({ Properties: properties }: AccountResource) =>
    Object.fromEntries(names.filter((name) => properties[name] !== undefined).map((name) => [name, properties[name]]));
};
const id = (name: string) => (found: AccountResource) => ({ [name]: found.PhysicalId });
const ids = (name: string) => (found: AccountResource) => ({ [name]: [found.PhysicalId] });
const attribute = (name: string) => (found: AccountResource) => ({ [name]: found.Attributes?.[name] });

const [WORKFLOW, ADMINISTRATOR] = ['workflow', 'administrator'] as const;

/**
 * What takes a thing away that was added, by its type. A workflow takes away what is on a thing with the environment's tag, or has a name
 * of its own: of any other thing IAM cannot tell whose it is. https://docs.aws.amazon.com/service-authorization/latest/reference/
 */
export const ADDED_THINGS: Readonly<Record<string, Undoing>> = {
  'AWS::CloudWatch::Alarm': once('cloudwatch:DeleteAlarms', WORKFLOW, ids('AlarmNames')),
  'AWS::CloudWatch::CompositeAlarm': once('cloudwatch:DeleteAlarms', WORKFLOW, ids('AlarmNames')),
  'AWS::CloudWatch::Dashboard': once('cloudwatch:DeleteDashboards', ADMINISTRATOR, ids('DashboardNames')),
  'AWS::DirectConnect::DirectConnectGatewayAssociation': once(
    'directconnect:DeleteDirectConnectGatewayAssociation',
    ADMINISTRATOR,
    (found) => {
      const [directConnectGatewayId, virtualGatewayId] = found.PhysicalId.split('|');
      return { directConnectGatewayId, virtualGatewayId };
    },
  ),
  'AWS::EC2::EIPAssociation': once('ec2:DisassociateAddress', ADMINISTRATOR, attribute('AssociationId')),
  'AWS::EC2::EgressOnlyInternetGateway': once(
    'ec2:DeleteEgressOnlyInternetGateway',
    ADMINISTRATOR,
    id('EgressOnlyInternetGatewayId'),
  ),
  'AWS::EC2::FlowLog': once('ec2:DeleteFlowLogs', ADMINISTRATOR, ids('FlowLogIds')),
  'AWS::EC2::GatewayRouteTableAssociation': once(
    'ec2:DisassociateRouteTable',
    ADMINISTRATOR,
    attribute('AssociationId'),
  ),
  'AWS::EC2::NatGateway': once('ec2:DeleteNatGateway', ADMINISTRATOR, id('NatGatewayId')),
  'AWS::EC2::NetworkAcl': once('ec2:DeleteNetworkAcl', ADMINISTRATOR, id('NetworkAclId')),
  'AWS::EC2::NetworkAclEntry': once(
    'ec2:DeleteNetworkAclEntry',
    WORKFLOW,
    only('NetworkAclId', 'Egress', 'RuleNumber'),
  ),
  'AWS::EC2::NetworkInterface': once('ec2:DeleteNetworkInterface', ADMINISTRATOR, id('NetworkInterfaceId')),
  'AWS::EC2::Route': once(
    'ec2:DeleteRoute',
    WORKFLOW,
    only('RouteTableId', 'DestinationCidrBlock', 'DestinationIpv6CidrBlock', 'DestinationPrefixListId'),
  ),
  'AWS::EC2::RouteTable': once('ec2:DeleteRouteTable', ADMINISTRATOR, id('RouteTableId')),
  'AWS::EC2::SecurityGroup': once('ec2:DeleteSecurityGroup', ADMINISTRATOR, id('GroupId')),
  'AWS::EC2::Subnet': once('ec2:DeleteSubnet', ADMINISTRATOR, id('SubnetId')),
  'AWS::EC2::SubnetRouteTableAssociation': once(
    'ec2:DisassociateRouteTable',
    ADMINISTRATOR,
    attribute('AssociationId'),
  ),
  'AWS::EC2::TransitGatewayVpcAttachment': once(
    'ec2:DeleteTransitGatewayVpcAttachment',
    ADMINISTRATOR,
    id('TransitGatewayAttachmentId'),
  ),
  'AWS::EC2::VPCCidrBlock': once('ec2:DisassociateVpcCidrBlock', ADMINISTRATOR, attribute('AssociationId')),
  // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AssociateDhcpOptions.html (default)
  'AWS::EC2::VPCDHCPOptionsAssociation': once('ec2:AssociateDhcpOptions', ADMINISTRATOR, (found) => ({
    VpcId: property('VpcId')(found),
    DhcpOptionsId: 'default',
  })),
  'AWS::EC2::VPCEndpoint': once('ec2:DeleteVpcEndpoints', ADMINISTRATOR, ids('VpcEndpointIds')),
  'AWS::EC2::VPCGatewayAttachment': {
    api: 'ec2:DetachInternetGateway or ec2:DetachVpnGateway',
    by: ADMINISTRATOR,
    calls: ({ Properties: { VpcId, InternetGatewayId, VpnGatewayId } }) => [
      InternetGatewayId
        ? ['ec2:DetachInternetGateway', { VpcId, InternetGatewayId }]
        : ['ec2:DetachVpnGateway', { VpcId, VpnGatewayId }],
    ],
  },
  'AWS::EC2::VPCPeeringConnection': once('ec2:DeleteVpcPeeringConnection', ADMINISTRATOR, id('VpcPeeringConnectionId')),
  'AWS::EC2::VPNConnection': once('ec2:DeleteVpnConnection', ADMINISTRATOR, id('VpnConnectionId')),
  'AWS::EC2::VPNConnectionRoute': once(
    'ec2:DeleteVpnConnectionRoute',
    WORKFLOW,
    only('VpnConnectionId', 'DestinationCidrBlock'),
  ),
  'AWS::Events::Rule': {
    api: 'events:RemoveTargets and events:DeleteRule',
    by: ADMINISTRATOR,
    calls: ({ PhysicalId: Name, Properties: { Targets } }) => {
      const Ids = ((Targets ?? []) as { Id?: string }[]).map(({ Id = '' }) => Id);
      return [
        ...(Ids.length > 0 ? [['events:RemoveTargets', { Rule: Name, Ids }] as const] : []),
        ['events:DeleteRule', { Name }],
      ];
    },
  },
  'AWS::Logs::MetricFilter': once('logs:DeleteMetricFilter', WORKFLOW, filterOf),
  'AWS::Logs::QueryDefinition': once('logs:DeleteQueryDefinition', ADMINISTRATOR, id('queryDefinitionId')),
  'AWS::Logs::SubscriptionFilter': once('logs:DeleteSubscriptionFilter', WORKFLOW, filterOf),
  'AWS::SNS::Subscription': once('sns:Unsubscribe', ADMINISTRATOR, attribute('SubscriptionArn')),
  'AWS::SSM::Document': once('ssm:DeleteDocument', ADMINISTRATOR, id('Name')),
  'AWS::SSM::Parameter': once('ssm:DeleteParameter', WORKFLOW, id('Name')),
};

/** The id is that of a log group and a name. */
function filterOf({ PhysicalId }: AccountResource) {
  const [logGroupName, filterName] = PhysicalId.split('|');
  return { logGroupName, filterName };
}
