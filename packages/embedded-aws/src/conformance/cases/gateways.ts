import { type TypeCase } from '../harness';
import { type TemplateResource } from '../stacks';
import { privateGateway, subnet, tags, vpc } from './network';

const tagged = (value: string) => ({ Tags: expect.arrayContaining([{ Key: 'Environment', Value: value }]) });

const customer: TemplateResource = {
  Type: 'AWS::EC2::CustomerGateway',
  Properties: { Type: 'ipsec.1', BgpAsn: 65010, IpAddress: '198.51.100.7' },
};

const vpn: TemplateResource = {
  Type: 'AWS::EC2::VPNConnection',
  Properties: {
    Type: 'ipsec.1',
    CustomerGatewayId: { Ref: 'Customer' },
    VpnGatewayId: { Ref: 'Gateway' },
    StaticRoutesOnly: true,
  },
};

/** A transit gateway on which nothing is associated by itself. */
export const transit: TemplateResource = {
  Type: 'AWS::EC2::TransitGateway',
  Properties: { AmazonSideAsn: 64533, Description: 'hub', DefaultRouteTableAssociation: 'disable' },
};

const transitTable: TemplateResource = {
  Type: 'AWS::EC2::TransitGatewayRouteTable',
  Properties: { TransitGatewayId: { Ref: 'Transit' } },
};

const attachment = (Type = 'AWS::EC2::TransitGatewayAttachment'): TemplateResource => ({
  Type,
  Properties: {
    TransitGatewayId: { Ref: 'Transit' },
    VpcId: { Ref: 'Vpc' },
    SubnetIds: [{ Ref: 'Subnet' }],
  },
});

const attachedTransit = { Vpc: vpc, Subnet: subnet, Transit: transit, Attachment: attachment() };

const alive = <T extends { State?: string }>(items: T[] | undefined) =>
  items?.find(({ State }) => State !== 'deleted' && State !== 'deleting');

