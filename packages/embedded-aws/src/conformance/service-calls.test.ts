import { setTimeout } from 'node:timers/promises';
import { administratorOf } from '../keys';
import { startEmbeddedCloud, type EmbeddedCloud } from '../start';
import { clientsFor, type Clients } from './clients';
import { account, region } from './harness';
import * as stacks from './stacks';
import { iamSettled } from '../virtual-time';

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
const forAccount = {
  Effect: 'Allow',
  Principal: { AWS: `arn:aws:iam::${account}:root` },
  Action: 'kms:*',
  Resource: '*',
};
const key = (...more: object[]): Resources => ({
  Key: { Type: 'AWS::KMS::Key', Properties: { KeyPolicy: policy(forAccount, ...more) } },
});
const letIn = (Service: string, Action: string | string[], Resource: unknown = '*', Condition?: object) => ({
  Effect: 'Allow',
  Principal: { Service },
  Action,
  Resource,
  ...(Condition && { Condition }),
});

const cloudTrail = 'cloudtrail.amazonaws.com';
const trailArn = `arn:aws:cloudtrail:${region}:${account}:trail/audit`;
const toBucket = (bucket: string) => [
  letIn(cloudTrail, 's3:GetBucketAcl', `arn:aws:s3:::${bucket}`, { StringEquals: { 'aws:SourceArn': trailArn } }),
  letIn(cloudTrail, 's3:PutObject', `arn:aws:s3:::${bucket}/AWSLogs/${account}/*`, {
    StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control', 'aws:SourceArn': trailArn },
  }),
];

function trail(bucket: string, statements: object[], more: Resources = {}, properties: object = {}): Resources {
  return {
    Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: bucket } },
    ...(statements.length > 0 && {
      Policy: {
        Type: 'AWS::S3::BucketPolicy',
        Properties: { Bucket: { Ref: 'Bucket' }, PolicyDocument: policy(...statements) },
      },
    }),
    ...more,
    Trail: {
      Type: 'AWS::CloudTrail::Trail',
      DependsOn: statements.length > 0 ? ['Policy'] : [],
      Properties: { TrailName: 'audit', IsLogging: true, S3BucketName: { Ref: 'Bucket' }, ...properties },
    },
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
  for (const [name, statements] of Object.entries({
    'no-policy': [],
    'no-acl': toBucket('no-acl').slice(1),
    'no-write': toBucket('no-write').slice(0, 1),
    'other-trail': toBucket('other-trail').map((statement) => ({
      ...statement,
      Condition: { StringEquals: { 'aws:SourceArn': `${trailArn}-other` } },
    })),
  })) {
    expect(await outcome(`trail-${name}`, trail(name, statements))).toMatch(
      /ROLLBACK_COMPLETE.*InsufficientS3BucketPolicyException/s,
    );
  }
});

test('a trail encrypts with a key whose policy lets CloudTrail in', async () => {
  const encrypted = (name: string, ...statements: object[]) =>
    trail(name, toBucket(name), key(...statements), { KMSKeyId: { 'Fn::GetAtt': ['Key', 'Arn'] } });
  const own = {
    StringEquals: { 'aws:SourceArn': trailArn },
    StringLike: { 'kms:EncryptionContext:aws:cloudtrail:arn': `arn:aws:cloudtrail:*:${account}:trail/*` },
  };
  expect(await outcome('trail-key', encrypted('trail-key', letIn(cloudTrail, 'kms:GenerateDataKey*', '*', own)))).toBe(
    'CREATE_COMPLETE',
  );
  expect(await outcome('trail-no-key', encrypted('trail-no-key'))).toMatch(/InsufficientEncryptionPolicyException/);
});

