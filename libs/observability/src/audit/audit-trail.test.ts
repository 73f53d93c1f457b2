import { App, Stack, Validations } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { AwsSolutionsChecks, NIST80053R5Checks } from 'cdk-nag';
import { AgentConfigurationParameter } from '../agent/configuration-parameter';
import { agentLogGroupNames, bastionLogs } from '../agent/logs';
import { RelayAlarms } from '../alarms/relay-alarms';
import { EnvironmentDashboard } from '../dashboard/environment-dashboard';
import { DataKey } from '../encryption/data-key';
import { KeptLogGroup } from '../log-group/kept-log-group';
import { NotificationTopic } from '../notification/notification-topic';
import { PulseMetrics } from '../pulse/pulse-filters';
import { AuditTrail } from './audit-trail';
import { CisAlarms } from './cis-alarms';
import { cisFilters } from './cis-filters';

const env = { account: '111111111111', region: 'ap-northeast-1' };
const purpose = 'nss-dev';

process.env.CDK_VALIDATION = 'true';

/** Everything of this library in one stack, under CloudFormation's own rules and both rule packs; a finding throws. */
function place(placeEnv: { account: string; region: string } | undefined): Template {
  const app = new App({ context: { '@aws-cdk/core:validateAgainstDefaultRules': true } });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new NIST80053R5Checks(app));
  const stack = new Stack(app, 'Observability', { env: placeEnv });
  const { key: encryptionKey } = new DataKey(stack, 'DataKey', {
    purpose,
    administratorArn: 'arn:aws:iam::111111111111:role/delivery/execution',
    publishers: ['cloudwatch.amazonaws.com', 'events.amazonaws.com'],
  });
  const { topic } = new NotificationTopic(stack, 'Notification', {
    purpose,
    encryptionKey,
    emails: ['secops@example.com', 'soc@example.com', 'soc@example.com'],
  });
  const trail = new AuditTrail(stack, 'Audit', { purpose, encryptionKey, retentionDays: 2555, logRetentionDays: 365 });
  new CisAlarms(stack, 'Cis', { purpose, logGroup: trail.logGroup, topicArn: topic.topicArn });
  for (const logGroupName of agentLogGroupNames(bastionLogs(purpose)))
    new KeptLogGroup(stack, logGroupName, { logGroupName, retentionDays: 30, encryptionKey });
  new AgentConfigurationParameter(stack, 'Agent', { purpose });
  const { logGroup } = new KeptLogGroup(stack, 'Flow', {
    logGroupName: 'nss-dev-flow-log-group-01',
    retentionDays: 30,
    encryptionKey,
  });
  const relay = {
    purpose,
    environment: 'dev',
    servers: [
      {
        name: 'nss-dev-web-01',
        log: 'web' as const,
        number: 1,
        instanceId: 'i-1',
        serviceInterfaceId: 'eni-1',
        managementInterfaceId: 'eni-0',
        serviceAddress: '10.0.0.141',
      },
    ],
    feeds: [{ siem: 'soc', feed: 'web' as const, port: 5140, prefixes: ['172.16.10.0/28'] }],
    bastion: { name: 'nss-dev-bastion-01', instanceId: 'i-2' },
  };
  const { metrics } = new PulseMetrics(stack, 'Pulse', { ...relay, logGroup });
  const { alarms } = new RelayAlarms(stack, 'Alarms', { ...relay, availability: 'single', topicArn: topic.topicArn });
  new EnvironmentDashboard(stack, 'Dashboard', { ...relay, region: env.region, alarms, metrics });
  return Template.fromStack(stack);
}

const template = place(env);
const statement = (expected: object) => ({
  PolicyDocument: { Statement: Match.arrayWith([Match.objectLike(expected)]) },
});
const trailArn = {
  'Fn::Join': [
    '',
    ['arn:', { Ref: 'AWS::Partition' }, ':cloudtrail:ap-northeast-1:111111111111:trail/nss-dev-audit-trail-01'],
  ],
};

