import { STS } from '@aws-sdk/client-sts';
import { startEmbeddedCloud, type EmbeddedCloud } from '../start';
import { administratorOf } from '../keys';
import { iamSettled } from '../virtual-time';
import { clientsFor, type Clients, type Credentials } from './clients';
import { account, region } from './harness';

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html and https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html */
jest.setTimeout(60_000);
let cloud: EmbeddedCloud;
let aws: Clients;
const arn = (name: string) => `arn:aws:iam::${account}:role/${name}`;
const as = (credentials: Credentials) => new STS({ endpoint: cloud.endpoint, region, credentials, maxAttempts: 1 });
const administrator = () => as(administratorOf(cloud.endpoint, account));
beforeAll(async () => {
  cloud = await startEmbeddedCloud();
  aws = clientsFor(cloud.endpoint, region, administratorOf(cloud.endpoint, account));
  const trusting = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { AWS: account }, Action: ['sts:AssumeRole', 'sts:TagSession'] }],
  };
  const assuming = {
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Action: ['sts:AssumeRole', 'sts:TagSession'], Resource: '*' },
      {
        Effect: 'Allow',
        Action: 'ec2:DescribeVpcs',
        Resource: '*',
        Condition: { StringEquals: { 'aws:PrincipalTag/team': 'network' } },
      },
    ],
  };
  for (const RoleName of ['first', 'second']) {
    await aws.iam.createRole({ RoleName, AssumeRolePolicyDocument: JSON.stringify(trusting) });
    await aws.iam.putRolePolicy({ RoleName, PolicyName: 'own', PolicyDocument: JSON.stringify(assuming) });
  }
  await iamSettled(cloud.endpoint);
});
afterAll(() => cloud?.stop());

const asking = (more: object) =>
  administrator().assumeRole({ RoleArn: arn('first'), RoleSessionName: 'test', ...more });
const Tags = [{ Key: 'Team', Value: 'network' }];

test.each([
  [
    'a transitive key that is no tag',
    { Tags, TransitiveTagKeys: ['Other'] },
    'InvalidParameterValue',
    /must be included in the requested tags/,
  ],
  [
    'keys that differ in case only',
    { Tags: [...Tags, { Key: 'TEAM', Value: 'x' }] },
    'InvalidParameterValue',
    /case insensitive/,
  ],
  [
    'an ARN that is none',
    { RoleArn: 'nothing-valid-in-here' },
    'ValidationError',
    /^nothing-valid-in-here is invalid$/,
  ],
  ['an ARN without a resource', { RoleArn: 'arn:a:a::aaaaaaaaaa:' }, 'ValidationError', /is invalid$/],
  [
    'a session name before the ARN',
    { RoleArn: 'arn:a:b:::something/test-role', RoleSessionName: 'one:two' },
    'ValidationError',
    /'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern/,
  ],
  ["a session that outlasts the role's longest", { DurationSeconds: 7200 }, 'ValidationError', /MaxSessionDuration/],
  ['a session that is too short', { DurationSeconds: 60 }, 'ValidationError', /durationSeconds/],
])('AssumeRole refuses %s', async (_what, more, name, message) => {
  await expect(asking(more)).rejects.toMatchObject({ name, message: expect.stringMatching(message) as string });
});

test('a transitive tag goes on to the next role, where it counts and cannot be set', async () => {
  const { Credentials: first, PackedPolicySize } = await asking({ Tags, TransitiveTagKeys: ['team'] });
  expect(PackedPolicySize).toBeUndefined();
  const chained = as({
    accessKeyId: first!.AccessKeyId!,
    secretAccessKey: first!.SecretAccessKey!,
    sessionToken: first!.SessionToken!,
  });
  const next = { RoleArn: arn('second'), RoleSessionName: 'test' };
  await expect(chained.assumeRole({ ...next, Tags: [{ Key: 'TEAM', Value: 'other' }] })).rejects.toMatchObject({
    name: 'InvalidParameterValue',
    message: expect.stringContaining('conflicts with a transitive tag key') as string,
  });
  await expect(chained.assumeRole({ ...next, DurationSeconds: 7200 })).rejects.toThrow(/role chaining/);
  const { Credentials: second } = await chained.assumeRole(next);
  const session = clientsFor(cloud.endpoint, region, {
    accessKeyId: second!.AccessKeyId!,
    secretAccessKey: second!.SecretAccessKey!,
    sessionToken: second!.SessionToken!,
  });
  await expect(session.ec2.describeVpcs({})).resolves.toBeDefined();
  const { Credentials: plain } = await asking({});
  const without = clientsFor(cloud.endpoint, region, {
    accessKeyId: plain!.AccessKeyId!,
    secretAccessKey: plain!.SecretAccessKey!,
    sessionToken: plain!.SessionToken!,
  });
  await expect(without.ec2.describeVpcs({})).rejects.toMatchObject({ name: 'UnauthorizedOperation' });
});
