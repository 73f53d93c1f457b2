import { type TypeCase } from '../harness';
import { type TemplateResource } from '../stacks';

/** The VPC most cases live in. */
export const vpc: TemplateResource = { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.20.30.0/24' } };
/** Its subnet. */
export const subnet: TemplateResource = {
  Type: 'AWS::EC2::Subnet',
  Properties: { VpcId: { Ref: 'Vpc' }, CidrBlock: '10.20.30.0/26', AvailabilityZone: 'ap-northeast-1a' },
};
/** A route table of it. */
export const table: TemplateResource = { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: { Ref: 'Vpc' } } };
const internet: TemplateResource = { Type: 'AWS::EC2::InternetGateway' };
const attached: TemplateResource = {
  Type: 'AWS::EC2::VPCGatewayAttachment',
  Properties: { VpcId: { Ref: 'Vpc' }, InternetGatewayId: { Ref: 'Internet' } },
};
/** A virtual private gateway. */
export const privateGateway: TemplateResource = {
  Type: 'AWS::EC2::VPNGateway',
  Properties: { Type: 'ipsec.1', AmazonSideAsn: 64620 },
};
/** Tags as a template writes them. */
export const tags = (value: string) => [{ Key: 'Environment', Value: value }];
const tagged = (value: string) => ({ Tags: expect.arrayContaining([{ Key: 'Environment', Value: value }]) });

