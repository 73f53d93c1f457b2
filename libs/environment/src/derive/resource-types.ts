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
  'Logs::QueryDefinition',
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
/** What a key asks for that is set, or not set. */
const OPTIONAL = {
  flowLog: ['EC2::FlowLog'],
  networkAcl: ['EC2::NetworkAcl', 'EC2::NetworkAclEntry', 'EC2::SubnetNetworkAclAssociation'],
  endpoints: ['EC2::VPCEndpoint'],
  activeStandby: ['Events::Rule'],
  budget: ['Budgets::Budget'],
} as const;
const VPN = ['EC2::CustomerGateway', 'EC2::VPNConnection'];
/** A route that a VPN has without BGP. */
const STATIC_ROUTE = 'EC2::VPNConnectionRoute';
const DIRECT_CONNECT = {
  association: 'DirectConnect::DirectConnectGatewayAssociation',
  gateway: 'DirectConnect::DirectConnectGateway',
  interfaces: {
    private: 'DirectConnect::PrivateVirtualInterface',
    transit: 'DirectConnect::TransitVirtualInterface',
  } satisfies Record<ReturnType<typeof virtualInterfaceType>, string>,
};

type Gateway = Connection['gateway'];

/** What a gateway of each type asks for, at the most and as it is. */
const OF_GATEWAY: {
  readonly [Type in Gateway['type']]: {
    readonly every: readonly string[];
    readonly asked: (gateway: Extract<Gateway, { type: Type }>) => readonly string[];
  };
} = {
  'virtual-private-gateway': {
    every: ['EC2::VPCGatewayAttachment', 'EC2::VPNGateway', 'EC2::VPNGatewayRoutePropagation'],
    asked: () => OF_GATEWAY['virtual-private-gateway'].every,
  },
  'transit-gateway': {
    every: ['EC2::TransitGatewayVpcAttachment', 'EC2::Route', 'EC2::TransitGateway'],
    asked: ({ attach, existingId }) =>
      OF_GATEWAY['transit-gateway'].every.filter(
        (type) =>
          (attach || type !== 'EC2::TransitGatewayVpcAttachment') &&
          (existingId === undefined || type !== 'EC2::TransitGateway'),
      ),
  },
};

/** Every type that the templates of an environment hold, by the key that asks for it; known before anything is synthesised. */
export function resourceTypes(environment: Environment): TypesOfKey[] {
  const { vpc, networkAcl, bastion, relay, cost } = environment;
  const asked: [path: KeyPath, isAsked: boolean, types: readonly string[]][] = [
    [['region'], true, ALWAYS],
    [['vpc'], !vpc.existing, OWN_VPC],
    [['vpc', 'existing', 'flowLog'], vpc.existing?.flowLog !== false, OPTIONAL.flowLog],
    [['networkAcl'], networkAcl, OPTIONAL.networkAcl],
    [['bastion', 'endpoints'], bastion.endpoints, OPTIONAL.endpoints],
    [['relay', 'availability'], relay.availability === 'active-standby', OPTIONAL.activeStandby],
    [['cost', 'monthlyBudgetUsd'], cost?.monthlyBudgetUsd !== undefined, OPTIONAL.budget],
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
    [[...CONNECTION_PATH, 'kind'], true, askedByGateway(gateway)],
    [
      [...CONNECTION_PATH, 'directConnectGateway'],
      direct !== undefined && virtualInterfaces.length > 0,
      [DIRECT_CONNECT.association, ...(direct?.id === undefined ? [DIRECT_CONNECT.gateway] : [])],
    ],
    ...virtualInterfaces.map(({ path, input }): [KeyPath, boolean, readonly string[]] => [
      [...path, 'origin'],
      input.origin === 'own',
      [DIRECT_CONNECT.interfaces[type]],
    ]),
    ...vpnConnections.map(({ path, device }): [KeyPath, boolean, readonly string[]] => [
      path,
      true,
      [...VPN, ...(device.staticRoutes ? [STATIC_ROUTE] : [])],
    ]),
  ];
}

function askedByGateway<G extends Gateway>(gateway: G): readonly string[] {
  const { asked } = OF_GATEWAY[gateway.type] as { readonly asked: (of: G) => readonly string[] };
  return asked(gateway);
}

/** Every type that some environment can ask for. */
export const EVERY_RESOURCE_TYPE: readonly string[] = [
  ...new Set([
    ...ALWAYS,
    ...OWN_VPC,
    ...Object.values(OPTIONAL).flat(),
    ...Object.values(OF_GATEWAY).flatMap(({ every }) => every),
    ...VPN,
    STATIC_ROUTE,
    DIRECT_CONNECT.association,
    DIRECT_CONNECT.gateway,
    ...Object.values(DIRECT_CONNECT.interfaces),
  ]),
]
  .map((type) => `AWS::${type}`)
  .sort();
