import { Stack } from 'aws-cdk-lib';
import fc from 'fast-check';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { type HostedInterface, type OwnInterface, type PrivateConnectionInput, type VpnDevice } from './input';
import { PrivateConnection } from './private-connection';

const bgp = { vlan: 101, customerAsn: 65001, customerAddress: '169.254.100.1/30', amazonAddress: '169.254.100.2/30' };
const hosted: HostedInterface = { origin: 'hosted', id: 'dxvif-fg1', ...bgp };
const own: OwnInterface = { origin: 'own', connectionId: 'dxcon-1', mtu: 8500, authKeySecret: 'nss/bgp', ...bgp };
const device: VpnDevice = { customerGatewayAddress: '198.51.100.7' };
const backup = [{ device, customerAsn: 65001 }];
const viaVpn = (more: Partial<VpnDevice> = {}, customerAsn = 65010): PrivateConnectionInput => ({
  gateway: { type: 'virtual-private-gateway', amazonAsn: 64512 },
  virtualInterfaces: [],
  vpnConnections: [{ device: { ...device, ...more }, customerAsn }],
});
const only = (input: HostedInterface | OwnInterface) => [{ input }];

function place(input: PrivateConnectionInput) {
  const stack = new Stack();
  const subnet = (n: number) => ({
    plan: { kind: 'private' as const, zone: `eu-west-1${'abc'[n]}`, zoneIndex: n, cidr: `10.0.0.${n * 64}/26` },
    subnetId: `subnet-${n}`,
    routeTableId: `rtb-${n}`,
  });
  const connection = new PrivateConnection(stack, 'Connection', {
    purpose: 'nss-dev',
    vpcId: 'vpc-1',
    vpcRanges: ['10.0.0.0/24'],
    privateSubnets: [subnet(0), subnet(1)],
    prefixes: ['172.16.10.0/28'],
    input,
  });
  return { connection, template: Template.fromStack(stack) };
}

describe('virtual private gateway', () => {
  const { template, connection } = place({
    gateway: { type: 'virtual-private-gateway', amazonAsn: 64513 },
    virtualInterfaces: only(own),
    vpnConnections: backup,
  });

  test('is attached, and the private route tables learn from it', () => {
    template.hasResourceProperties('AWS::EC2::VPNGateway', { AmazonSideAsn: 64513, Type: 'ipsec.1' });
    template.hasResource('AWS::EC2::VPNGatewayRoutePropagation', {
      Properties: { RouteTableIds: ['rtb-0', 'rtb-1'] },
      DependsOn: Match.arrayWith([Match.stringLikeRegexp('VirtualPrivateGatewayAttachment')]),
    });
  });

  test('ends its own virtual interface, whose BGP key is read from Secrets Manager and never written', () => {
    template.hasResourceProperties('AWS::DirectConnect::PrivateVirtualInterface', {
      Vlan: 101,
      Mtu: 8500,
      ConnectionId: 'dxcon-1',
      VirtualInterfaceName: 'nss-dev-virtual-interface-01',
      BgpPeers: [
        {
          AddressFamily: 'ipv4',
          Asn: '65001',
          AuthKey: '{{resolve:secretsmanager:nss/bgp:SecretString:::}}',
          AmazonAddress: '169.254.100.2/30',
          CustomerAddress: '169.254.100.1/30',
        },
      ],
    });
    expect(connection.virtualInterfaces[0]?.connectionId).toBe('dxcon-1');
  });

  test('has a VPN with two tunnels behind it, with the AS number of its device', () => {
    template.hasResourceProperties('AWS::EC2::CustomerGateway', { BgpAsn: 65001, IpAddress: '198.51.100.7' });
    template.hasResourceProperties('AWS::EC2::VPNConnection', {
      VpnGatewayId: Match.anyValue(),
      StaticRoutesOnly: false,
      VpnTunnelOptionsSpecifications: [Match.objectLike({ IKEVersions: [{ Value: 'ikev2' }] }), Match.anyValue()],
    });
  });
});

// One virtual interface has one VLAN of one connection; both end at the same gateway, and the VPC learns the prefixes from either.
// docs.aws.amazon.com/directconnect/latest/UserGuide/high_resiliency.html
test('two virtual interfaces are numbered, and end at one gateway', () => {
  const second: OwnInterface = {
    ...own,
    connectionId: 'dxcon-2',
    vlan: 102,
    customerAddress: '169.254.100.5/30',
    amazonAddress: '169.254.100.6/30',
  };
  const { template, connection } = place({
    gateway: { type: 'virtual-private-gateway', amazonAsn: 64512 },
    virtualInterfaces: [{ input: own }, { input: second }],
    vpnConnections: [],
  });
  const placed = Object.values(template.findResources('AWS::DirectConnect::PrivateVirtualInterface'));
  expect(
    placed.map(({ Properties: { VirtualInterfaceName, ConnectionId, Vlan } }) => [
      VirtualInterfaceName,
      ConnectionId,
      Vlan,
    ]),
  ).toEqual([
    ['nss-dev-virtual-interface-01', 'dxcon-1', 101],
    ['nss-dev-virtual-interface-02', 'dxcon-2', 102],
  ]);
  expect(new Set(placed.map(({ Properties: { VirtualGatewayId } }) => JSON.stringify(VirtualGatewayId))).size).toBe(1);
  expect(connection.virtualInterfaces.map(({ name }) => name)).toEqual([
    'nss-dev-virtual-interface-01',
    'nss-dev-virtual-interface-02',
  ]);
});