test('a trail tells CloudWatch Logs through a role that trusts it and may', async () => {
  const role = (service: string, action: string): Resources => ({
    Group: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: 'trail' } },
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: policy({
          Effect: 'Allow',
          Principal: { Service: service },
          Action: 'sts:AssumeRole',
        }),
        Policies: [
          {
            PolicyName: 'write',
            PolicyDocument: policy({
              Effect: 'Allow',
              Action: ['logs:CreateLogStream', action],
              Resource: { 'Fn::Sub': 'arn:aws:logs:${AWS::Region}:${AWS::AccountId}:log-group:trail:log-stream:*' },
            }),
          },
        ],
      },
    },
  });
  const telling = (name: string, roles: Resources) =>
    trail(name, toBucket(name), roles, {
      CloudWatchLogsLogGroupArn: { 'Fn::GetAtt': ['Group', 'Arn'] },
      CloudWatchLogsRoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] },
    });
  expect(await outcome('trail-logs', telling('trail-logs', role(cloudTrail, 'logs:PutLogEvents')))).toBe(
    'CREATE_COMPLETE',
  );
  expect(await outcome('trail-trust', telling('trail-trust', role('ec2.amazonaws.com', 'logs:PutLogEvents')))).toMatch(
    /InvalidCloudWatchLogsRoleArnException/,
  );
  expect(await outcome('trail-right', telling('trail-right', role(cloudTrail, 'logs:DescribeLogStreams')))).toMatch(
    /InvalidCloudWatchLogsRoleArnException/,
  );
});

test('a log group takes a key whose policy lets CloudWatch Logs in, for such a group', async () => {
  const group = (LogGroupName: string, ...statements: object[]): Resources => ({
    ...key(...statements),
    Group: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName, KmsKeyId: { 'Fn::GetAtt': ['Key', 'Arn'] } } },
  });
  const logs = letIn(`logs.${region}.amazonaws.com`, ['kms:Encrypt*', 'kms:Decrypt*', 'kms:GenerateDataKey*'], '*', {
    ArnLike: { 'kms:EncryptionContext:aws:logs:arn': `arn:aws:logs:${region}:${account}:log-group:own-*` },
  });
  expect(await outcome('group', group('own-group', logs))).toBe('CREATE_COMPLETE');
  expect(await outcome('group-no-key', group('own-other'))).toMatch(/is not allowed to be used with Arn/);
  expect(await outcome('group-other', group('foreign-group', logs))).toMatch(/is not allowed to be used with Arn/);
});

/** What the cloud prints is read a moment later. */
async function heard(told: readonly string[], what: string): Promise<void> {
  while (!told.some((line) => line.includes(what))) await setTimeout(50);
}

