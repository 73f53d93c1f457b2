import {
  CreateRouteTableCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  DescribeRouteTablesCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import { administratorOf } from '@nss/embedded-aws';
import { OfflineDeployment } from './offline-deployment';
import { agrees } from '@nss/operations';
import { variants } from './reference-environments';

jest.setTimeout(600_000);

let offline: OfflineDeployment;
beforeAll(async () => {
  offline = await OfflineDeployment.begin();
});
afterAll(() => offline.end());

const account = '666666666666';
const region = 'ap-northeast-1';

/** A VPC as another team would have made it. */
async function somebodysVpc(ec2: EC2Client) {
  const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.66.0.0/24' }));
  const VpcId = Vpc?.VpcId ?? '';
  const subnet = async (CidrBlock: string) => {
    const { Subnet } = await ec2.send(
      new CreateSubnetCommand({ VpcId, CidrBlock, AvailabilityZone: 'ap-northeast-1a' }),
    );
    const { RouteTable } = await ec2.send(new CreateRouteTableCommand({ VpcId }));
    return { id: Subnet?.SubnetId ?? '', cidr: CidrBlock, routeTableId: RouteTable?.RouteTableId ?? '' };
  };
  return { id: VpcId, publicSubnets: [await subnet('10.66.0.0/25')], privateSubnets: [await subnet('10.66.0.128/25')] };
}

test('a relay moves into a VPC that exists, and creates no subnet or gateway of its own there', async () => {
  const ec2 = new EC2Client({
    endpoint: offline.cloud.endpoint,
    region,
    credentials: administratorOf(offline.cloud.endpoint, account),
  });
  const existing = await somebodysVpc(ec2);
  const { tunnel } = variants();
  const { environments, assembly } = await offline.plan({
    tunnel: { ...tunnel, account, vpc: { cidr: '10.66.0.0/24', zones: ['ap-northeast-1a'], existing } },
  });
  const [loaded] = environments;
  if (!loaded) throw new Error('the environment was not loaded');
  const { facts } = await offline.promote(loaded, assembly);
  expect(facts.filter((fact) => !agrees(fact))).toEqual([]);
  const { RouteTables = [] } = await ec2.send(
    new DescribeRouteTablesCommand({ RouteTableIds: [existing.privateSubnets[0]?.routeTableId ?? ''] }),
  );
  expect(RouteTables[0]?.PropagatingVgws).toHaveLength(1);
});
