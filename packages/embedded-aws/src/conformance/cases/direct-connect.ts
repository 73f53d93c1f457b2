import { type TypeCase } from '../harness';
import { type TemplateResource } from '../stacks';
import { transit } from './gateways';
import { privateGateway, tags } from './network';

const lowerTagged = (value: string) => ({ tags: expect.arrayContaining([{ key: 'Environment', value }]) });

const idOf = (arn: string) => arn.split('/')[1]!;

const directGateway: TemplateResource = {
  Type: 'AWS::DirectConnect::DirectConnectGateway',
  Properties: { DirectConnectGatewayName: 'hub', AmazonSideAsn: '64540' },
};

const peer = {
  AddressFamily: 'ipv4',
  Asn: '65010',
  AuthKey: '{{resolve:secretsmanager:bgp:SecretString:::}}',
  AmazonAddress: '169.254.30.1/30',
  CustomerAddress: '169.254.30.2/30',
};

/** BgpPeers: "Update requires: Some interruptions", the template reference of the type. */
const otherPeer = {
  ...peer,
  Asn: '65020',
  AmazonAddress: '169.254.31.1/30',
  CustomerAddress: '169.254.31.2/30',
};

const virtualInterface = (kind: 'Private' | 'Transit', gateway: object): TypeCase => ({
  type: `AWS::DirectConnect::${kind}VirtualInterface`,
  resources: {
    Gateway: privateGateway,
    Direct: directGateway,
    Subject: {
      Type: `AWS::DirectConnect::${kind}VirtualInterface`,
      Properties: {
        ConnectionId: 'dxcon-fixed001',
        VirtualInterfaceName: 'relay',
        Vlan: 101,
        BgpPeers: [peer],
        Mtu: 1500,
        Tags: tags('dev'),
        ...gateway,
      },
    },
  },
  read: async ({ directConnect }, { Subject }) =>
    (await directConnect.describeVirtualInterfaces({ virtualInterfaceId: idOf(Subject!) })).virtualInterfaces![0],
  expected: ({ Gateway, Direct }) => ({
    virtualInterfaceType: kind.toLowerCase(),
    connectionId: 'dxcon-fixed001',
    vlan: 101,
    asn: 65010,
    mtu: 1500,
    authKey: 'secret-key',
    amazonAddress: '169.254.30.1/30',
    customerAddress: '169.254.30.2/30',
    virtualInterfaceState: 'available',
    bgpPeers: [{ bgpStatus: 'up' }],
    ...(kind === 'Private' ? { virtualGatewayId: Gateway } : { directConnectGatewayId: idOf(Direct!) }),
    ...lowerTagged('dev'),
  }),
  change: {
    properties: { VirtualInterfaceName: 'renamed', Mtu: 8500, BgpPeers: [otherPeer], Tags: tags('prod') },
    expected: () => ({
      virtualInterfaceName: 'renamed',
      mtu: 8500,
      bgpPeers: [{ asn: 65020, customerAddress: '169.254.31.2/30' }],
      ...lowerTagged('prod'),
    }),
  },
});

/** Direct Connect. */
export const directConnectCases: TypeCase[] = [
  {
    type: 'AWS::DirectConnect::Connection',
    resources: {
      Subject: {
        Type: 'AWS::DirectConnect::Connection',
        Properties: { Bandwidth: '1Gbps', ConnectionName: 'port', Location: 'EqTY2', Tags: tags('dev') },
      },
    },
    read: async ({ directConnect }, { Subject }) =>
      (await directConnect.describeConnections({ connectionId: idOf(Subject!) })).connections![0],
    expected: () => ({
      bandwidth: '1Gbps',
      connectionName: 'port',
      location: 'EqTY2',
      connectionState: 'available',
      ...lowerTagged('dev'),
    }),
    change: {
      properties: { ConnectionName: 'renamed', Tags: tags('prod') },
      expected: () => ({ connectionName: 'renamed', ...lowerTagged('prod') }),
    },
  },
  virtualInterface('Private', { VirtualGatewayId: { Ref: 'Gateway' } }),
  virtualInterface('Transit', { DirectConnectGatewayId: { 'Fn::GetAtt': ['Direct', 'DirectConnectGatewayId'] } }),
  {
    type: 'AWS::DirectConnect::DirectConnectGateway',
    resources: { Subject: { ...directGateway, Properties: { ...directGateway.Properties, Tags: tags('dev') } } },
    read: async ({ directConnect }, { Subject }) =>
      (await directConnect.describeDirectConnectGateways({ directConnectGatewayId: idOf(Subject!) }))
        .directConnectGateways![0],
    expected: () => ({
      directConnectGatewayName: 'hub',
      amazonSideAsn: 64540,
      directConnectGatewayState: 'available',
      ...lowerTagged('dev'),
    }),
    change: {
      properties: { DirectConnectGatewayName: 'renamed', Tags: tags('prod') },
      expected: () => ({ directConnectGatewayName: 'renamed', ...lowerTagged('prod') }),
    },
  },
  {
    type: 'AWS::DirectConnect::DirectConnectGatewayAssociation',
    resources: {
      Transit: transit,
      Direct: directGateway,
      Subject: {
        Type: 'AWS::DirectConnect::DirectConnectGatewayAssociation',
        Properties: {
          DirectConnectGatewayId: { 'Fn::GetAtt': ['Direct', 'DirectConnectGatewayId'] },
          AssociatedGatewayId: { Ref: 'Transit' },
          AllowedPrefixesToDirectConnectGateway: ['10.20.30.0/24'],
        },
      },
    },
    read: async ({ directConnect }, { Subject }) =>
      (await directConnect.describeDirectConnectGatewayAssociations({ associationId: Subject! }))
        .directConnectGatewayAssociations![0],
    expected: ({ Transit, Direct }) => ({
      directConnectGatewayId: idOf(Direct!),
      associatedGateway: { id: Transit, type: 'transitGateway' },
      associationState: 'associated',
      allowedPrefixesToDirectConnectGateway: [{ cidr: '10.20.30.0/24' }],
    }),
    change: {
      properties: { AllowedPrefixesToDirectConnectGateway: ['10.20.31.0/24'] },
      expected: () => ({ allowedPrefixesToDirectConnectGateway: [{ cidr: '10.20.31.0/24' }] }),
    },
  },
];
