import { startEmbeddedCloud, type EmbeddedCloud } from '../start';
import { administratorOf } from '../keys';
import { clientsFor, type Clients } from './clients';
import { account, region } from './harness';

/** EC2's answers, recorded from AWS; the operations' pages of https://docs.aws.amazon.com/AWSEC2/latest/APIReference/ */
jest.setTimeout(60_000);
let cloud: EmbeddedCloud;
let aws: Clients;
let VpcId: string;
beforeAll(async () => {
  cloud = await startEmbeddedCloud();
  aws = clientsFor(cloud.endpoint, region, administratorOf(cloud.endpoint, account));
  VpcId = (await aws.ec2.createVpc({ CidrBlock: '10.0.0.0/16' })).Vpc!.VpcId!;
});
afterAll(() => cloud?.stop());

test('a zone tells its group, its border and that it is open', async () => {
  const { AvailabilityZones } = await aws.ec2.describeAvailabilityZones({ ZoneNames: [`${region}a`] });
  expect(AvailabilityZones).toMatchObject([
    {
      GroupName: `${region}-zg-1`,
      GroupLongName: 'Asia Pacific (Tokyo) 1',
      NetworkBorderGroup: region,
      OptInStatus: 'opt-in-not-required',
    },
  ]);
});

test("a virtual private gateway has Amazon's number, and no zone", async () => {
  const { VpnGateway } = await aws.ec2.createVpnGateway({ Type: 'ipsec.1', AvailabilityZone: `${region}a` });
  expect(VpnGateway).toMatchObject({ AmazonSideAsn: 64512, State: 'available' });
  expect([VpnGateway!.AvailabilityZone, VpnGateway!.Tags]).toEqual([undefined, undefined]);
  const { VpnGateways } = await aws.ec2.describeVpnGateways({ VpnGatewayIds: [VpnGateway!.VpnGatewayId!] });
  expect(VpnGateways).toMatchObject([{ AmazonSideAsn: 64512, Tags: [] }]);
  expect((await aws.ec2.createVpnGateway({ Type: 'ipsec.1', AmazonSideAsn: 65000 })).VpnGateway!.AmazonSideAsn).toBe(
    65000,
  );
});

test('an interface endpoint has names of its own, in each zone, and the default group', async () => {
  const subnets = [];
  for (const zone of ['a', 'c'])
    subnets.push(
      (
        await aws.ec2.createSubnet({
          VpcId,
          CidrBlock: `10.0.${zone === 'a' ? 1 : 2}.0/24`,
          AvailabilityZone: `${region}${zone}`,
        })
      ).Subnet!.SubnetId!,
    );
  const { VpcEndpoint } = await aws.ec2.createVpcEndpoint({
    VpcId,
    VpcEndpointType: 'Interface',
    ServiceName: `com.amazonaws.${region}.ssm`,
    SubnetIds: subnets,
    PrivateDnsEnabled: true,
  });
  expect(VpcEndpoint).toMatchObject({
    DnsOptions: { DnsRecordIpType: 'ipv4' },
    IpAddressType: 'ipv4',
    RequesterManaged: false,
    ServiceRegion: region,
    OwnerId: account,
    Groups: [{ GroupName: 'default' }],
  });
  const [own, ...others] = VpcEndpoint!.DnsEntries!.map(({ DnsName }) => DnsName!);
  expect(own).toMatch(
    new RegExp(`^${VpcEndpoint!.VpcEndpointId}-[a-z0-9]{8}\\.ssm\\.${region}\\.vpce\\.amazonaws\\.com$`),
  );
  const prefix = own!.split('.')[0]!;
  expect(others).toEqual([
    `${prefix}-${region}a.ssm.${region}.vpce.amazonaws.com`,
    `${prefix}-${region}c.ssm.${region}.vpce.amazonaws.com`,
    `ssm.${region}.amazonaws.com`,
  ]);
  expect(JSON.parse(VpcEndpoint!.PolicyDocument!)).toEqual({
    Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }],
  });
  const { VpcEndpoints } = await aws.ec2.describeVpcEndpoints({ VpcEndpointIds: [VpcEndpoint!.VpcEndpointId!] });
  expect(VpcEndpoints).toMatchObject([{ DnsEntries: VpcEndpoint!.DnsEntries, Groups: VpcEndpoint!.Groups }]);
});