// Synthesis fails on any finding that is not acknowledged; the tests below read a stack that passed.
test('AwsSolutions and NIST 800-53 find nothing that is not acknowledged beside its construct, whether or not the account is known', () => {
  expect(() => place(undefined)).not.toThrow();
});

test('the trail covers all regions, validates its files, and is encrypted', () => {
  template.hasResourceProperties('AWS::CloudTrail::Trail', {
    TrailName: 'nss-dev-audit-trail-01',
    IsLogging: true,
    IsMultiRegionTrail: true,
    IncludeGlobalServiceEvents: true,
    EnableLogFileValidation: true,
    KMSKeyId: Match.anyValue(),
    CloudWatchLogsLogGroupArn: Match.anyValue(),
    CloudWatchLogsRoleArn: Match.anyValue(),
    S3BucketName: { Ref: Match.stringLikeRegexp('^AuditBucket') },
  });
});

test('only this trail may write into the audit bucket, and nobody without TLS', () => {
  template.hasResourceProperties(
    'AWS::S3::BucketPolicy',
    statement({
      Sid: 'AWSCloudTrailAclCheck20150319',
      Action: 's3:GetBucketAcl',
      Principal: { Service: 'cloudtrail.amazonaws.com' },
      Condition: { StringEquals: { 'aws:SourceArn': trailArn } },
    }),
  );
  template.hasResourceProperties(
    'AWS::S3::BucketPolicy',
    statement({
      Sid: 'AWSCloudTrailWrite20150319',
      Action: 's3:PutObject',
      Resource: { 'Fn::Join': ['', [Match.anyValue(), '/AWSLogs/111111111111/*']] },
      Condition: { StringEquals: { 'aws:SourceArn': trailArn, 's3:x-amz-acl': 'bucket-owner-full-control' } },
    }),
  );
  template.hasResourceProperties(
    'AWS::S3::BucketPolicy',
    statement({ Effect: 'Deny', Action: 's3:*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
  );
});

test('the audit bucket is named with its account, private, versioned, archived by age, and outlives the stack', () => {
  template.hasResource('AWS::S3::Bucket', {
    DeletionPolicy: 'RetainExceptOnCreate',
    Properties: {
      BucketName: 'nss-dev-111111111111-audit-bucket-01',
      VersioningConfiguration: { Status: 'Enabled' },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' } }],
      },
      LoggingConfiguration: {
        DestinationBucketName: { Ref: Match.stringLikeRegexp('^AuditBucketAccessLogs') },
        LogFilePrefix: 'audit-bucket/',
      },
      LifecycleConfiguration: {
        Rules: [
          Match.objectLike({
            ExpirationInDays: 2555,
            NoncurrentVersionExpiration: { NoncurrentDays: 30 },
            Transitions: [
              { StorageClass: 'GLACIER_IR', TransitionInDays: 90 },
              { StorageClass: 'DEEP_ARCHIVE', TransitionInDays: 365 },
            ],
          }),
        ],
      },
    },
  });
  template.hasResource('AWS::S3::Bucket', {
    DeletionPolicy: 'RetainExceptOnCreate',
    Properties: {
      BucketName: 'nss-dev-111111111111-access-logs-01',
      LifecycleConfiguration: { Rules: [Match.objectLike({ ExpirationInDays: 365 })] },
      AccessControl: Match.absent(),
    },
  });
});

test("CloudTrail's role may be taken for this trail only and writes its own streams only", () => {
  template.hasResourceProperties('AWS::IAM::Role', {
    RoleName: 'nss-dev-audit-trail-role-01',
    AssumeRolePolicyDocument: {
      Statement: [
        Match.objectLike({
          Principal: { Service: 'cloudtrail.amazonaws.com' },
          Condition: { ArnEqualsIfExists: { 'aws:SourceArn': trailArn } },
        }),
      ],
    },
    PermissionsBoundary: Match.absent(),
  });
  template.hasResourceProperties(
    'AWS::IAM::ManagedPolicy',
    statement({
      Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      Resource: {
        'Fn::Join': [
          '',
          [
            'arn:',
            { Ref: 'AWS::Partition' },
            ':logs:ap-northeast-1:111111111111:log-group:nss-dev-audit-trail-log-group-01:log-stream:111111111111_CloudTrail_ap-northeast-1*',
          ],
        ],
      },
    }),
  );
});

test('the key is rotated, outlives the stack, and serves Logs, CloudTrail and CloudWatch for this account only', () => {
  template.hasResource('AWS::KMS::Key', { DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' });
  template.hasResourceProperties('AWS::KMS::Key', { EnableKeyRotation: true });
  template.hasResourceProperties('AWS::KMS::Alias', { AliasName: 'alias/nss-dev-data-key-01' });
  const allowed = (Service: string, Condition: object) =>
    template.hasResourceProperties('AWS::KMS::Key', {
      KeyPolicy: { Statement: Match.arrayWith([Match.objectLike({ Principal: { Service }, Condition })]) },
    });
  allowed('logs.ap-northeast-1.amazonaws.com', { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': Match.anyValue() } });
  allowed('cloudtrail.amazonaws.com', {
    ArnLike: { 'aws:SourceArn': Match.anyValue() },
    StringLike: { 'kms:EncryptionContext:aws:cloudtrail:arn': Match.anyValue() },
  });
  allowed('events.amazonaws.com', { ArnLike: { 'kms:EncryptionContext:aws:sns:topicArn': Match.anyValue() } });
  allowed('cloudwatch.amazonaws.com', { StringEquals: { 'aws:SourceAccount': '111111111111' } });
});

test('the topic is encrypted, takes TLS only, and tells each address once', () => {
  template.hasResourceProperties('AWS::SNS::Topic', {
    TopicName: 'nss-dev-notification-topic-01',
    KmsMasterKeyId: Match.anyValue(),
  });
  template.hasResourceProperties(
    'AWS::SNS::TopicPolicy',
    statement({ Effect: 'Deny', Action: 'sns:Publish', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
  );
  template.hasResourceProperties(
    'AWS::SNS::TopicPolicy',
    statement({
      Action: 'sns:Publish',
      Principal: { Service: 'cloudwatch.amazonaws.com' },
      Condition: { StringEquals: { 'aws:SourceAccount': '111111111111' } },
    }),
  );
  template.resourceCountIs('AWS::SNS::Subscription', 2);
  template.hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'email', Endpoint: 'secops@example.com' });
});

test('each benchmark filter counts into its own alarm, which tells the topic of the first event', () => {
  for (const { slug, pattern } of cisFilters) {
    template.hasResourceProperties('AWS::Logs::MetricFilter', {
      FilterName: `nss-dev-cis-${slug}-filter-01`,
      FilterPattern: pattern,
      MetricTransformations: [
        { MetricNamespace: 'LogMetrics', MetricName: `nss-dev-cis-${slug}-01`, MetricValue: '1', DefaultValue: 0 },
      ],
    });
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmName: `nss-dev-cis-${slug}-alarm-01`,
      Namespace: 'LogMetrics',
      MetricName: `nss-dev-cis-${slug}-01`,
      Threshold: 1,
      EvaluationPeriods: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      AlarmActions: [Match.anyValue()],
    });
  }
});

test.each([
  ['governance', 'GOVERNANCE'],
  ['compliance', 'COMPLIANCE'],
] as const)(
  'with the lock %s every object is kept for as long as the trail is; without, none is locked',
  (objectLock, Mode) => {
    const stack = new Stack(new App(), 'Audit', { env });
    const { key: encryptionKey } = new DataKey(stack, 'DataKey', {
      purpose,
      administratorArn: 'arn:aws:iam::111111111111:role/delivery/execution',
      publishers: [],
    });
    new AuditTrail(stack, 'Trail', { purpose, encryptionKey, retentionDays: 400, logRetentionDays: 365, objectLock });
    Template.fromStack(stack).hasResourceProperties('AWS::S3::Bucket', {
      BucketName: Match.stringLikeRegexp('audit-bucket'),
      ObjectLockEnabled: true,
      ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled', Rule: { DefaultRetention: { Mode, Days: 400 } } },
    });
    expect(JSON.stringify(template.findResources('AWS::S3::Bucket'))).not.toContain('ObjectLock');
  },
);
