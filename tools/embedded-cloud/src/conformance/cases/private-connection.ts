import { type TypeCase } from '../harness';
import { type TemplateResource } from '../stacks';
import { privateGateway, subnet, tags, vpc } from './network';

const tagged = (value: string) => ({ Tags: expect.arrayContaining([{ Key: 'Environment', Value: value }]) });
const lowerTagged = (value: string) => ({ tags: expect.arrayContaining([{ key: 'Environment', value }]) });
const customer: TemplateResource = { Type: 'AWS::EC2::CustomerGateway', Properties: { Type: 'ipsec.1', BgpAsn: 65010, IpAddress: '198.51.100.7' } };
const vpn: TemplateResource = { Type: 'AWS::EC2::VPNConnection', Properties: {
  Type: 'ipsec.1', CustomerGatewayId: { Ref: 'Customer' }, VpnGatewayId: { Ref: 'Gateway' }, StaticRoutesOnly: true } };
const transit: TemplateResource = { Type: 'AWS::EC2::TransitGateway', Properties: { AmazonSideAsn: 64533, Description: 'hub', DefaultRouteTableAssociation: 'disable' } };
const transitTable: TemplateResource = { Type: 'AWS::EC2::TransitGatewayRouteTable', Properties: { TransitGatewayId: { Ref: 'Transit' } } };
const attachment = (Type = 'AWS::EC2::TransitGatewayAttachment'): TemplateResource => ({ Type, Properties: {
  TransitGatewayId: { Ref: 'Transit' }, VpcId: { Ref: 'Vpc' }, SubnetIds: [{ Ref: 'Subnet' }] } });
const attachedTransit = { Vpc: vpc, Subnet: subnet, Transit: transit, Attachment: attachment() };
const alive = <T extends { State?: string }>(items: T[] | undefined) => items?.find(({ State }) => State !== 'deleted' && State !== 'deleting');

