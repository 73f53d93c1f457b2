import { startEmbeddedCloud, type EmbeddedCloud } from '../start';
import { administratorOf } from '../keys';
import { clientsFor, clientsOfRole, type Clients } from './clients';
import { account, imageId, region } from './harness';
import * as stacks from './stacks';

const other = '222222222222';
const allow = (...Action: string[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource: '*' }] });
const trust = (AWS: string) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { AWS }, Action: 'sts:AssumeRole' }],
  });

jest.setTimeout(60_000);
let cloud: EmbeddedCloud;
let administrator: Clients;

beforeAll(async () => {
  cloud = await startEmbeddedCloud();
  administrator = clientsFor(cloud.endpoint, region, administratorOf(cloud.endpoint, account));
  await cloud.prepare({ images: [{ account, region, imageId }] });
});
afterAll(() => cloud?.stop());

/** Creates a role, assumes it, and returns its clients. */
async function actingAs(
  RoleName: string,
  policy: string,
  boundary?: string,
  principal = `arn:aws:iam::${account}:root`,
): Promise<Clients> {
  const PermissionsBoundary =
    boundary &&
    (await administrator.iam.createPolicy({ PolicyName: `${RoleName}-boundary`, PolicyDocument: boundary })).Policy!
      .Arn;
  const { Role } = await administrator.iam.createRole({
    RoleName,
    AssumeRolePolicyDocument: trust(principal),
    PermissionsBoundary,
  });
  await administrator.iam.putRolePolicy({ RoleName, PolicyName: 'own', PolicyDocument: policy });
  return clientsOfRole(cloud.endpoint, region, administratorOf(cloud.endpoint, account), Role!.Arn!);
}

test('a role does what its policy allows, in every service, and nothing else', async () => {
  const allowed = await actingAs(
    'reader',
    allow('ec2:DescribeVpcs', 'directconnect:DescribeConnections', 'ssm:DescribeMaintenanceWindows'),
  );
  await expect(allowed.ec2.describeVpcs({})).resolves.toBeDefined();
  await expect(allowed.directConnect.describeConnections({})).resolves.toMatchObject({ connections: [] });
  await expect(allowed.ssm.describeMaintenanceWindows({})).resolves.toBeDefined();
  await expect(allowed.ec2.createVpc({ CidrBlock: '10.0.0.0/16' })).rejects.toMatchObject({
    name: 'UnauthorizedOperation',
  });
  await expect(allowed.directConnect.describeVirtualInterfaces({})).rejects.toThrow(
    /not authorized to perform: directconnect:DescribeVirtualInterfaces/,
  );
  await expect(allowed.ssm.listAssociations({})).rejects.toMatchObject({ name: 'AccessDeniedException' });
});

test('a permissions boundary takes away what the policy gives', async () => {
  const bounded = await actingAs('bounded', allow('ec2:*'), allow('ec2:DescribeVpcs'));
  await expect(bounded.ec2.describeVpcs({})).resolves.toBeDefined();
  await expect(bounded.ec2.describeSubnets({})).rejects.toMatchObject({ name: 'UnauthorizedOperation' });
});

test('a trust policy refuses whom it does not name', async () => {
  await expect(actingAs('foreign', allow('*'), undefined, `arn:aws:iam::${other}:root`)).rejects.toThrow(
    /not authorized to perform: sts:AssumeRole/,
  );
});

test('a role that may not create a stack cannot, and one that may creates it in its own account', async () => {
  const vpc = { Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.9.0.0/16' } } };
  const reader = await actingAs('no-deployer', allow('cloudformation:Describe*'));
  await expect(stacks.create(reader, 'denied', vpc)).rejects.toThrow(
    /not authorized to perform: cloudformation:CreateStack/,
  );
  const deployer = await actingAs('deployer', allow('cloudformation:*', 'ec2:*'));
  expect(await stacks.create(deployer, 'allowed', vpc)).toBe('CREATE_COMPLETE');
  const { Vpc } = await stacks.physicalIds(administrator, 'allowed');
  await expect(administrator.ec2.describeVpcs({ VpcIds: [Vpc!] })).resolves.toMatchObject({
    Vpcs: [{ OwnerId: account }],
  });
});

test('two accounts and two regions do not see each other', async () => {
  const resources = {
    Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.8.0.0/16' } },
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: { RoleName: 'shared-name', AssumeRolePolicyDocument: JSON.parse(trust('*')) as unknown },
    },
    Window: {
      Type: 'AWS::SSM::MaintenanceWindow',
      Properties: { Name: 'weekly', Schedule: 'rate(7 days)', Duration: 2, Cutoff: 1, AllowUnassociatedTargets: true },
    },
  };
  const neighbour = clientsFor(cloud.endpoint, region, administratorOf(cloud.endpoint, other));
  const elsewhere = clientsFor(cloud.endpoint, 'us-east-1', administratorOf(cloud.endpoint, account));
  for (const aws of [administrator, neighbour]) {
    expect([await stacks.create(aws, 'same', resources), ...(await stacks.failures(aws, 'same'))]).toEqual([
      'CREATE_COMPLETE',
    ]);
  }
  const [ours, theirs] = [await stacks.physicalIds(administrator, 'same'), await stacks.physicalIds(neighbour, 'same')];
  expect((await neighbour.iam.getRole({ RoleName: 'shared-name' })).Role!.Arn).toContain(other);
  await expect(neighbour.ec2.describeVpcs({ VpcIds: [ours.Vpc!] })).rejects.toMatchObject({
    name: 'InvalidVpcID.NotFound',
  });
  await expect(elsewhere.ec2.describeVpcs({ VpcIds: [ours.Vpc!] })).rejects.toMatchObject({
    name: 'InvalidVpcID.NotFound',
  });
  expect(
    (await neighbour.ssm.describeMaintenanceWindows({})).WindowIdentities!.map(({ WindowId }) => WindowId),
  ).toEqual([theirs.Window]);
  await expect(elsewhere.cloudFormation.describeStacks({ StackName: 'same' })).rejects.toThrow(/does not exist/);
  await expect(neighbour.ec2.runInstances({ ImageId: imageId, MinCount: 1, MaxCount: 1 })).rejects.toMatchObject({
    name: 'InvalidAMIID.NotFound',
  });
});
