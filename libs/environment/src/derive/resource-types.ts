import { virtualInterfaceType } from '@nss/network';
import { type Connection, connectionOf } from '../private-connection';
import { CONNECTION_PATH } from '../private-connection/connection';
import { type KeyPath } from '../problem';
import { type Environment } from '../schema';

/** Types of CloudFormation that one key of an environment file asks for. */
export interface TypesOfKey {
  /** The key that decides it; `region` for what every environment has. */
  readonly path: KeyPath;
  readonly types: readonly string[];
}

const ALWAYS = [
  'CloudTrail::Trail',
  'CloudWatch::Alarm',
  'CloudWatch::CompositeAlarm',
  'CloudWatch::Dashboard',
  'EC2::Instance',
  'EC2::LaunchTemplate',
  'EC2::NetworkInterface',
  'EC2::SecurityGroup',
  'EC2::SecurityGroupEgress',
  'EC2::SecurityGroupIngress',
  'IAM::InstanceProfile',
  'IAM::ManagedPolicy',
  'IAM::Role',
  'KMS::Alias',
  'KMS::Key',
  'Logs::LogGroup',
  'Logs::MetricFilter',
  'S3::Bucket',
  'S3::BucketPolicy',
  'SNS::Subscription',
  'SNS::Topic',
  'SNS::TopicPolicy',
  'SSM::Document',
  'SSM::Parameter',
];
const OWN_VPC = [
  'EC2::EIP',
  'EC2::InternetGateway',
  'EC2::NatGateway',
  'EC2::Route',
  'EC2::RouteTable',
  'EC2::Subnet',
  'EC2::SubnetRouteTableAssociation',
  'EC2::VPC',
  'EC2::VPCGatewayAttachment',
];
const VIRTUAL_PRIVATE_GATEWAY = ['EC2::VPCGatewayAttachment', 'EC2::VPNGateway', 'EC2::VPNGatewayRoutePropagation'];
const VPN = ['EC2::CustomerGateway', 'EC2::VPNConnection'];
/** A route that a VPN has without BGP. */
const STATIC_ROUTE = 'EC2::VPNConnectionRoute';

/** Every type that the templates of an environment hold, by the key that asks for it; known before anything is synthesised. */
export function resourceTypes(environment: Environment): TypesOfKey[] {
  const { vpc, networkAcl, bastion, relay, cost } = environment;
  const asked: [path: KeyPath, isAsked: boolean, types: readonly string[]][] = [
    [['region'], true, ALWAYS],
    [['vpc'], !vpc.existing, OWN_VPC],
    [['vpc', 'existing', 'flowLog'], vpc.existing?.flowLog !== false, ['EC2::FlowLog']],
    [['networkAcl'], networkAcl, ['EC2::NetworkAcl', 'EC2::NetworkAclEntry', 'EC2::SubnetNetworkAclAssociation']],
    [['bastion', 'endpoints'], bastion.endpoints, ['EC2::VPCEndpoint']],
    [['relay', 'availability'], relay.availability === 'active-standby', ['Events::Rule']],
    [['cost'], cost !== undefined, ['Budgets::Budget']],
    ...ofConnection(environment),
  ];
  return asked.flatMap(([path, isAsked, types]) =>
    isAsked ? [{ path, types: types.map((type) => `AWS::${type}`) }] : [],
  );
}

function ofConnection(environment: Environment): [KeyPath, boolean, readonly string[]][] {
  const { gateway, directConnectGateway: direct, virtualInterfaces, vpnConnections } = connectionOf(environment);
  const type = virtualInterfaceType(gateway);
  return [
    [[...CONNECTION_PATH, 'kind'], true, ofGateway(gateway)],
    [
      [...CONNECTION_PATH, 'directConnectGateway'],
      direct !== undefined && virtualInterfaces.length > 0,
      [
        'DirectConnect::DirectConnectGatewayAssociation',
        ...(direct?.id === undefined ? ['DirectConnect::DirectConnectGateway'] : []),
      ],
    ],
    ...virtualInterfaces.map(({ path, input }): [KeyPath, boolean, readonly string[]] => [
      [...path, 'origin'],
      input.origin === 'own',
      [`DirectConnect::${type === 'transit' ? 'Transit' : 'Private'}VirtualInterface`],
    ]),
    ...vpnConnections.map(({ path, device }): [KeyPath, boolean, readonly string[]] => [
      path,
      true,
      [...VPN, ...(device.staticRoutes ? [STATIC_ROUTE] : [])],
    ]),
  ];
}

function ofGateway(gateway: Connection['gateway']): readonly string[] {
  switch (gateway.type) {
    case 'virtual-private-gateway':
      return VIRTUAL_PRIVATE_GATEWAY;
    case 'transit-gateway':
      return [
        ...(gateway.attach ? ['EC2::TransitGatewayVpcAttachment'] : []),
        'EC2::Route',
        ...(gateway.existingId === undefined ? ['EC2::TransitGateway'] : []),
      ];
  }
}

/** Every type that some environment can ask for. */
export const EVERY_RESOURCE_TYPE: readonly string[] = [
  ...new Set([
    ...ALWAYS,
    ...OWN_VPC,
    ...VIRTUAL_PRIVATE_GATEWAY,
    ...VPN,
    STATIC_ROUTE,
    'EC2::NetworkAcl',
    'EC2::NetworkAclEntry',
    'EC2::SubnetNetworkAclAssociation',
    'EC2::VPCEndpoint',
    'EC2::FlowLog',
    'Events::Rule',
    'Budgets::Budget',
    'EC2::TransitGateway',
    'EC2::TransitGatewayVpcAttachment',
    'DirectConnect::DirectConnectGateway',
    'DirectConnect::DirectConnectGatewayAssociation',
    'DirectConnect::PrivateVirtualInterface',
    'DirectConnect::TransitVirtualInterface',
  ]),
]
  .map((type) => `AWS::${type}`)
  .sort();