/** VPC, subnets, routing. */
export const networkCases: TypeCase[] = [
  {
    type: 'AWS::EC2::VPC',
    resources: { Subject: { ...vpc, Properties: { ...vpc.Properties, EnableDnsHostnames: true, Tags: tags('dev') } } },
    read: async ({ ec2 }, { Subject }) => ({
      ...(await ec2.describeVpcs({ VpcIds: [Subject!] })).Vpcs![0],
      hostnames: (await ec2.describeVpcAttribute({ VpcId: Subject!, Attribute: 'enableDnsHostnames' }))
        .EnableDnsHostnames!.Value,
    }),
    expected: () => ({
      CidrBlock: '10.20.30.0/24',
      InstanceTenancy: 'default',
      State: 'available',
      hostnames: true,
      ...tagged('dev'),
    }),
    change: {
      properties: { EnableDnsHostnames: false, Tags: tags('prod') },
      expected: () => ({ hostnames: false, ...tagged('prod') }),
    },
    drift: ({ ec2 }, { Subject }) => ec2.modifyVpcAttribute({ VpcId: Subject!, EnableDnsHostnames: { Value: true } }),
  },
  {
    type: 'AWS::EC2::Subnet',
    resources: {
      Vpc: vpc,
      Subject: { ...subnet, Properties: { ...subnet.Properties, MapPublicIpOnLaunch: true, Tags: tags('dev') } },
    },
    read: async ({ ec2 }, { Subject }) => (await ec2.describeSubnets({ SubnetIds: [Subject!] })).Subnets![0],
    expected: ({ Vpc }) => ({
      VpcId: Vpc,
      CidrBlock: '10.20.30.0/26',
      AvailabilityZone: 'ap-northeast-1a',
      MapPublicIpOnLaunch: true,
      ...tagged('dev'),
    }),
    change: {
      properties: { MapPublicIpOnLaunch: false, Tags: tags('prod') },
      expected: () => ({ MapPublicIpOnLaunch: false, ...tagged('prod') }),
    },
    drift: ({ ec2 }, { Subject }) =>
      ec2.modifySubnetAttribute({ SubnetId: Subject!, MapPublicIpOnLaunch: { Value: true } }),
  },
  {
    type: 'AWS::EC2::SubnetCidrReservation',
    resources: {
      Vpc: vpc,
      Subnet: subnet,
      Subject: {
        Type: 'AWS::EC2::SubnetCidrReservation',
        Properties: { SubnetId: { Ref: 'Subnet' }, Cidr: '10.20.30.32/28', ReservationType: 'explicit' },
      },
    },
    read: async ({ ec2 }, { Subnet, Subject }) =>
      (await ec2.getSubnetCidrReservations({ SubnetId: Subnet! })).SubnetIpv4CidrReservations!.find(
        (item) => item.SubnetCidrReservationId === Subject,
      ),
    expected: () => ({ Cidr: '10.20.30.32/28', ReservationType: 'explicit' }),
  },
  {
    type: 'AWS::EC2::InternetGateway',
    resources: { Subject: { ...internet, Properties: { Tags: tags('dev') } } },
    read: async ({ ec2 }, { Subject }) =>
      (await ec2.describeInternetGateways({ InternetGatewayIds: [Subject!] })).InternetGateways![0],
    expected: () => tagged('dev'),
    change: { properties: { Tags: tags('prod') }, expected: () => tagged('prod') },
  },
  {
    type: 'AWS::EC2::VPCGatewayAttachment',
    resources: { Vpc: vpc, Internet: internet, Subject: attached },
    read: async ({ ec2 }, { Internet }) =>
      (await ec2.describeInternetGateways({ InternetGatewayIds: [Internet!] })).InternetGateways![0]!.Attachments![0],
    expected: ({ Vpc }) => ({ VpcId: Vpc, State: 'available' }),
  },
  {
    type: 'AWS::EC2::EIP',
    resources: { Subject: { Type: 'AWS::EC2::EIP', Properties: { Domain: 'vpc', Tags: tags('dev') } } },
    read: async ({ ec2 }, { Subject }) => (await ec2.describeAddresses({ PublicIps: [Subject!] })).Addresses![0],
    expected: ({ Subject }) => ({
      PublicIp: Subject,
      AllocationId: expect.stringMatching(/^eipalloc-/),
      ...tagged('dev'),
    }),
    change: { properties: { Tags: tags('prod') }, expected: () => tagged('prod') },
  },
  {
    type: 'AWS::EC2::NatGateway',
    resources: {
      Vpc: vpc,
      Subnet: subnet,
      Eip: { Type: 'AWS::EC2::EIP' },
      Subject: {
        Type: 'AWS::EC2::NatGateway',
        Properties: {
          SubnetId: { Ref: 'Subnet' },
          AllocationId: { 'Fn::GetAtt': ['Eip', 'AllocationId'] },
          PrivateIpAddress: '10.20.30.10',
          Tags: tags('dev'),
        },
      },
    },
    read: async ({ ec2 }, { Subject }) =>
      (await ec2.describeNatGateways({ NatGatewayIds: [Subject!] })).NatGateways!.find(
        ({ State }) => State !== 'deleted',
      ),
    expected: ({ Subnet, Eip, Vpc }) => ({
      State: 'available',
      SubnetId: Subnet,
      VpcId: Vpc,
      ConnectivityType: 'public',
      ...tagged('dev'),
      NatGatewayAddresses: [
        {
          PublicIp: Eip,
          PrivateIp: '10.20.30.10',
          AllocationId: expect.any(String),
          NetworkInterfaceId: expect.any(String),
        },
      ],
    }),
    change: { properties: { Tags: tags('prod') }, expected: () => tagged('prod') },
    drift: ({ ec2 }, { Subject }) => ec2.deleteNatGateway({ NatGatewayId: Subject! }),
  },
  {
    type: 'AWS::EC2::RouteTable',
    resources: { Vpc: vpc, Subject: { ...table, Properties: { ...table.Properties, Tags: tags('dev') } } },
    read: async ({ ec2 }, { Subject }) =>
      (await ec2.describeRouteTables({ RouteTableIds: [Subject!] })).RouteTables![0],
    expected: ({ Vpc }) => ({
      VpcId: Vpc,
      Routes: [{ DestinationCidrBlock: '10.20.30.0/24', GatewayId: 'local' }],
      ...tagged('dev'),
    }),
    change: { properties: { Tags: tags('prod') }, expected: () => tagged('prod') },
    drift: ({ ec2 }, { Subject }) => ec2.deleteTags({ Resources: [Subject!], Tags: [{ Key: 'Environment' }] }),
  },
  {
    type: 'AWS::EC2::Route',
    resources: {
      Vpc: vpc,
      Internet: internet,
      Attached: attached,
      Table: table,
      Gateway: privateGateway,
      GatewayAttached: {
        Type: 'AWS::EC2::VPCGatewayAttachment',
        Properties: { VpcId: { Ref: 'Vpc' }, VpnGatewayId: { Ref: 'Gateway' } },
      },
      Subject: {
        Type: 'AWS::EC2::Route',
        DependsOn: ['Attached', 'GatewayAttached'],
        Properties: {
          RouteTableId: { Ref: 'Table' },
          DestinationCidrBlock: '0.0.0.0/0',
          GatewayId: { Ref: 'Internet' },
        },
      },
    },
    read: async ({ ec2 }, { Table }) =>
      (await ec2.describeRouteTables({ RouteTableIds: [Table!] })).RouteTables![0]!.Routes!.find(
        (route) => route.DestinationCidrBlock === '0.0.0.0/0',
      ),
    expected: ({ Internet }) => ({ GatewayId: Internet, State: 'active' }),
    change: { properties: { GatewayId: { Ref: 'Gateway' } }, expected: ({ Gateway }) => ({ GatewayId: Gateway }) },
    drift: ({ ec2 }, { Table, Internet }) =>
      ec2.replaceRoute({ RouteTableId: Table!, DestinationCidrBlock: '0.0.0.0/0', GatewayId: Internet! }),
  },
  {
    type: 'AWS::EC2::SubnetRouteTableAssociation',
    resources: {
      Vpc: vpc,
      Subnet: subnet,
      Table: table,
      Other: table,
      Subject: {
        Type: 'AWS::EC2::SubnetRouteTableAssociation',
        Properties: { SubnetId: { Ref: 'Subnet' }, RouteTableId: { Ref: 'Table' } },
      },
    },
    read: async ({ ec2 }, { Subnet }) =>
      (await ec2.describeRouteTables({ Filters: [{ Name: 'association.subnet-id', Values: [Subnet!] }] }))
        .RouteTables![0],
    expected: ({ Table }) => ({ RouteTableId: Table }),
    change: { properties: { RouteTableId: { Ref: 'Other' } }, expected: ({ Other }) => ({ RouteTableId: Other }) },
  },
  {
    type: 'AWS::EC2::VPNGateway',
    resources: { Subject: { ...privateGateway, Properties: { ...privateGateway.Properties, Tags: tags('dev') } } },
    read: async ({ ec2 }, { Subject }) =>
      (await ec2.describeVpnGateways({ VpnGatewayIds: [Subject!] })).VpnGateways!.find(
        ({ State }) => State !== 'deleted',
      ),
    expected: () => ({ AmazonSideAsn: 64620, Type: 'ipsec.1', State: 'available', ...tagged('dev') }),
    change: { properties: { Tags: tags('prod') }, expected: () => tagged('prod') },
  },
  {
    type: 'AWS::EC2::VPNGatewayRoutePropagation',
    resources: {
      Vpc: vpc,
      Table: table,
      Other: table,
      Gateway: privateGateway,
      Attached: {
        Type: 'AWS::EC2::VPCGatewayAttachment',
        Properties: { VpcId: { Ref: 'Vpc' }, VpnGatewayId: { Ref: 'Gateway' } },
      },
      Subject: {
        Type: 'AWS::EC2::VPNGatewayRoutePropagation',
        DependsOn: 'Attached',
        Properties: {
          RouteTableIds: [{ Ref: 'Table' }],
          VpnGatewayId: { Ref: 'Gateway' },
        },
      },
    },
    read: async ({ ec2 }, { Table, Other }) => ({
      table: (await ec2.describeRouteTables({ RouteTableIds: [Table!] })).RouteTables![0]!.PropagatingVgws,
      other: (await ec2.describeRouteTables({ RouteTableIds: [Other!] })).RouteTables![0]!.PropagatingVgws,
    }),
    expected: ({ Gateway }) => ({ table: [{ GatewayId: Gateway }], other: [] }),
    change: {
      properties: { RouteTableIds: [{ Ref: 'Table' }, { Ref: 'Other' }] },
      expected: ({ Gateway }) => ({ table: [{ GatewayId: Gateway }], other: [{ GatewayId: Gateway }] }),
    },
  },
];
