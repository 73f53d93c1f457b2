import {
  DescribeRouteTablesCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import { administratorOf } from '@nss/embedded-aws';
import { everyKind } from './every-kind';
import { OfflineDeployment } from './offline-deployment';
import { agrees } from '@nss/operations';

jest.setTimeout(600_000);

const kinds = Object.fromEntries(Object.entries(everyKind()).filter(([name]) => name !== 'dev' && name !== 'prod'));
/** Kinds that have between them every type of resource there is. */
const COMPARED = ['existing-vpc', 'landing-zone', 'vpn-static', 'direct-gateway-two', 'transit-two'];

let offline: OfflineDeployment;
let planned: Awaited<ReturnType<OfflineDeployment['plan']>>;
beforeAll(async () => {
  offline = await OfflineDeployment.begin();
  planned = await offline.plan(kinds);
});
afterAll(() => offline.end());

test.each(Object.keys(kinds))('%s: what it refers to is there, it is deployed, and found as planned', async (name) => {
  const loaded = planned.environments.find((environment) => environment.name === name);
  if (!loaded) throw new Error(`${name} was not loaded`);
  const { facts } = await offline.promote(loaded, planned.assembly);
  expect(facts.length).toBeGreaterThan(100);
  expect(facts.filter((fact) => !agrees(fact))).toEqual([]);
  if (!COMPARED.includes(name)) return;
  const { found, actual } = await offline.compare(loaded, planned.assembly);
  expect(found).toEqual([]);
  expect(Object.keys(actual).length).toBeGreaterThan(150);
});

test("a landing zone's VPC has both of its ranges, and its private subnets leave by a transit gateway that no file names", async () => {
  const {
    account,
    region,
    vpc: { cidr, existing },
  } = planned.environments.find(({ name }) => name === 'landing-zone')!.environment;
  const ec2 = new EC2Client({
    endpoint: offline.cloud.endpoint,
    region,
    credentials: administratorOf(offline.cloud.endpoint, account),
  });
  const { Vpcs } = await ec2.send(new DescribeVpcsCommand({ VpcIds: [existing!.id] }));
  expect(Vpcs?.[0]?.CidrBlockAssociationSet?.map(({ CidrBlock }) => CidrBlock)).toEqual([cidr, '100.64.1.0/26']);
  const { Subnets } = await ec2.send(
    new DescribeSubnetsCommand({ SubnetIds: existing!.privateSubnets.map(({ id }) => id) }),
  );
  expect(Subnets?.map(({ AvailabilityZone }) => AvailabilityZone).sort()).toEqual([
    'ap-northeast-1b',
    'ap-northeast-1c',
  ]);
  const { RouteTables } = await ec2.send(
    new DescribeRouteTablesCommand({ RouteTableIds: existing!.privateSubnets.map(({ routeTableId }) => routeTableId) }),
  );
  for (const { Routes, Associations } of RouteTables!) {
    const leaves = Routes?.find(({ DestinationCidrBlock }) => DestinationCidrBlock === '0.0.0.0/0')?.TransitGatewayId;
    expect(leaves).toMatch(/^tgw-/);
    expect(leaves).not.toBe('tgw-0ddddddddddddddd1');
    expect(Routes?.filter(({ GatewayId }) => GatewayId === 'local')).toHaveLength(2);
    expect(Associations).toHaveLength(1);
  }
});
