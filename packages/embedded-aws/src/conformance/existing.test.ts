import {
  DescribeDirectConnectGatewaysCommand,
  DescribeLagsCommand,
  DirectConnectClient,
} from '@aws-sdk/client-direct-connect';
import {
  CreateTransitGatewayVpcAttachmentCommand,
  DescribeImagesCommand,
  DescribeManagedPrefixListsCommand,
  DescribeNatGatewaysCommand,
  DescribeRouteTablesCommand,
  DescribeSubnetsCommand,
  DescribeTransitGatewayAttachmentsCommand,
  DescribeVpcsCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import { administratorOf } from '../keys';
import { type EmbeddedCloud, startEmbeddedCloud } from '../start';
import { passTime } from '../virtual-time';
import { type ExistingNetwork, type Fixtures } from '../fixtures';

jest.setTimeout(60_000);

const place = { account: '121212121212', region: 'ca-central-1' };
const network: ExistingNetwork = {
  ...place,
  vpcId: 'vpc-0123456789abcdef0',
  cidr: '10.2.0.0/22',
  secondaryCidrs: ['10.3.0.0/16'],
  subnets: [
    {
      kind: 'public',
      zone: 'ca-central-1a',
      subnetId: 'subnet-0123456789abcdea0',
      cidr: '10.2.0.0/24',
      routeTableId: 'rtb-0123456789abcdea0',
    },
    {
      kind: 'public',
      zone: 'ca-central-1c',
      subnetId: 'subnet-0123456789abcdea1',
      cidr: '10.2.1.0/24',
      routeTableId: 'rtb-0123456789abcdea0',
    },
    {
      kind: 'private',
      zone: 'ca-central-1a',
      subnetId: 'subnet-0123456789abcdeb0',
      cidr: '10.3.0.0/24',
      routeTableId: 'rtb-0123456789abcdeb0',
    },
    {
      kind: 'private',
      zone: 'ca-central-1c',
      subnetId: 'subnet-0123456789abcdeb1',
      cidr: '10.3.1.0/24',
      routeTableId: 'rtb-0123456789abcdeb1',
    },
  ],
};

let cloud: EmbeddedCloud;
let ec2: EC2Client;
beforeAll(async () => {
  cloud = await startEmbeddedCloud();
  ec2 = new EC2Client({
    endpoint: cloud.endpoint,
    region: place.region,
    credentials: administratorOf(cloud.endpoint, place.account),
  });
});
afterAll(() => cloud.stop());

describe('a network that is prepared', () => {
  const fixtures: Fixtures = {
    zones: [
      { ...place, zone: 'ca-central-1a' },
      { ...place, zone: 'ca-central-1c' },
    ],
    networks: [network],
  };

  test('has the ids, ranges, zones and ways out of its owner, also when it is prepared again', async () => {
    await cloud.prepare(fixtures);
    await cloud.prepare(fixtures);
    const { Vpcs } = await ec2.send(new DescribeVpcsCommand({ VpcIds: [network.vpcId] }));
    expect(Vpcs?.[0]?.CidrBlockAssociationSet?.map(({ CidrBlock }) => CidrBlock)).toEqual([
      '10.2.0.0/22',
      '10.3.0.0/16',
    ]);
    const { Subnets } = await ec2.send(
      new DescribeSubnetsCommand({ Filters: [{ Name: 'vpc-id', Values: [network.vpcId] }] }),
    );
    expect(
      Subnets?.map(({ SubnetId, CidrBlock, AvailabilityZone }) => [SubnetId, CidrBlock, AvailabilityZone]).sort(),
    ).toEqual(network.subnets.map(({ subnetId, cidr, zone }) => [subnetId, cidr, zone]).sort());
    const { NatGateways } = await ec2.send(
      new DescribeNatGatewaysCommand({ Filter: [{ Name: 'vpc-id', Values: [network.vpcId] }] }),
    );
    const natOf = (subnet: string) => NatGateways?.find(({ SubnetId }) => SubnetId === subnet)?.NatGatewayId;
    expect(NatGateways).toHaveLength(2);
    const defaultRoute = async (table: string) => {
      const { RouteTables } = await ec2.send(new DescribeRouteTablesCommand({ RouteTableIds: [table] }));
      return RouteTables?.[0]?.Routes?.filter(({ DestinationCidrBlock }) => DestinationCidrBlock === '0.0.0.0/0');
    };
    expect(await defaultRoute('rtb-0123456789abcdea0')).toMatchObject([
      { GatewayId: expect.stringMatching(/^igw-/) as string },
    ]);
    expect(await defaultRoute('rtb-0123456789abcdeb0')).toMatchObject([
      { NatGatewayId: natOf('subnet-0123456789abcdea0') },
    ]);
    expect(await defaultRoute('rtb-0123456789abcdeb1')).toMatchObject([
      { NatGatewayId: natOf('subnet-0123456789abcdea1') },
    ]);
  });

  test('without public subnets leaves by a transit gateway of central egress', async () => {
    const elsewhere = { ...place, account: '131313131313' };
    const central = { ...network, ...elsewhere, subnets: network.subnets.filter(({ kind }) => kind === 'private') };
    await cloud.prepare({ networks: [central] });
    const other = new EC2Client({
      endpoint: cloud.endpoint,
      region: place.region,
      credentials: administratorOf(cloud.endpoint, elsewhere.account),
    });
    const { RouteTables } = await other.send(
      new DescribeRouteTablesCommand({ RouteTableIds: central.subnets.map(({ routeTableId }) => routeTableId) }),
    );
    for (const { Routes } of RouteTables!)
      expect(
        Routes?.find(({ DestinationCidrBlock }) => DestinationCidrBlock === '0.0.0.0/0')?.TransitGatewayId,
      ).toMatch(/^tgw-/);
    expect((await other.send(new DescribeNatGatewaysCommand({}))).NatGateways).toEqual([]);
  });

  test.each<[string, Fixtures, RegExp]>([
    [
      'of a region that it does not have',
      { zones: [{ ...place, region: 'me-west-1', zone: 'me-west-1a' }] },
      /has no region me-west-1/,
    ],
    [
      'with an id that EC2 would not give',
      { networks: [{ ...network, vpcId: 'vpc-0a' }] },
      /vpc-0a is not an id that EC2 gives/,
    ],
    [
      'that is there and is another one',
      { networks: [{ ...network, cidr: '10.9.0.0/24' }] },
      /is there already with 10\.2\.0\.0\/22, not 10\.9\.0\.0\/24/,
    ],
  ])('%s is refused in one line', async (_, refused, message) => {
    await expect(cloud.prepare(refused)).rejects.toThrow(message);
    await expect(cloud.prepare(refused)).rejects.toThrow(/^[^\n]+$/);
  });
});

test("transit gateways have their ids, and the owner's way of association", async () => {
  const gateways = [
    { ...place, transitGatewayId: 'tgw-0123456789abcdef0', asn: 65521 },
    { ...place, transitGatewayId: 'tgw-0123456789abcdef1', association: 'none' as const },
  ];
  await cloud.prepare({ transitGateways: gateways, networks: [network] });
  const associated = async (TransitGatewayId: string) => {
    const SubnetIds = [network.subnets[2]!.subnetId];
    const { TransitGatewayVpcAttachment } = await ec2.send(
      new CreateTransitGatewayVpcAttachmentCommand({ TransitGatewayId, VpcId: network.vpcId, SubnetIds }),
    );
    await passTime(cloud.endpoint, 120);
    const { TransitGatewayAttachments } = await ec2.send(
      new DescribeTransitGatewayAttachmentsCommand({
        TransitGatewayAttachmentIds: [TransitGatewayVpcAttachment?.TransitGatewayAttachmentId ?? ''],
      }),
    );
    return TransitGatewayAttachments?.[0]?.Association?.State;
  };
  expect(await associated('tgw-0123456789abcdef0')).toBe('associated');
  expect(await associated('tgw-0123456789abcdef1')).toBeUndefined();
});

test("Direct Connect gateways, LAGs, images and AWS's prefix lists have their ids", async () => {
  await cloud.prepare({
    directConnectGateways: [{ ...place, directConnectGatewayId: 'a1b2c3d4-5678-90ab-cdef-111111111111', asn: 64513 }],
    connections: [{ ...place, connectionId: 'dxlag-fg9test' }],
    images: [{ ...place, imageId: 'ami-0aaaaaaaaaaaaaaa1', platform: 'windows', rootDevice: '/dev/xvda' }],
    prefixLists: [{ ...place, prefixListId: 'pl-7da54014', service: 's3' }],
  });
  const directConnect = new DirectConnectClient({
    endpoint: cloud.endpoint,
    region: place.region,
    credentials: administratorOf(cloud.endpoint, place.account),
  });
  expect(await directConnect.send(new DescribeDirectConnectGatewaysCommand({}))).toMatchObject({
    directConnectGateways: [{ directConnectGatewayId: 'a1b2c3d4-5678-90ab-cdef-111111111111', amazonSideAsn: 64513 }],
  });
  expect(await directConnect.send(new DescribeLagsCommand({}))).toMatchObject({
    lags: [{ lagId: 'dxlag-fg9test', lagState: 'available' }],
  });
  expect((await ec2.send(new DescribeImagesCommand({ ImageIds: ['ami-0aaaaaaaaaaaaaaa1'] }))).Images).toMatchObject([
    { RootDeviceName: '/dev/xvda', Platform: 'windows' },
  ]);
  const { PrefixLists } = await ec2.send(new DescribeManagedPrefixListsCommand({ PrefixListIds: ['pl-7da54014'] }));
  expect(PrefixLists).toMatchObject([{ PrefixListName: 'com.amazonaws.ca-central-1.s3', OwnerId: 'AWS' }]);
});
