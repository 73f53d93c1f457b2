import { Stack } from 'aws-cdk-lib';
import fc from 'fast-check';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { type HostedInterface, type OwnInterface, type PrivateConnectionInput } from './input';
import { PrivateConnection } from './private-connection';

const bgp = { vlan: 101, customerAsn: 65001, customerAddress: '169.254.100.1/30', amazonAddress: '169.254.100.2/30' };
const hosted: HostedInterface = { origin: 'hosted', id: 'dxvif-fg1', ...bgp };
const own: OwnInterface = { origin: 'own', connectionId: 'dxcon-1', mtu: 8500, authKeySecret: 'nss/bgp', ...bgp };
const backup = { customerGatewayAddress: '198.51.100.7' };

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
    kind: 'virtual-private-gateway',
    amazonAsn: 64513,
    virtualInterface: own,
    backup,
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
    expect(connection.virtualInterface?.connectionId).toBe('dxcon-1');
  });

  test("has a VPN with two tunnels behind it, with the router's AS number where none is given", () => {
    template.hasResourceProperties('AWS::EC2::CustomerGateway', { BgpAsn: 65001, IpAddress: '198.51.100.7' });
    template.hasResourceProperties('AWS::EC2::VPNConnection', {
      VpnGatewayId: Match.anyValue(),
      StaticRoutesOnly: false,
      VpnTunnelOptionsSpecifications: [Match.objectLike({ IKEVersions: [{ Value: 'ikev2' }] }), Match.anyValue()],
    });
  });
});

test('a hosted virtual interface is not created; where it is to be accepted is known', () => {
  const { template, connection } = place({
    kind: 'virtual-private-gateway',
    amazonAsn: 64512,
    virtualInterface: hosted,
  });
  template.resourceCountIs('AWS::DirectConnect::PrivateVirtualInterface', 0);
  template.resourceCountIs('AWS::EC2::VPNConnection', 0);
  expect(connection.virtualInterface?.virtualInterfaceId).toBe('dxvif-fg1');
  expect(connection.acceptTowards).toHaveProperty('virtualGatewayId');
});

test('a Direct Connect gateway is associated with the virtual private gateway and announces the VPC', () => {
  const { template, connection } = place({
    kind: 'direct-connect-gateway',
    amazonAsn: 64512,
    directConnectGateway: {},
    virtualInterface: own,
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
    kind: 'direct-connect-gateway',
    amazonAsn: 64512,
    directConnectGateway: { id: 'dxgw-9' },
    virtualInterface: own,
  });
  template.resourceCountIs('AWS::DirectConnect::DirectConnectGateway', 0);
  template.hasResourceProperties('AWS::DirectConnect::PrivateVirtualInterface', { DirectConnectGatewayId: 'dxgw-9' });
});

test('a transit gateway is attached in every zone and routed to in every private route table', () => {
  const { template } = place({
    kind: 'transit-gateway',
    amazonAsn: 64520,
    directConnectGateway: {},
    virtualInterface: own,
    backup,
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
    kind: 'transit-gateway',
    amazonAsn: 64512,
    transitGatewayId: 'tgw-1',
    directConnectGateway: {},
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
  const { template } = place({
    kind: 'vpn',
    amazonAsn: 64512,
    customerAsn: 65010,
    customerGatewayAddress: '198.51.100.7',
    staticRoutes: true,
    tunnels,
  });
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
  const { template } = place({
    kind: 'vpn',
    amazonAsn: 64512,
    customerAsn: 65010,
    customerGatewayAddress: '198.51.100.7',
    tunnels: { keyStorage },
  });
  template.hasResourceProperties('AWS::EC2::VPNConnection', { PreSharedKeyStorage });
});

test('a VPN is dynamic, by IKEv2 and with keys of AWS, unless the file says otherwise', () => {
  const { template } = place({
    kind: 'vpn',
    amazonAsn: 64512,
    customerAsn: 65010,
    customerGatewayAddress: '198.51.100.7',
  });
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
    kind: 'transit-gateway',
    amazonAsn: 64512,
    transitGatewayId: 'tgw-1',
    attachment: false,
    directConnectGateway: {},
  });
  template.resourceCountIs('AWS::EC2::TransitGatewayVpcAttachment', 0);
  template.resourcePropertiesCountIs('AWS::EC2::Route', { TransitGatewayId: 'tgw-1' }, 2);
});

test('a VPN alone ends at a virtual private gateway', () => {
  const { template, connection } = place({
    kind: 'vpn',
    amazonAsn: 64512,
    customerAsn: 65010,
    customerGatewayAddress: '198.51.100.7',
  });
  template.hasResourceProperties('AWS::EC2::CustomerGateway', { BgpAsn: 65010 });
  template.resourceCountIs('AWS::EC2::VPNGateway', 1);
  expect(connection.virtualInterface).toBeUndefined();
  expect(connection.vpn?.name).toBe('nss-dev-vpn-connection-01');
});

/** "Valid values: 1 to 2,147,483,647 … you must use BgpAsnExtended": docs.aws.amazon.com/AWSCloudFormation, AWS::EC2::CustomerGateway. */
test('every AS number of a customer is in the one property that takes it, of a VPN alone and of a backup that inherits it', () => {
  const boundary = fc.integer({ min: 2_147_483_640, max: 2_147_483_655 });
  fc.assert(
    fc.property(
      fc.oneof(boundary, fc.integer({ min: 1, max: 4_294_967_294 })),
      fc.boolean(),
      (customerAsn, isBackup) => {
        const { template } = place(
          isBackup
            ? { kind: 'virtual-private-gateway', amazonAsn: 64512, virtualInterface: { ...own, customerAsn }, backup }
            : { kind: 'vpn', amazonAsn: 64512, customerAsn, customerGatewayAddress: '198.51.100.7' },
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
