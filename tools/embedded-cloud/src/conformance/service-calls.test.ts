import { administratorOf } from '../keys';
import { startEmbeddedCloud, type EmbeddedCloud } from '../start';
import { clientsFor, type Clients } from './clients';
import { account, region } from './harness';
import * as stacks from './stacks';

/**
 * Services are let in by policies of resources, and ask when they are told to use them:
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html,
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html,
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
 */
jest.setTimeout(60_000);
let cloud: EmbeddedCloud;
let aws: Clients;
beforeAll(async () => {
  cloud = await startEmbeddedCloud();
  aws = clientsFor(cloud.endpoint, region, administratorOf(cloud.endpoint, account));
});
afterAll(() => cloud?.stop());

type Resources = Record<string, stacks.TemplateResource>;
const policy = (...Statement: object[]) => ({ Version: '2012-10-17', Statement });
const forAccount = { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: 'kms:*', Resource: '*' };
const key = (...more: object[]): Resources => ({ Key: { Type: 'AWS::KMS::Key', Properties: { KeyPolicy: policy(forAccount, ...more) } } });
const letIn = (Service: string, Action: string | string[], Resource: unknown = '*', Condition?: object) => ({ Effect: 'Allow', Principal: { Service }, Action, Resource, ...(Condition && { Condition }) });

const cloudTrail = 'cloudtrail.amazonaws.com';
const trailArn = `arn:aws:cloudtrail:${region}:${account}:trail/audit`;
const toBucket = (bucket: string) => [
  letIn(cloudTrail, 's3:GetBucketAcl', `arn:aws:s3:::${bucket}`, { StringEquals: { 'aws:SourceArn': trailArn } }),
  letIn(cloudTrail, 's3:PutObject', `arn:aws:s3:::${bucket}/AWSLogs/${account}/*`, { StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control', 'aws:SourceArn': trailArn } }),
];

function trail(bucket: string, statements: object[], more: Resources = {}, properties: object = {}): Resources {
  return {
    Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: bucket } },
    ...(statements.length > 0 && { Policy: { Type: 'AWS::S3::BucketPolicy', Properties: { Bucket: { Ref: 'Bucket' }, PolicyDocument: policy(...statements) } } }),
    ...more,
    Trail: { Type: 'AWS::CloudTrail::Trail', DependsOn: statements.length > 0 ? ['Policy'] : [], Properties: { TrailName: 'audit', IsLogging: true, S3BucketName: { Ref: 'Bucket' }, ...properties } },
  };
}

async function outcome(name: string, resources: Resources): Promise<string> {
  const status = await stacks.create(aws, name, resources);
  const reasons = status === 'CREATE_COMPLETE' ? [] : await stacks.failures(aws, name);
  if (status === 'CREATE_COMPLETE') await stacks.remove(aws, name);
  return [status, ...reasons].join(' ');
}

test('a trail writes into a bucket whose policy lets CloudTrail in, for this very trail', async () => {
  expect(await outcome('trail', trail('trail-a', toBucket('trail-a')))).toBe('CREATE_COMPLETE');
  for (const [name, statements] of Object.entries({ 'no-policy': [], 'no-acl': toBucket('no-acl').slice(1), 'no-write': toBucket('no-write').slice(0, 1), 'other-trail': toBucket('other-trail').map((statement) => ({ ...statement, Condition: { StringEquals: { 'aws:SourceArn': `${trailArn}-other` } } })) })) {
    expect(await outcome(`trail-${name}`, trail(name, statements))).toMatch(/ROLLBACK_COMPLETE.*InsufficientS3BucketPolicyException/s);
  }
});

test('a trail encrypts with a key whose policy lets CloudTrail in', async () => {
  const encrypted = (name: string, ...statements: object[]) => trail(name, toBucket(name), key(...statements), { KMSKeyId: { 'Fn::GetAtt': ['Key', 'Arn'] } });
  const own = { StringEquals: { 'aws:SourceArn': trailArn }, StringLike: { 'kms:EncryptionContext:aws:cloudtrail:arn': `arn:aws:cloudtrail:*:${account}:trail/*` } };
  expect(await outcome('trail-key', encrypted('trail-key', letIn(cloudTrail, 'kms:GenerateDataKey*', '*', own)))).toBe('CREATE_COMPLETE');
  expect(await outcome('trail-no-key', encrypted('trail-no-key'))).toMatch(/InsufficientEncryptionPolicyException/);
});