test('a hosted virtual interface is not created; where it is to be accepted is known', () => {
  const { template, connection } = place({
    gateway: { type: 'virtual-private-gateway', amazonAsn: 64512 },
    virtualInterfaces: only(hosted),
    vpnConnections: [],
  });
  template.resourceCountIs('AWS::DirectConnect::PrivateVirtualInterface', 0);
  template.resourceCountIs('AWS::EC2::VPNConnection', 0);
  expect(connection.virtualInterfaces[0]?.virtualInterfaceId).toBe('dxvif-fg1');
  expect(connection.acceptTowards).toHaveProperty('virtualGatewayId');
});

test('a Direct Connect gateway is associated with the virtual private gateway and announces the VPC', () => {
  const { template, connection } = place({
    gateway: { type: 'virtual-private-gateway', amazonAsn: 64512 },
    directConnectGateway: { asn: 64513 },
    virtualInterfaces: only(own),
    vpnConnections: [],
  });
  template.hasResourceProperties('AWS::DirectConnect::DirectConnectGateway', { AmazonSideAsn: '64513' });
  template.hasResourceProperties('AWS::DirectConnect::DirectConnectGatewayAssociation', {
    AllowedPrefixesToDirectConnectGateway: ['10.0.0.0/24'],
  });
  template.hasResourceProperties('AWS::DirectConnect::PrivateVirtualInterface', {
    DirectConnectGatewayId: Match.anyValue(),
    VirtualGatewayId: Match.absent(),
  });
  expect(connection.acceptTowards).toHaveProperty('directConnectGatewayId');
});

test('an existing Direct Connect gateway is used, not created', () => {
  const { template } = place({
    gateway: { type: 'virtual-private-gateway', amazonAsn: 64512 },
    directConnectGateway: { id: 'dxgw-9' },
    virtualInterfaces: only(own),
    vpnConnections: [],
  });
  template.resourceCountIs('AWS::DirectConnect::DirectConnectGateway', 0);
  template.hasResourceProperties('AWS::DirectConnect::PrivateVirtualInterface', { DirectConnectGatewayId: 'dxgw-9' });
});

test('a transit gateway is attached in every zone and routed to in every private route table', () => {
  const { template } = place({
    gateway: { type: 'transit-gateway', amazonAsn: 64520, attach: true },
    directConnectGateway: { asn: 64512 },
    virtualInterfaces: only(own),
    vpnConnections: backup,
  });
  template.hasResourceProperties('AWS::EC2::TransitGatewayVpcAttachment', { SubnetIds: ['subnet-0', 'subnet-1'] });
  template.resourcePropertiesCountIs(
    'AWS::EC2::Route',
    { DestinationCidrBlock: '172.16.10.0/28', TransitGatewayId: Match.anyValue() },
    2,
  );
  template.hasResourceProperties('AWS::DirectConnect::TransitVirtualInterface', {
    DirectConnectGatewayId: Match.anyValue(),
  });
  template.hasResourceProperties('AWS::EC2::VPNConnection', {
    TransitGatewayId: Match.anyValue(),
    VpnGatewayId: Match.absent(),
  });
  template.resourceCountIs('AWS::EC2::VPNGateway', 0);
});

test('an existing transit gateway without a virtual interface is an attachment and routes', () => {
  const { template, connection } = place({
    gateway: { type: 'transit-gateway', amazonAsn: 64512, existingId: 'tgw-1', attach: true },
    directConnectGateway: { asn: 64513 },
    virtualInterfaces: [],
    vpnConnections: [],
  });
  template.resourceCountIs('AWS::EC2::TransitGateway', 0);
  template.resourceCountIs('AWS::DirectConnect::DirectConnectGateway', 0);
  expect(connection.acceptTowards).toBeUndefined();
});

