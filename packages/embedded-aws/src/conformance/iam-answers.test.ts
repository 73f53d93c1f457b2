import { startEmbeddedCloud, type EmbeddedCloud } from '../start';
import { administratorOf } from '../keys';
import { iamSettled } from '../virtual-time';
import { clientsFor, clientsOfRole, type Clients } from './clients';
import { account, region } from './harness';

/**
 * Names: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html, "IAM name requirements". Answers: the API reference's
 * pages of GetRole, ListRoles, GetUser and GetPolicy. Flow logs: https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-s3-create-flow-log.html.
 */
jest.setTimeout(60_000);
let cloud: EmbeddedCloud;
let aws: Clients;
beforeAll(async () => {
  cloud = await startEmbeddedCloud();
  aws = clientsFor(cloud.endpoint, region, administratorOf(cloud.endpoint, account));
});
afterAll(() => cloud?.stop());

const AssumeRolePolicyDocument = JSON.stringify({
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Principal: { AWS: account }, Action: 'sts:AssumeRole' },
});

test.each([
  ['65 characters', { RoleName: 'r'.repeat(65) }, /'roleName'.*less than or equal to 64/],
  ['a blank', { RoleName: 'two words' }, /regular expression pattern/],
  ['a path without slashes', { RoleName: 'one', Path: 'here' }, /'path'/],
  ['thirteen hours', { RoleName: 'one', MaxSessionDuration: 46800 }, /less than or equal to 43200/],
])('a role with %s is refused', async (_what, more, message) => {
  await expect(aws.iam.createRole({ AssumeRolePolicyDocument, ...more })).rejects.toMatchObject({
    name: 'ValidationError',
    message: expect.stringMatching(message) as string,
  });
});

test('GetRole says when a role was last used, lists leave tags out, and what is not set is not there', async () => {
  const made = await aws.iam.createRole({
    RoleName: 'tagged',
    AssumeRolePolicyDocument,
    Tags: [{ Key: 'a', Value: 'b' }],
  });
  expect([made.Role!.MaxSessionDuration, made.Role!.RoleLastUsed]).toEqual([undefined, undefined]);
  const { Role } = await aws.iam.getRole({ RoleName: 'tagged' });
  expect(Role).toMatchObject({ RoleLastUsed: {}, Tags: [{ Key: 'a', Value: 'b' }] });
  expect(Role!.Description).toBeUndefined();
  expect((await aws.iam.listRoles({})).Roles!.find(({ RoleName }) => RoleName === 'tagged')!.Tags).toBeUndefined();
});

test('GetUser without a name is whoever calls, and no role', async () => {
  await aws.iam.createUser({ UserName: 'caller' });
  await aws.iam.putUserPolicy({
    UserName: 'caller',
    PolicyName: 'p',
    PolicyDocument: JSON.stringify({
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', Action: 'iam:GetUser', Resource: '*' },
    }),
  });
  const { AccessKey } = await aws.iam.createAccessKey({ UserName: 'caller' });
  await iamSettled(cloud.endpoint);
  const caller = clientsFor(cloud.endpoint, region, {
    accessKeyId: AccessKey!.AccessKeyId!,
    secretAccessKey: AccessKey!.SecretAccessKey!,
  });
  expect((await caller.iam.getUser({})).User!.UserName).toBe('caller');
  await aws.iam.putRolePolicy({
    RoleName: 'tagged',
    PolicyName: 'p',
    PolicyDocument: JSON.stringify({
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', Action: 'iam:GetUser', Resource: '*' },
    }),
  });
  const session = await clientsOfRole(
    cloud.endpoint,
    region,
    administratorOf(cloud.endpoint, account),
    `arn:aws:iam::${account}:role/tagged`,
  );
  await expect(session.iam.getUser({})).rejects.toThrow('Must specify userName when calling with non-User credentials');
});

test('a policy that is not there', async () => {
  await expect(aws.iam.getPolicy({ PolicyArn: `arn:aws:iam::${account}:policy/nothing` })).rejects.toThrow(
    `Policy arn:aws:iam::${account}:policy/nothing was not found.`,
  );
});

test('a flow log goes to a bucket that is there, or below it, and to no other', async () => {
  const { Vpc } = await aws.ec2.createVpc({ CidrBlock: '10.0.0.0/16' });
  await aws.s3.createBucket({ Bucket: 'flow-logs-here' });
  const create = (bucket: string) =>
    aws.ec2.createFlowLogs({
      ResourceIds: [Vpc!.VpcId!],
      ResourceType: 'VPC',
      TrafficType: 'ALL',
      LogDestinationType: 's3',
      LogDestination: `arn:aws:s3:::${bucket}`,
    });
  expect((await create('flow-logs-here')).FlowLogIds).toHaveLength(1);
  expect((await create('flow-logs-here/below')).FlowLogIds).toHaveLength(1);
  expect((await create('flow-logs-nowhere')).Unsuccessful).toHaveLength(1);
});

test('a boundary is a policy by its type, and a policy without tags says so', async () => {
  const { Policy } = await aws.iam.createPolicy({
    PolicyName: 'limit',
    PolicyDocument: JSON.stringify({
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', Action: 's3:*', Resource: '*' },
    }),
  });
  await aws.iam.createUser({ UserName: 'limited', PermissionsBoundary: Policy!.Arn });
  await aws.iam.createRole({ RoleName: 'limited', AssumeRolePolicyDocument, PermissionsBoundary: Policy!.Arn });
  const expected = { PermissionsBoundaryArn: Policy!.Arn, PermissionsBoundaryType: 'Policy' };
  expect((await aws.iam.getUser({ UserName: 'limited' })).User!.PermissionsBoundary).toEqual(expected);
  expect((await aws.iam.getRole({ RoleName: 'limited' })).Role!.PermissionsBoundary).toEqual(expected);
  expect((await aws.iam.getPolicy({ PolicyArn: Policy!.Arn })).Policy!.Tags).toEqual([]);
});
