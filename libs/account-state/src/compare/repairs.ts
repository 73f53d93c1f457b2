import { type Difference } from './differences';

/** How something becomes as planned again. */
export interface Repair {
  /**
   * - `change set`: a drift-aware change set puts it back
   * - `call`: it is in no template, so that no change set takes it away; a person calls this
   * - `decide`: a record; what is done with it a person decides who answers for it
   */
  readonly way: 'change set' | 'call' | 'decide';
  /** In a line. */
  readonly text: string;
}

/** What takes a thing away that was added, by its type. */
const DELETES: Readonly<Record<string, string>> = {
  'AWS::CloudWatch::Alarm': 'cloudwatch:DeleteAlarms',
  'AWS::CloudWatch::CompositeAlarm': 'cloudwatch:DeleteAlarms',
  'AWS::CloudWatch::Dashboard': 'cloudwatch:DeleteDashboards',
  'AWS::DirectConnect::DirectConnectGatewayAssociation': 'directconnect:DeleteDirectConnectGatewayAssociation',
  'AWS::EC2::EIPAssociation': 'ec2:DisassociateAddress',
  'AWS::EC2::EgressOnlyInternetGateway': 'ec2:DeleteEgressOnlyInternetGateway',
  'AWS::EC2::FlowLog': 'ec2:DeleteFlowLogs',
  'AWS::EC2::GatewayRouteTableAssociation': 'ec2:DisassociateRouteTable',
  'AWS::EC2::Instance': 'ec2:TerminateInstances',
  'AWS::EC2::InternetGateway': 'ec2:DetachInternetGateway',
  'AWS::EC2::NatGateway': 'ec2:DeleteNatGateway',
  'AWS::EC2::NetworkAcl': 'ec2:DeleteNetworkAcl',
  'AWS::EC2::NetworkAclEntry': 'ec2:DeleteNetworkAclEntry',
  'AWS::EC2::NetworkInterface': 'ec2:DeleteNetworkInterface',
  'AWS::EC2::Route': 'ec2:DeleteRoute',
  'AWS::EC2::RouteTable': 'ec2:DeleteRouteTable',
  'AWS::EC2::SecurityGroup': 'ec2:DeleteSecurityGroup',
  'AWS::EC2::Subnet': 'ec2:DeleteSubnet',
  'AWS::EC2::SubnetNetworkAclAssociation': 'ec2:ReplaceNetworkAclAssociation',
  'AWS::EC2::SubnetRouteTableAssociation': 'ec2:DisassociateRouteTable',
  'AWS::EC2::TransitGatewayVpcAttachment': 'ec2:DeleteTransitGatewayVpcAttachment',
  'AWS::EC2::VPCCidrBlock': 'ec2:DisassociateVpcCidrBlock',
  'AWS::EC2::VPCDHCPOptionsAssociation': 'ec2:AssociateDhcpOptions with the options `default`',
  'AWS::EC2::VPCEndpoint': 'ec2:DeleteVpcEndpoints',
  'AWS::EC2::VPCGatewayAttachment': 'ec2:DetachInternetGateway or ec2:DetachVpnGateway',
  'AWS::EC2::VPCPeeringConnection': 'ec2:DeleteVpcPeeringConnection',
  'AWS::EC2::VPNConnection': 'ec2:DeleteVpnConnection',
  'AWS::EC2::VPNConnectionRoute': 'ec2:DeleteVpnConnectionRoute',
  'AWS::EC2::VPNGateway': 'ec2:DetachVpnGateway',
  'AWS::EC2::VPNGatewayRoutePropagation': 'ec2:DisableVgwRoutePropagation',
  'AWS::Events::Rule': 'events:RemoveTargets and events:DeleteRule',
  'AWS::IAM::Role': 'iam:DeleteRole, after its policies',
  'AWS::KMS::Alias': 'kms:DeleteAlias',
  'AWS::KMS::Grant': 'kms:RevokeGrant',
  'AWS::Logs::MetricFilter': 'logs:DeleteMetricFilter',
  'AWS::Logs::SubscriptionFilter': 'logs:DeleteSubscriptionFilter',
  'AWS::SNS::Subscription': 'sns:Unsubscribe',
  'AWS::SSM::Document': 'ssm:DeleteDocument',
  'AWS::SSM::Parameter': 'ssm:DeleteParameter',
};

/** The same for what was added to a thing of a template, by type and property. */
const TAKEN_BACK: Readonly<Record<string, string>> = {
  'AWS::EC2::SecurityGroup SecurityGroupEgress': 'ec2:RevokeSecurityGroupEgress',
  'AWS::EC2::SecurityGroup SecurityGroupIngress': 'ec2:RevokeSecurityGroupIngress',
  'AWS::IAM::ManagedPolicy Groups': 'iam:DetachGroupPolicy',
  'AWS::IAM::ManagedPolicy Roles': 'iam:DetachRolePolicy',
  'AWS::IAM::ManagedPolicy Users': 'iam:DetachUserPolicy',
  'AWS::IAM::Role ManagedPolicyArns': 'iam:DetachRolePolicy',
  'AWS::IAM::Role Policies': 'iam:DeleteRolePolicy',
  'AWS::S3::Bucket CorsConfiguration': 's3:DeleteBucketCors',
  'AWS::S3::Bucket ReplicationConfiguration': 's3:DeleteBucketReplication',
  'AWS::S3::Bucket WebsiteConfiguration': 's3:DeleteBucketWebsite',
  'AWS::SSM::Document SharedWith': 'ssm:ModifyDocumentPermission',
};

/** What holds records, or keeps them readable: nothing takes it away but whoever answers for it. */
const RECORDS = ['AWS::CloudTrail::Trail', 'AWS::KMS::Key', 'AWS::Logs::LogGroup', 'AWS::S3::Bucket'];

/**
 * How a difference is repaired: never by itself. An ordinary change set sees no drift and changes nothing; one that reverts drift compares what
 * is with the template first, and recreates what is gone.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/drift-aware-change-sets.html
 */
export function repairOf({ type, kind, property }: Difference): Repair {
  if (kind === 'added' && !property) {
    const call = DELETES[type];
    if (!call || RECORDS.includes(type))
      return { way: 'decide', text: 'whoever answers for it decides; it may hold records' };
    return { way: 'call', text: `in no template: ${call}` };
  }
  const [name = ''] = (property ?? '').split('.');
  const call = TAKEN_BACK[`${type} ${name}`];
  if (kind === 'added' && call) return { way: 'call', text: `in no template: ${call}` };
  return { way: 'change set', text: 'a change set with the deployment mode REVERT_DRIFT' };
}
