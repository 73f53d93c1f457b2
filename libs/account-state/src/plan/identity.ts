import { type Properties } from '../resource';

/** What a reader calls a resource that AWS gives no id: the ids of what it belongs to, and what tells it from the others there. */
const IDENTITIES: Readonly<Record<string, (properties: Properties) => string>> = {
  'AWS::DirectConnect::DirectConnectGatewayAssociation': (p) =>
    `${p['DirectConnectGatewayId']}|${p['AssociatedGatewayId']}`,
  'AWS::EC2::NetworkAclEntry': (p) =>
    `${p['NetworkAclId']}|${String(p['Egress']) === 'true' ? 'outbound' : 'inbound'} ${p['RuleNumber']}`,
  'AWS::EC2::Route': (p) =>
    `${p['RouteTableId']}|${p['DestinationCidrBlock'] ?? p['DestinationIpv6CidrBlock'] ?? p['DestinationPrefixListId']}`,
  'AWS::EC2::SubnetNetworkAclAssociation': (p) => `${p['SubnetId']}|network ACL`,
  'AWS::EC2::SubnetRouteTableAssociation': (p) => `${p['SubnetId']}|route table`,
  'AWS::EC2::VPCGatewayAttachment': (p) => `${p['VpcId']}|${p['InternetGatewayId'] ?? p['VpnGatewayId']}`,
  'AWS::EC2::VPNConnectionRoute': (p) => `${p['VpnConnectionId']}|${p['DestinationCidrBlock']}`,
  'AWS::EC2::VPNGatewayRoutePropagation': (p) => `${p['VpnGatewayId']}|propagation`,
  'AWS::IAM::InstanceProfile': (p) => String(p['InstanceProfileName']),
  'AWS::Logs::MetricFilter': (p) => `${p['LogGroupName']}|${p['FilterName']}`,
  'AWS::S3::BucketPolicy': (p) => `${p['Bucket']}|policy`,
  'AWS::SNS::Subscription': (p) => `${p['TopicArn']}|${p['Protocol']}|${p['Endpoint']}`,
  'AWS::SNS::TopicPolicy': (p) => `${(p['Topics'] as unknown[])[0]}|policy`,
};

/** Direct Connect's ids are the last part of the ARNs that CloudFormation keeps. */
const LAST_PART = /^AWS::DirectConnect::/;

/** What a reader calls a resource of a template. */
export function identityOf(type: string, properties: Properties, physicalId: string): string {
  const identity = IDENTITIES[type];
  if (identity) return identity(properties);
  return LAST_PART.test(type) ? (physicalId.split('/').at(-1) ?? physicalId) : physicalId;
}