/** VPN and transit gateways. */
export const gatewayCases: TypeCase[] = [
  {
    type: 'AWS::EC2::CustomerGateway',
    resources: { Subject: { ...customer, Properties: { ...customer.Properties, Tags: tags('dev') } } },
    read: async ({ ec2 }, { Subject }) => alive((await ec2.describeCustomerGateways({ CustomerGatewayIds: [Subject!] })).CustomerGateways),
    expected: () => ({ BgpAsn: '65010', IpAddress: '198.51.100.7', Type: 'ipsec.1', ...tagged('dev') }),
    change: { properties: { Tags: tags('prod') }, expected: () => tagged('prod') },
  },
  {
    type: 'AWS::EC2::VPNConnection',
    resources: { Customer: customer, Gateway: privateGateway, Subject: { ...vpn, Properties: { ...vpn.Properties, Tags: tags('dev'), PreSharedKeyStorage: 'SecretsManager',
      VpnTunnelOptionsSpecifications: [{ TunnelInsideCidr: '169.254.20.0/30' }, { TunnelInsideCidr: '169.254.21.0/30' }] } } },
    read: async ({ ec2 }, { Subject }) => {
      const found = alive((await ec2.describeVpnConnections({ VpnConnectionIds: [Subject!] })).VpnConnections);
      return found && { ...found, keysShown: found.Options?.TunnelOptions?.flatMap(({ PreSharedKey = [] }) => PreSharedKey) };
    },
    expected: ({ Customer, Gateway }) => ({
      CustomerGatewayId: Customer, VpnGatewayId: Gateway, Type: 'ipsec.1', State: 'available', ...tagged('dev'), PreSharedKeyArn: expect.stringMatching(/^arn:aws:secretsmanager:/),
      CustomerGatewayConfiguration: expect.not.stringMatching(/<pre_shared_key>(?!arn:)/),
      Options: { StaticRoutesOnly: true, TunnelOptions: [{ TunnelInsideCidr: '169.254.20.0/30' }, { TunnelInsideCidr: '169.254.21.0/30' }] }, keysShown: [],
      VgwTelemetry: [{ Status: 'UP', OutsideIpAddress: expect.any(String) }, { Status: 'UP' }],
    }),
    change: { properties: { Tags: tags('prod') }, expected: () => tagged('prod') },
  },
  {
    type: 'AWS::EC2::VPNConnectionRoute',
    resources: { Customer: customer, Gateway: privateGateway, Vpn: vpn, Subject: { Type: 'AWS::EC2::VPNConnectionRoute', Properties: {
      VpnConnectionId: { Ref: 'Vpn' }, DestinationCidrBlock: '10.99.0.0/16' } } },
    read: async ({ ec2 }, { Vpn }) => alive((await ec2.describeVpnConnections({ VpnConnectionIds: [Vpn!] })).VpnConnections)?.Routes?.[0],
    expected: () => ({ DestinationCidrBlock: '10.99.0.0/16', State: 'available' }),
  },
  {
    type: 'AWS::EC2::TransitGateway',
    resources: { Subject: { ...transit, Properties: { ...transit.Properties, Tags: tags('dev') } } },
    read: async ({ ec2 }, { Subject }) => alive((await ec2.describeTransitGateways({ TransitGatewayIds: [Subject!] })).TransitGateways),
    expected: () => ({ Description: 'hub', Options: { AmazonSideAsn: 64533, DefaultRouteTableAssociation: 'disable' }, State: 'available', ...tagged('dev') }),
    change: { properties: { Description: 'spoke', Tags: tags('prod') }, expected: () => ({ Description: 'spoke', ...tagged('prod') }) },
  },
  ...['AWS::EC2::TransitGatewayAttachment', 'AWS::EC2::TransitGatewayVpcAttachment'].map((type): TypeCase => ({
    type,
    resources: {
      Vpc: vpc, Subnet: subnet, Transit: transit,
      Other: { ...subnet, Properties: { ...subnet.Properties, CidrBlock: '10.20.30.64/26', AvailabilityZone: 'ap-northeast-1c' } },
      Subject: { ...attachment(type), Properties: { ...attachment(type).Properties, Tags: tags('dev') } },
    },
    read: async ({ ec2 }, { Subject }) =>
      alive((await ec2.describeTransitGatewayVpcAttachments({ TransitGatewayAttachmentIds: [Subject!] })).TransitGatewayVpcAttachments),
    expected: ({ Transit, Vpc, Subnet }) => ({ TransitGatewayId: Transit, VpcId: Vpc, SubnetIds: [Subnet], State: 'available', ...tagged('dev') }),
    change: type.endsWith('VpcAttachment')
      ? { properties: { AddSubnetIds: [{ Ref: 'Other' }] }, expected: ({ Subnet, Other }) => ({ SubnetIds: [Subnet, Other] }) }
      : { properties: { SubnetIds: [{ Ref: 'Subnet' }, { Ref: 'Other' }], Tags: tags('prod') }, expected: ({ Subnet, Other }) => ({ SubnetIds: [Subnet, Other], ...tagged('prod') }) },
  })),
  {
    type: 'AWS::EC2::TransitGatewayRouteTable',
    resources: { Transit: transit, Subject: { ...transitTable, Properties: { ...transitTable.Properties, Tags: tags('dev') } } },
    read: async ({ ec2 }, { Subject }) =>
      alive((await ec2.describeTransitGatewayRouteTables({ TransitGatewayRouteTableIds: [Subject!] })).TransitGatewayRouteTables),
    expected: ({ Transit }) => ({ TransitGatewayId: Transit, ...tagged('dev') }),
  },
  {
    type: 'AWS::EC2::TransitGatewayRouteTableAssociation',
    resources: { ...attachedTransit, Table: transitTable, Subject: { Type: 'AWS::EC2::TransitGatewayRouteTableAssociation', Properties: {
      TransitGatewayAttachmentId: { Ref: 'Attachment' }, TransitGatewayRouteTableId: { Ref: 'Table' } } } },
    read: async ({ ec2 }, { Table }) => (await ec2.getTransitGatewayRouteTableAssociations({ TransitGatewayRouteTableId: Table! })).Associations![0],
    expected: ({ Attachment }) => ({ TransitGatewayAttachmentId: Attachment, State: 'associated' }),
  },
  {
    type: 'AWS::EC2::TransitGatewayRouteTablePropagation',
    resources: { ...attachedTransit, Table: transitTable, Subject: { Type: 'AWS::EC2::TransitGatewayRouteTablePropagation', Properties: {
      TransitGatewayAttachmentId: { Ref: 'Attachment' }, TransitGatewayRouteTableId: { Ref: 'Table' } } } },
    read: async ({ ec2 }, { Table }) =>
      (await ec2.getTransitGatewayRouteTablePropagations({ TransitGatewayRouteTableId: Table! })).TransitGatewayRouteTablePropagations![0],
    expected: ({ Attachment }) => ({ TransitGatewayAttachmentId: Attachment, State: 'enabled' }),
  },
  {
    type: 'AWS::EC2::TransitGatewayRoute',
    resources: { ...attachedTransit, Table: transitTable, Subject: { Type: 'AWS::EC2::TransitGatewayRoute', Properties: {
      DestinationCidrBlock: '10.99.0.0/16', TransitGatewayAttachmentId: { Ref: 'Attachment' }, TransitGatewayRouteTableId: { Ref: 'Table' } } } },
    read: async ({ ec2 }, { Table }) => (await ec2.searchTransitGatewayRoutes({
      TransitGatewayRouteTableId: Table!, Filters: [{ Name: 'state', Values: ['active'] }] })).Routes!.find((route) => route.DestinationCidrBlock === '10.99.0.0/16'),
    expected: () => ({ State: 'active', Type: 'static' }),
  },
];

