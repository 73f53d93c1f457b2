import { STS } from '@aws-sdk/client-sts';
import { startEmbeddedCloud, type EmbeddedCloud } from '../start';
import { administratorOf } from '../keys';
import { iamSettled } from '../virtual-time';
import { clientsFor, type Clients } from './clients';
import { account } from './harness';
import * as stacks from './stacks';

/**
 * GovCloud's ARNs are of its own partition, in answers, in policies and in templates:
 * https://docs.aws.amazon.com/govcloud-us/latest/UserGuide/using-govcloud-arns.html,
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html (AWS::Partition, AWS::URLSuffix)
 */
jest.setTimeout(60_000);
const region = 'us-gov-west-1';
let cloud: EmbeddedCloud;
let aws: Clients;
let commercial: Clients;
beforeAll(async () => {
  cloud = await startEmbeddedCloud();
  aws = clientsFor(cloud.endpoint, region, administratorOf(cloud.endpoint, account));
  commercial = clientsFor(cloud.endpoint, 'us-east-1', administratorOf(cloud.endpoint, account));
});
afterAll(() => cloud?.stop());

const gov = (service: string, resource: string) => `arn:aws-us-gov:${service}:${region}:${account}:${resource}`;
const iam = (resource: string) => `arn:aws-us-gov:iam::${account}:${resource}`;
const allow = (Action: string, Resource: string) =>
  JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action, Resource } });
const trust = (AWS: string) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { AWS }, Action: 'sts:AssumeRole' }],
});

test('every service answers ARNs of the partition', async () => {
  const { Role } = await aws.iam.createRole({
    RoleName: 'gov',
    AssumeRolePolicyDocument: JSON.stringify(trust(iam('root'))),
  });
  const { Policy } = await aws.iam.createPolicy({
    PolicyName: 'gov',
    PolicyDocument: allow('s3:GetObject', 'arn:aws-us-gov:s3:::bucket/*'),
  });
  const { KeyMetadata } = await aws.kms.createKey({});
  const { TopicArn } = await aws.sns.createTopic({ Name: 'gov' });
  const { ARN } = await aws.secrets.createSecret({ Name: 'gov', SecretString: 'x' });
  await aws.ssm.putParameter({ Name: '/gov', Value: 'x', Type: 'String' });
  await aws.logs.createLogGroup({ logGroupName: '/gov' });
  const arns = [
    Role!.Arn,
    Policy!.Arn,
    KeyMetadata!.Arn,
    TopicArn,
    ARN,
    (await aws.ssm.getParameter({ Name: '/gov' })).Parameter!.ARN,
    (await aws.logs.describeLogGroups({})).logGroups![0]!.arn,
    (
      await new STS({
        endpoint: cloud.endpoint,
        region,
        credentials: administratorOf(cloud.endpoint, account),
      }).getCallerIdentity({})
    ).Arn,
  ];
  expect(arns).toEqual([
    iam('role/gov'),
    iam('policy/gov'),
    expect.stringContaining(gov('kms', 'key/')),
    gov('sns', 'gov'),
    expect.stringContaining(gov('secretsmanager', 'secret:gov-')),
    gov('ssm', 'parameter/gov'),
    expect.stringContaining(gov('logs', 'log-group:/gov')),
    iam('root'),
  ]);
});

test('what AWS manages has an ARN of the partition, and none of another', async () => {
  await aws.iam.attachRolePolicy({
    RoleName: 'gov',
    PolicyArn: 'arn:aws-us-gov:iam::aws:policy/job-function/ViewOnlyAccess',
  });
  await expect(
    aws.iam.attachRolePolicy({ RoleName: 'gov', PolicyArn: 'arn:aws:iam::aws:policy/job-function/ViewOnlyAccess' }),
  ).rejects.toThrow(/not attachable/);
  await expect(
    aws.iam.putRolePolicy({ RoleName: 'gov', PolicyName: 'p', PolicyDocument: allow('s3:*', 'arn:aws:s3:::bucket') }),
  ).rejects.toThrow(/Partition "aws" is not valid/);
  await expect(
    aws.iam.updateAssumeRolePolicy({
      RoleName: 'gov',
      PolicyDocument: JSON.stringify(trust(`arn:aws:iam::${account}:root`)),
    }),
  ).rejects.toThrow(/Invalid principal/);
});

test('a session has the rights of its role, on resources of the partition', async () => {
  await aws.iam.putRolePolicy({
    RoleName: 'gov',
    PolicyName: 'own',
    PolicyDocument: allow('ssm:GetParameter', gov('ssm', 'parameter/gov')),
  });
  await iamSettled(cloud.endpoint);
  const sts = new STS({ endpoint: cloud.endpoint, region, credentials: administratorOf(cloud.endpoint, account) });
  const { Credentials, AssumedRoleUser } = await sts.assumeRole({ RoleArn: iam('role/gov'), RoleSessionName: 'test' });
  expect(AssumedRoleUser!.Arn).toBe(`arn:aws-us-gov:sts::${account}:assumed-role/gov/test`);
  const session = clientsFor(cloud.endpoint, region, {
    accessKeyId: Credentials!.AccessKeyId!,
    secretAccessKey: Credentials!.SecretAccessKey!,
    sessionToken: Credentials!.SessionToken!,
  });
  await expect(session.ssm.getParameter({ Name: '/gov' })).resolves.toBeDefined();
  await expect(session.ssm.deleteParameter({ Name: '/gov' })).rejects.toThrow(/not authorized/);
  await expect(session.ec2.createVpc({ CidrBlock: '10.0.0.0/16' })).rejects.toMatchObject({
    name: 'UnauthorizedOperation',
  });
});

test.each([
  ['us-gov-west-1', 'aws-us-gov', () => aws],
  ['us-east-1', 'aws', () => commercial],
] as const)('templates of %s say %s', async (_region, partition, client) => {
  const Type = 'AWS::SSM::Parameter';
  const resources = {
    Said: {
      Type,
      Properties: { Name: '/said', Type: 'String', Value: { 'Fn::Sub': '${AWS::Partition} ${AWS::URLSuffix}' } },
    },
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: trust(account),
        ManagedPolicyArns: [{ 'Fn::Sub': 'arn:${AWS::Partition}:iam::aws:policy/ReadOnlyAccess' }],
      },
    },
    OfPartition: {
      Type,
      Condition: 'InPartition',
      Properties: { Name: '/of-partition', Type: 'String', Value: { 'Fn::GetAtt': ['Role', 'Arn'] } },
    },
  };
  const Conditions = { InPartition: { 'Fn::Equals': [{ Ref: 'AWS::Partition' }, partition] } };
  const ended = await stacks.create(client(), 'partition', resources, { Conditions });
  expect([ended, ...(await stacks.failures(client(), 'partition'))]).toEqual(['CREATE_COMPLETE']);
  expect((await client().ssm.getParameter({ Name: '/said' })).Parameter!.Value).toBe(`${partition} amazonaws.com`);
  expect((await client().ssm.getParameter({ Name: '/of-partition' })).Parameter!.Value).toMatch(
    new RegExp(`^arn:${partition}:iam::${account}:role/`),
  );
});
