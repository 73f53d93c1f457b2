import { startEmbeddedCloud, type EmbeddedCloud } from '../start';
import { administratorOf } from '../keys';
import { clientsFor, type Clients } from './clients';
import { account, region } from './harness';

/** The policy simulator, recorded from AWS; https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html */
jest.setTimeout(60_000);
let cloud: EmbeddedCloud;
let aws: Clients;
beforeAll(async () => {
  cloud = await startEmbeddedCloud();
  aws = clientsFor(cloud.endpoint, region, administratorOf(cloud.endpoint, account));
});
afterAll(() => cloud?.stop());

const allow = (Action: string, Resource = '*') =>
  JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action, Resource } });
const trust = JSON.stringify({
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
});
const simulate = async (PolicySourceArn: string, more: object = {}) =>
  (await aws.iam.simulatePrincipalPolicy({ PolicySourceArn, ActionNames: ['s3:PutObject', 's3:GetObject'], ...more }))
    .EvaluationResults!;
const decisions = async (arn: string, more: object = {}) =>
  (await simulate(arn, more)).map(({ EvalDecision }) => EvalDecision);

test('a group, a user of it and a role below a path are simulated with the policies they have', async () => {
  const { Policy } = await aws.iam.createPolicy({ PolicyName: 'put', PolicyDocument: allow('s3:PutObject') });
  const { Group } = await aws.iam.createGroup({ GroupName: 'writers' });
  await aws.iam.attachGroupPolicy({ GroupName: 'writers', PolicyArn: Policy!.Arn! });
  const { User } = await aws.iam.createUser({ UserName: 'member' });
  await aws.iam.addUserToGroup({ GroupName: 'writers', UserName: 'member' });
  const { Role } = await aws.iam.createRole({ RoleName: 'below', Path: '/team/', AssumeRolePolicyDocument: trust });
  await aws.iam.putRolePolicy({ RoleName: 'below', PolicyName: 'own', PolicyDocument: allow('s3:PutObject') });
  for (const { Arn } of [Group!, User!, Role!]) expect(await decisions(Arn!)).toEqual(['allowed', 'implicitDeny']);
});

test('a boundary limits what is simulated', async () => {
  const { Policy } = await aws.iam.createPolicy({ PolicyName: 'boundary', PolicyDocument: allow('ec2:*') });
  const { Role } = await aws.iam.createRole({
    RoleName: 'bounded',
    PermissionsBoundary: Policy!.Arn!,
    AssumeRolePolicyDocument: trust,
  });
  await aws.iam.putRolePolicy({ RoleName: 'bounded', PolicyName: 'own', PolicyDocument: allow('s3:*') });
  expect(await decisions(Role!.Arn!)).toEqual(['implicitDeny', 'implicitDeny']);
});

test('a result names the statements that matched, by their place in the text, for each resource', async () => {
  const { User } = await aws.iam.createUser({ UserName: 'named' });
  const text = allow('s3:PutObject', 'arn:aws:s3:::one/*');
  await aws.iam.putUserPolicy({ UserName: 'named', PolicyName: 'own', PolicyDocument: text });
  const results = await simulate(User!.Arn!, {
    ActionNames: ['s3:PutObject'],
    ResourceArns: ['arn:aws:s3:::one/a', 'arn:aws:s3:::two/a'],
  });
  expect(results.map(({ EvalResourceName, EvalDecision }) => [EvalResourceName, EvalDecision])).toEqual([
    ['arn:aws:s3:::one/a', 'allowed'],
    ['arn:aws:s3:::two/a', 'implicitDeny'],
  ]);
  const start = text.indexOf('{', 1);
  expect(results[0]).toMatchObject({
    MatchedStatements: [
      {
        SourcePolicyType: 'IAM Policy',
        StartPosition: { Line: 1, Column: start + 2 },
        EndPosition: { Line: 1, Column: text.length },
      },
    ],
    OrganizationsDecisionDetail: { AllowedByOrganizations: true },
    EvalDecisionDetails: {},
    ResourceSpecificResults: [{ EvalResourceName: 'arn:aws:s3:::one/a', EvalResourceDecision: 'allowed' }],
  });
  expect(results[1]!.MatchedStatements).toEqual([]);
});

test('what the simulator does not look at is refused by its name, and nobody is nobody', async () => {
  await expect(simulate(`arn:aws:iam::${account}:user/nobody`)).rejects.toMatchObject({
    name: 'NoSuchEntityException',
  });
  const context = {
    ContextEntries: [
      { ContextKeyName: 'aws:MultiFactorAuthPresent', ContextKeyValues: ['true'], ContextKeyType: 'boolean' as const },
    ],
  };
  await aws.iam.createUser({ UserName: 'somebody' });
  await expect(simulate(`arn:aws:iam::${account}:user/somebody`, context)).rejects.toThrow(
    'does not take ContextEntries',
  );
});

test('a service-linked role has the name and the suffix its service allows', async () => {
  const { Role } = await aws.iam.createServiceLinkedRole({
    AWSServiceName: 'autoscaling.amazonaws.com',
    CustomSuffix: 'mine',
  });
  expect(Role).toMatchObject({
    RoleName: 'AWSServiceRoleForAutoScaling_mine',
    Arn: `arn:aws:iam::${account}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling_mine`,
  });
  await expect(
    aws.iam.createServiceLinkedRole({ AWSServiceName: 'ssm.amazonaws.com', CustomSuffix: 'mine' }),
  ).rejects.toMatchObject({
    name: 'InvalidInputException',
    message: 'Custom suffix is not allowed for ssm.amazonaws.com',
  });
  await aws.iam.createServiceLinkedRole({ AWSServiceName: 'ssm.amazonaws.com' });
  await expect(aws.iam.createServiceLinkedRole({ AWSServiceName: 'ssm.amazonaws.com' })).rejects.toMatchObject({
    name: 'InvalidInputException',
    message: expect.stringContaining('has been taken in this account') as string,
  });
});