/** VPN and transit gateways. */
export const gatewayCases: TypeCase[] = [
  {
    type: 'AWS::EC2::CustomerGateway',
    resources: { Subject: { ...customer, Properties: { ...customer.Properties, Tags: tags('dev') } } },
    read: async ({ ec2 }, { Subject }) =>
      alive((await ec2.describeCustomerGateways({ CustomerGatewayIds: [Subject!] })).CustomerGateways),
    expected: () => ({ BgpAsn: '65010', IpAddress: '198.51.100.7', Type: 'ipsec.1', ...tagged('dev') }),
    change: { properties: { Tags: tags('prod') }, expected: () => tagged('prod') },
  },
  {
    type: 'AWS::EC2::VPNConnection',
    resources: {
      Customer: customer,
      Gateway: privateGateway,
      Subject: {
        ...vpn,
        Properties: {
          ...vpn.Properties,
          Tags: tags('dev'),
          PreSharedKeyStorage: 'SecretsManager',
          VpnTunnelOptionsSpecifications: [
            { TunnelInsideCidr: '169.254.20.0/30' },
            { TunnelInsideCidr: '169.254.21.0/30' },
          ],
        },
      },
    },
    read: async ({ ec2 }, { Subject }) => {
      const found = alive((await ec2.describeVpnConnections({ VpnConnectionIds: [Subject!] })).VpnConnections);
      return (
        found && { ...found, keysShown: found.Options?.TunnelOptions?.flatMap(({ PreSharedKey = [] }) => PreSharedKey) }
      );
    },
    expected: ({ Customer, Gateway }) => ({
      CustomerGatewayId: Customer,
      VpnGatewayId: Gateway,
      Type: 'ipsec.1',
      State: 'available',
      ...tagged('dev'),
      PreSharedKeyArn: expect.stringMatching(/^arn:aws:secretsmanager:/),
      CustomerGatewayConfiguration: expect.not.stringMatching(/<pre_shared_key>(?!arn:)/),
      Options: {
        StaticRoutesOnly: true,
        TunnelOptions: [{ TunnelInsideCidr: '169.254.20.0/30' }, { TunnelInsideCidr: '169.254.21.0/30' }],
      },
      keysShown: [],
      VgwTelemetry: [{ Status: 'UP', OutsideIpAddress: expect.any(String) }, { Status: 'UP' }],
    }),
    change: { properties: { Tags: tags('prod') }, expected: () => tagged('prod') },
  },
  {
    type: 'AWS::EC2::VPNConnectionRoute',
    resources: {
      Customer: customer,
      Gateway: privateGateway,
      Vpn: vpn,
      Subject: {
        Type: 'AWS::EC2::VPNConnectionRoute',
        Properties: {
          VpnConnectionId: { Ref: 'Vpn' },
          DestinationCidrBlock: '10.99.0.0/16',
        },
      },
    },
    read: async ({ ec2 }, { Vpn }) =>
      alive((await ec2.describeVpnConnections({ VpnConnectionIds: [Vpn!] })).VpnConnections)?.Routes?.[0],
    expected: () => ({ DestinationCidrBlock: '10.99.0.0/16', State: 'available' }),
  },
  {
    type: 'AWS::EC2::TransitGateway',
    resources: { Subject: { ...transit, Properties: { ...transit.Properties, Tags: tags('dev') } } },
    read: async ({ ec2 }, { Subject }) =>
      alive((await ec2.describeTransitGateways({ TransitGatewayIds: [Subject!] })).TransitGateways),
    expected: () => ({
      Description: 'hub',
      Options: { AmazonSideAsn: 64533, DefaultRouteTableAssociation: 'disable' },
      State: 'available',
      ...tagged('dev'),
    }),
    change: {
      properties: { Description: 'spoke', Tags: tags('prod') },
      expected: () => ({ Description: 'spoke', ...tagged('prod') }),
    },
  },
  ...['AWS::EC2::TransitGatewayAttachment', 'AWS::EC2::TransitGatewayVpcAttachment'].map(
    (type): TypeCase => ({
      type,
      resources: {
        Vpc: vpc,
        Subnet: subnet,
        Transit: transit,
        Other: {
          ...subnet,
          Properties: { ...subnet.Properties, CidrBlock: '10.20.30.64/26', AvailabilityZone: 'ap-northeast-1c' },
        },
        Subject: { ...attachment(type), Properties: { ...attachment(type).Properties, Tags: tags('dev') } },
      },
      read: async ({ ec2 }, { Subject }) =>
        alive(
          (await ec2.describeTransitGatewayVpcAttachments({ TransitGatewayAttachmentIds: [Subject!] }))
            .TransitGatewayVpcAttachments,
        ),
      expected: ({ Transit, Vpc, Subnet }) => ({
        TransitGatewayId: Transit,
        VpcId: Vpc,
        SubnetIds: [Subnet],
        State: 'available',
        ...tagged('dev'),
      }),
      change: type.endsWith('VpcAttachment')
        ? {
            properties: { AddSubnetIds: [{ Ref: 'Other' }] },
            expected: ({ Subnet, Other }) => ({ SubnetIds: [Subnet, Other] }),
          }
        : {
            properties: { SubnetIds: [{ Ref: 'Subnet' }, { Ref: 'Other' }], Tags: tags('prod') },
            expected: ({ Subnet, Other }) => ({ SubnetIds: [Subnet, Other], ...tagged('prod') }),
          },
    }),
  ),
  {
    type: 'AWS::EC2::TransitGatewayRouteTable',
    resources: {
      Transit: transit,
      Subject: { ...transitTable, Properties: { ...transitTable.Properties, Tags: tags('dev') } },
    },
    read: async ({ ec2 }, { Subject }) =>
      alive(
        (await ec2.describeTransitGatewayRouteTables({ TransitGatewayRouteTableIds: [Subject!] }))
          .TransitGatewayRouteTables,
      ),
    expected: ({ Transit }) => ({ TransitGatewayId: Transit, ...tagged('dev') }),
  },
  {
    type: 'AWS::EC2::TransitGatewayRouteTableAssociation',
    resources: {
      ...attachedTransit,
      Table: transitTable,
      Subject: {
        Type: 'AWS::EC2::TransitGatewayRouteTableAssociation',
        Properties: {
          TransitGatewayAttachmentId: { Ref: 'Attachment' },
          TransitGatewayRouteTableId: { Ref: 'Table' },
        },
      },
    },
    read: async ({ ec2 }, { Table }) =>
      (await ec2.getTransitGatewayRouteTableAssociations({ TransitGatewayRouteTableId: Table! })).Associations![0],
    expected: ({ Attachment }) => ({ TransitGatewayAttachmentId: Attachment, State: 'associated' }),
  },
  {
    type: 'AWS::EC2::TransitGatewayRouteTablePropagation',
    resources: {
      ...attachedTransit,
      Table: transitTable,
      Subject: {
        Type: 'AWS::EC2::TransitGatewayRouteTablePropagation',
        Properties: {
          TransitGatewayAttachmentId: { Ref: 'Attachment' },
          TransitGatewayRouteTableId: { Ref: 'Table' },
        },
      },
    },
    read: async ({ ec2 }, { Table }) =>
      (await ec2.getTransitGatewayRouteTablePropagations({ TransitGatewayRouteTableId: Table! }))
        .TransitGatewayRouteTablePropagations![0],
    expected: ({ Attachment }) => ({ TransitGatewayAttachmentId: Attachment, State: 'enabled' }),
  },
  {
    type: 'AWS::EC2::TransitGatewayRoute',
    resources: {
      ...attachedTransit,
      Table: transitTable,
      Subject: {
        Type: 'AWS::EC2::TransitGatewayRoute',
        Properties: {
          DestinationCidrBlock: '10.99.0.0/16',
          TransitGatewayAttachmentId: { Ref: 'Attachment' },
          TransitGatewayRouteTableId: { Ref: 'Table' },
        },
      },
    },
    read: async ({ ec2 }, { Table }) =>
      (
        await ec2.searchTransitGatewayRoutes({
          TransitGatewayRouteTableId: Table!,
          Filters: [{ Name: 'state', Values: ['active'] }],
        })
      ).Routes!.find((route) => route.DestinationCidrBlock === '10.99.0.0/16'),
    expected: () => ({ State: 'active', Type: 'static' }),
  },
];