// https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html, "Enable compatibility between event sources from AWS services and encrypted topics"
test('an alarm notifies an encrypted topic whose key lets CloudWatch in, and no other', async () => {
  const told: string[] = [];
  const listening = await startEmbeddedCloud({ onLine: (line) => told.push(line) });
  try {
    const here = clientsFor(listening.endpoint, region, administratorOf(listening.endpoint, account));
    const publisher = (Action: string | string[]) => letIn('cloudwatch.amazonaws.com', Action);
    const alarm = (name: string, ...statements: object[]): Resources => ({
      ...key(...statements),
      Topic: { Type: 'AWS::SNS::Topic', Properties: { TopicName: name, KmsMasterKeyId: { Ref: 'Key' } } },
      Alarm: {
        Type: 'AWS::CloudWatch::Alarm',
        Properties: {
          AlarmName: name,
          Namespace: 'N',
          MetricName: 'M',
          Statistic: 'Sum',
          Period: 60,
          EvaluationPeriods: 1,
          Threshold: 1,
          ComparisonOperator: 'GreaterThanThreshold',
          AlarmActions: [{ Ref: 'Topic' }],
        },
      },
    });
    for (const [name, ...statements] of [
      ['let-in', publisher(['kms:Decrypt', 'kms:GenerateDataKey*'])],
      ['shut-out'],
      ['half', publisher('kms:Decrypt')],
    ] as const) {
      expect(await stacks.create(here, name, alarm(name, ...statements))).toBe('CREATE_COMPLETE');
      await here.cloudWatch.setAlarmState({ AlarmName: name, StateValue: 'ALARM', StateReason: 'test' });
    }
    await heard(told, 'alarm half did not');
    const refused = told.flatMap(
      (line) =>
        /alarm (\S+) did not notify .*: cloudwatch.amazonaws.com does not have authorization/.exec(line)?.[1] ?? [],
    );
    expect(refused).toEqual(['shut-out', 'half']);
  } finally {
    await listening.stop();
  }
});

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_FlowLog.html (DeliverLogsStatus, DeliverLogsErrorMessage) and
// https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html
describe('a flow log', () => {
  const flowLogsService = 'vpc-flow-logs.amazonaws.com';
  const rights = ['logs:CreateLogStream', 'logs:PutLogEvents', 'logs:DescribeLogStreams'];
  const group = `arn:aws:logs:${region}:${account}:log-group:flows`;
  let vpc: string;
  beforeAll(async () => {
    vpc = (await aws.ec2.createVpc({ CidrBlock: '10.9.0.0/16' })).Vpc?.VpcId ?? '';
    await aws.logs.createLogGroup({ logGroupName: 'flows' });
  });
  const trusting = (Principal: object, Condition?: object, Action: string | string[] = 'sts:AssumeRole') =>
    policy({ Effect: 'Allow', Principal, Action, ...(Condition && { Condition }) });
  const own = {
    StringEquals: { 'aws:SourceAccount': account },
    ArnLike: { 'aws:SourceArn': `arn:aws:ec2:${region}:${account}:vpc-flow-log/*` },
  };
  const may = (Action: string[], Resource: string[] = [group, `${group}:log-stream:*`], more: object[] = []) =>
    policy({ Effect: 'Allow', Action, Resource }, ...more);

  async function delivery(trust: object, permissions: object | undefined, LogGroupName = 'flows') {
    const RoleName = `delivers-${Math.random().toString(36).slice(2)}`;
    const { Role } = await aws.iam.createRole({ RoleName, AssumeRolePolicyDocument: JSON.stringify(trust) });
    if (permissions)
      await aws.iam.putRolePolicy({ RoleName, PolicyName: 'write', PolicyDocument: JSON.stringify(permissions) });
    await iamSettled(cloud.endpoint);
    const { FlowLogIds } = await aws.ec2.createFlowLogs({
      ResourceIds: [vpc],
      ResourceType: 'VPC',
      TrafficType: 'ALL',
      LogGroupName,
      DeliverLogsPermissionArn: Role?.Arn,
    });
    const { FlowLogs } = await aws.ec2.describeFlowLogs({ FlowLogIds });
    await aws.ec2.deleteFlowLogs({ FlowLogIds: FlowLogIds ?? [] });
    return [FlowLogs?.[0]?.FlowLogStatus, FlowLogs?.[0]?.DeliverLogsStatus, FlowLogs?.[0]?.DeliverLogsErrorMessage];
  }
  const delivered = ['ACTIVE', 'SUCCESS', undefined];
  const failed = ['ACTIVE', 'FAILED', 'Access error'];
  const service = { Service: flowLogsService };

  test.each([
    ['its role trusts it and may write', trusting(service, own), may(rights), delivered],
    ['the trust says sts:*', trusting(service, undefined, 'sts:*'), may(rights), delivered],
    ['everything is allowed', trusting(service), policy({ Effect: 'Allow', Action: '*', Resource: '*' }), delivered],
    ['the rights are on the group with what is in it', trusting(service), may(rights, [`${group}:*`]), delivered],
    ['nothing is allowed', trusting(service), undefined, failed],
    ['one right lacks', trusting(service), may(rights.slice(0, 2)), failed],
    ['the rights are on another group', trusting(service), may(rights, [`${group}-other:*`]), failed],
    [
      'something is denied',
      trusting(service),
      may(rights, undefined, [{ Effect: 'Deny', Action: 'logs:Put*', Resource: '*' }]),
      failed,
    ],
    ['the role trusts another service', trusting({ Service: 'ec2.amazonaws.com' }), may(rights), failed],
    [
      'the role trusts it for another account',
      trusting(service, { StringEquals: { 'aws:SourceAccount': '999999999999' } }),
      may(rights),
      failed,
    ],
  ])('is delivered, or not, when %s', async (_when, trust, permissions, expected) => {
    expect(await delivery(trust, permissions)).toEqual(expected);
  });

  test('makes its log group itself only where it may', async () => {
    expect(await delivery(trusting(service), may(rights, [`${group}-none`, `${group}-none:*`]), 'flows-none')).toEqual(
      failed,
    );
    expect(
      await delivery(
        trusting(service),
        may([...rights, 'logs:CreateLogGroup'], [`${group}-none`, `${group}-none:*`]),
        'flows-none',
      ),
    ).toEqual(delivered);
  });

  test('is decided anew whenever somebody looks', async () => {
    const { Role } = await aws.iam.createRole({
      RoleName: 'later',
      AssumeRolePolicyDocument: JSON.stringify(trusting(service)),
    });
    const { FlowLogIds } = await aws.ec2.createFlowLogs({
      ResourceIds: [vpc],
      ResourceType: 'VPC',
      TrafficType: 'REJECT',
      LogGroupName: 'flows',
      DeliverLogsPermissionArn: Role?.Arn,
    });
    const status = async () => (await aws.ec2.describeFlowLogs({ FlowLogIds })).FlowLogs?.[0]?.DeliverLogsStatus;
    expect(await status()).toBe('FAILED');
    await aws.iam.putRolePolicy({
      RoleName: 'later',
      PolicyName: 'write',
      PolicyDocument: JSON.stringify(may(rights)),
    });
    await iamSettled(cloud.endpoint);
    expect(await status()).toBe('SUCCESS');
  });

  // "A flow log with the specified configuration already exists": https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
  test('is there once with one configuration, and may be replaced by one of another format', async () => {
    const { Role } = await aws.iam.createRole({
      RoleName: 'twin',
      AssumeRolePolicyDocument: JSON.stringify(trusting(service)),
    });
    const make = (LogFormat: string) =>
      aws.ec2.createFlowLogs({
        ResourceIds: [vpc],
        ResourceType: 'VPC',
        TrafficType: 'ACCEPT',
        LogGroupName: 'flows',
        DeliverLogsPermissionArn: Role?.Arn,
        LogFormat,
      });
    await make('${version} ${srcaddr}');
    await expect(make('${version} ${srcaddr}')).rejects.toMatchObject({ name: 'FlowLogAlreadyExists' });
    await expect(make('${version} ${dstaddr}')).resolves.toMatchObject({ Unsuccessful: [] });
  });

  // https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-s3-permissions.html
  test("into a bucket: by the bucket's policy, which EC2 completes for who may, and for nobody else", async () => {
    const bucket = (name: string) =>
      aws.s3.createBucket({ Bucket: name, CreateBucketConfiguration: { LocationConstraint: region } });
    const into = (name: string, clients = aws) =>
      clients.ec2.createFlowLogs({
        ResourceIds: [vpc],
        ResourceType: 'VPC',
        TrafficType: 'ALL',
        LogDestinationType: 's3',
        LogDestination: `arn:aws:s3:::${name}/records`,
      });
    await bucket('flows-own');
    await into('flows-own');
    const { Policy = '' } = await aws.s3.getBucketPolicy({ Bucket: 'flows-own' });
    expect((JSON.parse(Policy) as { Statement: { Sid: string }[] }).Statement.map(({ Sid }) => Sid)).toEqual([
      'AWSLogDeliveryWrite',
      'AWSLogDeliveryAclCheck',
    ]);
    const status = async () =>
      (await aws.ec2.describeFlowLogs({})).FlowLogs?.find(({ LogDestination }) => LogDestination?.includes('flows-own'))
        ?.DeliverLogsStatus;
    expect(await status()).toBe('SUCCESS');
    await aws.s3.deleteBucketPolicy({ Bucket: 'flows-own' });
    expect(await status()).toBe('FAILED');
    await bucket('flows-closed');
    await aws.iam.createUser({ UserName: 'narrow' });
    await aws.iam.putUserPolicy({
      UserName: 'narrow',
      PolicyName: 'ec2',
      PolicyDocument: JSON.stringify(policy({ Effect: 'Allow', Action: 'ec2:*', Resource: '*' })),
    });
    const { AccessKey } = await aws.iam.createAccessKey({ UserName: 'narrow' });
    await iamSettled(cloud.endpoint);
    const narrow = clientsFor(cloud.endpoint, region, {
      accessKeyId: AccessKey?.AccessKeyId ?? '',
      secretAccessKey: AccessKey?.SecretAccessKey ?? '',
    });
    await expect(into('flows-closed', narrow)).rejects.toThrow('Access Denied for LogDestination: flows-closed');
  });
});

// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html#eb-sns-permissions and
// https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-sns-policy.html
test.each(['rule', 'budget'] as const)(
  'a %s tells an encrypted topic whose policy and key let it in, and no other',
  async (kind) => {
    const told: string[] = [];
    const listening = await startEmbeddedCloud({ onLine: (line) => told.push(line) });
    try {
      const here = clientsFor(listening.endpoint, region, administratorOf(listening.endpoint, account));
      const principal = kind === 'rule' ? 'events.amazonaws.com' : 'budgets.amazonaws.com';
      const ofAccount = kind === 'rule' ? undefined : { StringEquals: { 'aws:SourceAccount': account } };
      const keyStatement = letIn(principal, ['kms:Decrypt', 'kms:GenerateDataKey*'], '*', ofAccount);
      const topicStatement = (name: string, condition: object | undefined = ofAccount) =>
        letIn(principal, 'sns:Publish', `arn:aws:sns:${region}:${account}:${name}`, condition);
      const cases: [string, object[], object[]][] = [
        ['let-in', [keyStatement], [topicStatement('let-in')]],
        ['key-shut', [], [topicStatement('key-shut')]],
        [
          'topic-shut',
          [keyStatement],
          [{ ...topicStatement('topic-shut'), Principal: { Service: 'cloudwatch.amazonaws.com' } }],
        ],
        [
          'foreign',
          [keyStatement],
          [topicStatement('foreign', { StringEquals: { 'aws:SourceAccount': '999999999999' } })],
        ],
      ];
      for (const [name, keyStatements, topicStatements] of cases) {
        const { KeyMetadata } = await here.kms.createKey({
          Policy: JSON.stringify(policy(forAccount, ...keyStatements)),
        });
        const { TopicArn = '' } = await here.sns.createTopic({
          Name: name,
          Attributes: { KmsMasterKeyId: KeyMetadata?.KeyId ?? '', Policy: JSON.stringify(policy(...topicStatements)) },
        });
        if (kind === 'rule') {
          await here.events.putRule({ Name: name, EventPattern: JSON.stringify({ source: [name] }) });
          await here.events.putTargets({ Rule: name, Targets: [{ Id: 'one', Arn: TopicArn }] });
          await here.events.putEvents({ Entries: [{ Source: name, DetailType: 'test', Detail: '{}' }] });
        } else {
          await here.budgets.createBudget({
            AccountId: account,
            Budget: {
              BudgetName: name,
              BudgetType: 'COST',
              TimeUnit: 'MONTHLY',
              BudgetLimit: { Amount: '1', Unit: 'USD' },
            },
            NotificationsWithSubscribers: [
              {
                Notification: { NotificationType: 'ACTUAL', ComparisonOperator: 'GREATER_THAN', Threshold: 80 },
                Subscribers: [{ SubscriptionType: 'SNS', Address: TopicArn }],
              },
            ],
          });
        }
      }
      await heard(told, `${kind} foreign did not`);
      const refused = told.flatMap(
        (line) => new RegExp(`^${kind} (\\S+) did not notify .*: (.*)$`, 'm').exec(line)?.slice(1, 3).join(': ') ?? [],
      );
      expect(refused).toEqual([
        `key-shut: ${principal} does not have authorization to access the SNS topic encryption key`,
        `topic-shut: the topic's policy does not let ${principal} in`,
        `foreign: the topic's policy does not let ${principal} in`,
      ]);
    } finally {
      await listening.stop();
    }
  },
);