const idOf = (arn: string) => arn.split('/')[1]!;
const directGateway: TemplateResource = { Type: 'AWS::DirectConnect::DirectConnectGateway', Properties: { DirectConnectGatewayName: 'hub', AmazonSideAsn: '64540' } };
const peer = { AddressFamily: 'ipv4', Asn: '65010', AuthKey: '{{resolve:secretsmanager:bgp:SecretString:::}}', AmazonAddress: '169.254.30.1/30', CustomerAddress: '169.254.30.2/30' };
const virtualInterface = (kind: 'Private' | 'Transit', gateway: object): TypeCase => ({
  type: `AWS::DirectConnect::${kind}VirtualInterface`,
  resources: { Gateway: privateGateway, Direct: directGateway, Subject: { Type: `AWS::DirectConnect::${kind}VirtualInterface`, Properties: {
    ConnectionId: 'dxcon-fixed001', VirtualInterfaceName: 'relay', Vlan: 101, BgpPeers: [peer], Mtu: 1500, Tags: tags('dev'), ...gateway } } },
  read: async ({ directConnect }, { Subject }) => (await directConnect.describeVirtualInterfaces({ virtualInterfaceId: idOf(Subject!) })).virtualInterfaces![0],
  expected: ({ Gateway, Direct }) => ({
    virtualInterfaceType: kind.toLowerCase(), connectionId: 'dxcon-fixed001', vlan: 101, asn: 65010, mtu: 1500, authKey: 'secret-key',
    amazonAddress: '169.254.30.1/30', customerAddress: '169.254.30.2/30', virtualInterfaceState: 'available', bgpPeers: [{ bgpStatus: 'up' }],
    ...(kind === 'Private' ? { virtualGatewayId: Gateway } : { directConnectGatewayId: idOf(Direct!) }), ...lowerTagged('dev'),
  }),
  change: {
    properties: { VirtualInterfaceName: 'renamed', Mtu: 8500, Tags: tags('prod') },
    expected: () => ({ virtualInterfaceName: 'renamed', mtu: 8500, ...lowerTagged('prod') }),
  },
});

/** Direct Connect. */
export const directConnectCases: TypeCase[] = [
  {
    type: 'AWS::DirectConnect::Connection',
    resources: { Subject: { Type: 'AWS::DirectConnect::Connection', Properties: { Bandwidth: '1Gbps', ConnectionName: 'port', Location: 'EqTY2', Tags: tags('dev') } } },
    read: async ({ directConnect }, { Subject }) => (await directConnect.describeConnections({ connectionId: idOf(Subject!) })).connections![0],
    expected: () => ({ bandwidth: '1Gbps', connectionName: 'port', location: 'EqTY2', connectionState: 'available', ...lowerTagged('dev') }),
    change: { properties: { ConnectionName: 'renamed', Tags: tags('prod') }, expected: () => ({ connectionName: 'renamed', ...lowerTagged('prod') }) },
  },
  virtualInterface('Private', { VirtualGatewayId: { Ref: 'Gateway' } }),
  virtualInterface('Transit', { DirectConnectGatewayId: { 'Fn::GetAtt': ['Direct', 'DirectConnectGatewayId'] } }),
  {
    type: 'AWS::DirectConnect::DirectConnectGateway',
    resources: { Subject: { ...directGateway, Properties: { ...directGateway.Properties, Tags: tags('dev') } } },
    read: async ({ directConnect }, { Subject }) =>
      (await directConnect.describeDirectConnectGateways({ directConnectGatewayId: idOf(Subject!) })).directConnectGateways![0],
    expected: () => ({ directConnectGatewayName: 'hub', amazonSideAsn: 64540, directConnectGatewayState: 'available', ...lowerTagged('dev') }),
    change: { properties: { DirectConnectGatewayName: 'renamed', Tags: tags('prod') }, expected: () => ({ directConnectGatewayName: 'renamed', ...lowerTagged('prod') }) },
  },
  {
    type: 'AWS::DirectConnect::DirectConnectGatewayAssociation',
    resources: { Transit: transit, Direct: directGateway, Subject: { Type: 'AWS::DirectConnect::DirectConnectGatewayAssociation', Properties: {
      DirectConnectGatewayId: { 'Fn::GetAtt': ['Direct', 'DirectConnectGatewayId'] }, AssociatedGatewayId: { Ref: 'Transit' },
      AllowedPrefixesToDirectConnectGateway: ['10.20.30.0/24'] } } },
    read: async ({ directConnect }, { Subject }) =>
      (await directConnect.describeDirectConnectGatewayAssociations({ associationId: Subject! })).directConnectGatewayAssociations![0],
    expected: ({ Transit, Direct }) => ({
      directConnectGatewayId: idOf(Direct!), associatedGateway: { id: Transit, type: 'transitGateway' }, associationState: 'associated',
      allowedPrefixesToDirectConnectGateway: [{ cidr: '10.20.30.0/24' }],
    }),
    change: {
      properties: { AllowedPrefixesToDirectConnectGateway: ['10.20.31.0/24'] },
      expected: () => ({ allowedPrefixesToDirectConnectGateway: [{ cidr: '10.20.31.0/24' }] }),
    },
  },
];