// https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html
test('a gateway endpoint has a route in each of its route tables, those it gets later too', async () => {
  const table = async () => (await aws.ec2.createRouteTable({ VpcId })).RouteTable!.RouteTableId!;
  const [first, later] = [await table(), await table()];
  const { VpcEndpoint } = await aws.ec2.createVpcEndpoint({
    VpcId,
    ServiceName: `com.amazonaws.${region}.s3`,
    RouteTableIds: [first],
  });
  const VpcEndpointId = VpcEndpoint!.VpcEndpointId!;
  const routes = async (id: string) => {
    const { RouteTables } = await aws.ec2.describeRouteTables({ RouteTableIds: [id] });
    return RouteTables![0]!.Routes!.filter(({ GatewayId }) => GatewayId === VpcEndpointId).length;
  };
  expect([await routes(first), await routes(later)]).toEqual([1, 0]);
  await aws.ec2.modifyVpcEndpoint({ VpcEndpointId, AddRouteTableIds: [later], RemoveRouteTableIds: [first] });
  expect([await routes(first), await routes(later)]).toEqual([0, 1]);
});

test('services of endpoints, by kind and by name', async () => {
  const names = async (kind: string) =>
    (await aws.ec2.describeVpcEndpointServices({ Filters: [{ Name: 'service-type', Values: [kind] }] })).ServiceNames;
  expect(await names('Gateway')).toEqual([`com.amazonaws.${region}.dynamodb`, `com.amazonaws.${region}.s3`]);
  expect(await names('Interface')).toEqual(
    expect.arrayContaining([
      `com.amazonaws.${region}.s3`,
      `com.amazonaws.${region}.ssm`,
      `com.amazonaws.${region}.ec2messages`,
    ]),
  );
  expect(await names('fake')).toEqual([]);
  const { ServiceDetails } = await aws.ec2.describeVpcEndpointServices({
    ServiceNames: [`com.amazonaws.${region}.ssm`],
  });
  expect(ServiceDetails).toMatchObject([
    {
      PrivateDnsName: `ssm.${region}.amazonaws.com`,
      Owner: 'amazon',
      AvailabilityZones: expect.arrayContaining([`${region}a`]) as string[],
    },
  ]);
  await expect(
    aws.ec2.describeVpcEndpointServices({ ServiceNames: [`com.amazonaws.${region}.nothing`] }),
  ).rejects.toMatchObject({ name: 'InvalidServiceName' });
});

test.each<[string, string, object, string]>([
  [
    'spaces in the name',
    'some illegal name',
    { ImageId: 'ami-0123456789abcdef0' },
    'InvalidLaunchTemplateName.MalformedException',
  ],
  ['a name of two letters', 'ab', { ImageId: 'ami-0123456789abcdef0' }, 'InvalidLaunchTemplateName.MalformedException'],
  ['no data', 'empty', {}, 'MissingParameter'],
])('a launch template with %s is refused', async (_fault, LaunchTemplateName, LaunchTemplateData, name) => {
  await expect(aws.ec2.createLaunchTemplate({ LaunchTemplateName, LaunchTemplateData })).rejects.toMatchObject({
    name,
  });
});

test('the groups of a network', async () => {
  const { GroupId } = await aws.ec2.createSecurityGroup({
    VpcId,
    GroupName: 'own',
    Description: 'what for',
    TagSpecifications: [{ ResourceType: 'security-group', Tags: [{ Key: 'a', Value: 'b' }] }],
  });
  const groups = async (Filters?: { Name: string; Values: string[] }[]) =>
    (await aws.ec2.getSecurityGroupsForVpc({ VpcId, Filters })).SecurityGroupForVpcs!;
  expect((await groups()).map(({ GroupName }) => GroupName).sort()).toEqual(['default', 'own']);
  expect(await groups([{ Name: 'group-name', Values: ['own'] }])).toEqual([
    {
      GroupId,
      GroupName: 'own',
      Description: 'what for',
      OwnerId: account,
      PrimaryVpcId: VpcId,
      Tags: [{ Key: 'a', Value: 'b' }],
    },
  ]);
  expect(await groups([{ Name: 'tag:a', Values: ['c'] }])).toEqual([]);
  await expect(aws.ec2.getSecurityGroupsForVpc({ VpcId: 'vpc-00000000' })).rejects.toMatchObject({
    name: 'InvalidVpcID.NotFound',
  });
});