// docs.aws.amazon.com/vpn/latest/s2svpn/VPNTunnels.html, and AWS::EC2::VPNConnection in AWS's resource schema.
test('a device without BGP has a route to each prefix, and its tunnels are as it needs them', () => {
  const tunnels = {
    ikeVersions: ['ikev1' as const],
    insideCidrs: ['169.254.21.0/30', '169.254.22.0/30'],
    preSharedKeySecrets: ['nss/one', 'nss/two'],
  };
  const { template } = place(viaVpn({ staticRoutes: true, tunnels }));
  const tunnel = (TunnelInsideCidr: string, secret: string) => ({
    IKEVersions: [{ Value: 'ikev1' }],
    StartupAction: 'start',
    DPDTimeoutAction: 'restart',
    TunnelInsideCidr,
    PreSharedKey: `{{resolve:secretsmanager:${secret}:SecretString:::}}`,
  });
  template.hasResourceProperties('AWS::EC2::VPNConnection', {
    StaticRoutesOnly: true,
    PreSharedKeyStorage: 'SecretsManager',
    VpnTunnelOptionsSpecifications: [tunnel('169.254.21.0/30', 'nss/one'), tunnel('169.254.22.0/30', 'nss/two')],
  });
  template.hasResourceProperties('AWS::EC2::VPNConnectionRoute', {
    DestinationCidrBlock: '172.16.10.0/28',
    VpnConnectionId: Match.anyValue(),
  });
});

// Descriptions of a VPN hold its keys otherwise, and more people may describe than read secrets (EC2 API reference, VpnConnection, CreateVpnConnection).
test.each([
  [undefined, 'SecretsManager'],
  ['secrets-manager', 'SecretsManager'],
  ['vpn-service', 'Standard'],
] as const)('keys are kept by %s', (keyStorage, PreSharedKeyStorage) => {
  const { template } = place(viaVpn({ tunnels: { keyStorage } }));
  template.hasResourceProperties('AWS::EC2::VPNConnection', { PreSharedKeyStorage });
});

test('a VPN is dynamic, by IKEv2 and with keys of AWS, unless the file says otherwise', () => {
  const { template } = place(viaVpn());
  const tunnel = {
    IKEVersions: [{ Value: 'ikev2' }],
    StartupAction: 'start',
    DPDTimeoutAction: 'restart',
    PreSharedKey: Match.absent(),
    TunnelInsideCidr: Match.absent(),
  };
  template.hasResourceProperties('AWS::EC2::VPNConnection', {
    StaticRoutesOnly: false,
    VpnTunnelOptionsSpecifications: [tunnel, tunnel],
  });
  template.resourceCountIs('AWS::EC2::VPNConnectionRoute', 0);
});

// A VPC has one attachment to each transit gateway: DuplicateTransitGatewayAttachment.
test('a VPC that is attached already is routed, not attached again', () => {
  const { template } = place({
    gateway: { type: 'transit-gateway', amazonAsn: 64512, existingId: 'tgw-1', attach: false },
    virtualInterfaces: [],
    vpnConnections: [],
  });
  template.resourceCountIs('AWS::EC2::TransitGatewayVpcAttachment', 0);
  template.resourcePropertiesCountIs('AWS::EC2::Route', { TransitGatewayId: 'tgw-1' }, 2);
});

test('a VPN alone ends at a virtual private gateway', () => {
  const { template, connection } = place(viaVpn());
  template.hasResourceProperties('AWS::EC2::CustomerGateway', { BgpAsn: 65010 });
  template.resourceCountIs('AWS::EC2::VPNGateway', 1);
  expect(connection.virtualInterfaces).toEqual([]);
  expect(connection.vpnConnections[0]?.name).toBe('nss-dev-vpn-connection-01');
});

/** "Valid values: 1 to 2,147,483,647 … you must use BgpAsnExtended": docs.aws.amazon.com/AWSCloudFormation, AWS::EC2::CustomerGateway. */
test('every AS number of a customer is in the one property that takes it, of a VPN alone and of a backup', () => {
  const boundary = fc.integer({ min: 2_147_483_640, max: 2_147_483_655 });
  fc.assert(
    fc.property(
      fc.oneof(boundary, fc.integer({ min: 1, max: 4_294_967_294 })),
      fc.boolean(),
      (customerAsn, isBackup) => {
        const { template } = place(
          isBackup
            ? {
                gateway: { type: 'virtual-private-gateway', amazonAsn: 64512 },
                virtualInterfaces: only({ ...own, customerAsn }),
                vpnConnections: [{ device, customerAsn }],
              }
            : viaVpn({}, customerAsn),
        );
        const [gateway] = Object.values(template.findResources('AWS::EC2::CustomerGateway')) as {
          Properties: { BgpAsn?: number; BgpAsnExtended?: number };
        }[];
        const { BgpAsn, BgpAsnExtended } = gateway?.Properties ?? {};
        expect({ BgpAsn, BgpAsnExtended }).toEqual(
          customerAsn > 2_147_483_647
            ? { BgpAsn: undefined, BgpAsnExtended: customerAsn }
            : { BgpAsn: customerAsn, BgpAsnExtended: undefined },
        );
      },
    ),
    { numRuns: 50 },
  );
}, 30_000);