test('a trail tells CloudWatch Logs through a role that trusts it and may', async () => {
  const role = (service: string, action: string): Resources => ({
    Group: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: 'trail' } },
    Role: { Type: 'AWS::IAM::Role', Properties: {
      AssumeRolePolicyDocument: policy({ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }),
      Policies: [{ PolicyName: 'write', PolicyDocument: policy({ Effect: 'Allow', Action: ['logs:CreateLogStream', action], Resource: { 'Fn::Sub': 'arn:aws:logs:${AWS::Region}:${AWS::AccountId}:log-group:trail:log-stream:*' } }) }],
    } },
  });
  const telling = (name: string, roles: Resources) => trail(name, toBucket(name), roles, { CloudWatchLogsLogGroupArn: { 'Fn::GetAtt': ['Group', 'Arn'] }, CloudWatchLogsRoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] } });
  expect(await outcome('trail-logs', telling('trail-logs', role(cloudTrail, 'logs:PutLogEvents')))).toBe('CREATE_COMPLETE');
  expect(await outcome('trail-trust', telling('trail-trust', role('ec2.amazonaws.com', 'logs:PutLogEvents')))).toMatch(/InvalidCloudWatchLogsRoleArnException/);
  expect(await outcome('trail-right', telling('trail-right', role(cloudTrail, 'logs:DescribeLogStreams')))).toMatch(/InvalidCloudWatchLogsRoleArnException/);
});

test('a log group takes a key whose policy lets CloudWatch Logs in, for such a group', async () => {
  const group = (LogGroupName: string, ...statements: object[]): Resources => ({ ...key(...statements), Group: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName, KmsKeyId: { 'Fn::GetAtt': ['Key', 'Arn'] } } } });
  const logs = letIn(`logs.${region}.amazonaws.com`, ['kms:Encrypt*', 'kms:Decrypt*', 'kms:GenerateDataKey*'], '*', { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': `arn:aws:logs:${region}:${account}:log-group:own-*` } });
  expect(await outcome('group', group('own-group', logs))).toBe('CREATE_COMPLETE');
  expect(await outcome('group-no-key', group('own-other'))).toMatch(/is not allowed to be used with Arn/);
  expect(await outcome('group-other', group('foreign-group', logs))).toMatch(/is not allowed to be used with Arn/);
});

// https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html, "Enable compatibility between event sources from AWS services and encrypted topics"
test('an alarm notifies an encrypted topic whose key lets CloudWatch in, and no other', async () => {
  const told: string[] = [];
  const listening = await startEmbeddedCloud({ onLine: (line) => told.push(line) });
  try {
    const here = clientsFor(listening.endpoint, region, administratorOf(listening.endpoint, account));
    const publisher = (Action: string | string[]) => letIn('cloudwatch.amazonaws.com', Action);
    const alarm = (name: string, ...statements: object[]): Resources => ({
      ...key(...statements), Topic: { Type: 'AWS::SNS::Topic', Properties: { TopicName: name, KmsMasterKeyId: { Ref: 'Key' } } },
      Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: { AlarmName: name, Namespace: 'N', MetricName: 'M', Statistic: 'Sum', Period: 60, EvaluationPeriods: 1, Threshold: 1, ComparisonOperator: 'GreaterThanThreshold', AlarmActions: [{ Ref: 'Topic' }] } },
    });
    for (const [name, ...statements] of [['let-in', publisher(['kms:Decrypt', 'kms:GenerateDataKey*'])], ['shut-out'], ['half', publisher('kms:Decrypt')]] as const) {
      expect(await stacks.create(here, name, alarm(name, ...statements))).toBe('CREATE_COMPLETE');
      await here.cloudWatch.setAlarmState({ AlarmName: name, StateValue: 'ALARM', StateReason: 'test' });
    }
    const refused = told.flatMap((line) => /alarm (\S+) did not notify .*: CloudWatch Alarms does not have authorization/.exec(line)?.[1] ?? []);
    expect(refused).toEqual(['shut-out', 'half']);
  } finally {
    await listening.stop();
  }
});