test("a peering tells until when it may be accepted, and the other side's addresses afterwards", async () => {
  const { Vpc } = await aws.ec2.createVpc({ CidrBlock: '10.1.0.0/16' });
  const { VpcPeeringConnection } = await aws.ec2.createVpcPeeringConnection({ VpcId, PeerVpcId: Vpc!.VpcId });
  const VpcPeeringConnectionId = VpcPeeringConnection!.VpcPeeringConnectionId!;
  const told = async () =>
    (await aws.ec2.describeVpcPeeringConnections({ VpcPeeringConnectionIds: [VpcPeeringConnectionId] }))
      .VpcPeeringConnections![0]!;
  const waiting = await told();
  expect(waiting).toMatchObject({
    ExpirationTime: expect.any(Date) as Date,
    RequesterVpcInfo: { CidrBlockSet: [{ CidrBlock: '10.0.0.0/16' }] },
  });
  expect(waiting.AccepterVpcInfo!.CidrBlock).toBeUndefined();
  await aws.ec2.acceptVpcPeeringConnection({ VpcPeeringConnectionId });
  const active = await told();
  expect(active.AccepterVpcInfo).toMatchObject({
    CidrBlock: '10.1.0.0/16',
    CidrBlockSet: [{ CidrBlock: '10.1.0.0/16' }],
  });
  expect(active.ExpirationTime).toBeUndefined();
});

test('a flow log to S3 tells how it writes files, and the token of the call', async () => {
  await aws.s3.createBucket({ Bucket: 'flow-logs' });
  const create = (more: object) =>
    aws.ec2.createFlowLogs({
      ResourceIds: [VpcId],
      ResourceType: 'VPC',
      TrafficType: 'ALL',
      LogDestinationType: 's3',
      ...more,
    });
  const made = await create({
    LogDestination: 'arn:aws:s3:::flow-logs',
    DestinationOptions: { PerHourPartition: true, FileFormat: 'parquet', HiveCompatiblePartitions: false },
  });
  expect(made.ClientToken).toMatch(/^[0-9a-f-]{36}$/);
  const { FlowLogs } = await aws.ec2.describeFlowLogs({ FlowLogIds: made.FlowLogIds });
  expect(FlowLogs).toMatchObject([
    { DestinationOptions: { FileFormat: 'parquet', HiveCompatiblePartitions: false, PerHourPartition: true } },
  ]);
  expect((await create({ LogDestination: 'arn:aws:s3:::nobody' })).Unsuccessful).toMatchObject([
    { Error: { Message: 'LogDestination: nobody does not exist' } },
  ]);
  await expect(create({ LogDestination: 'arn:aws:s3:::flow-logs', LogGroupName: 'g' })).rejects.toThrow(
    'Please only provide LogGroupName or only provide LogDestination.',
  );
});

// "When you delete the VPC, it deletes the default security group, network ACL, and route table for the VPC":
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteVpc.html
test('a VPC takes what AWS made with it along', async () => {
  const { Vpc } = await aws.ec2.createVpc({ CidrBlock: '10.9.0.0/24' });
  const Filters = [{ Name: 'vpc-id', Values: [Vpc!.VpcId!] }];
  const there = async () => [
    (await aws.ec2.describeSecurityGroups({ Filters })).SecurityGroups?.length,
    (await aws.ec2.describeNetworkAcls({ Filters })).NetworkAcls?.length,
    (await aws.ec2.describeRouteTables({ Filters })).RouteTables?.length,
  ];
  expect(await there()).toEqual([1, 1, 1]);
  await aws.ec2.deleteVpc({ VpcId: Vpc!.VpcId });
  expect(await there()).toEqual([0, 0, 0]);
});
