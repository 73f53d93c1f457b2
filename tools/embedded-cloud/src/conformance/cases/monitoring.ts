import { account, region, type TypeCase } from '../harness';
import { type TemplateResource } from '../stacks';
import { tags } from './network';

const tagged = (value: string) => ({ Tags: expect.arrayContaining([{ Key: 'Environment', Value: value }]) });
const group: TemplateResource = { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: '/test/flows' } };
const topic: TemplateResource = { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'operators' } };
const key: TemplateResource = { Type: 'AWS::KMS::Key', Properties: { KeyPolicy: { Statement: [
  { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: 'kms:*', Resource: '*' },
  { Effect: 'Allow', Principal: { Service: `logs.${region}.amazonaws.com` }, Action: 'kms:*', Resource: '*' }] } } };
const alarm = (AlarmName: string): TemplateResource => ({ Type: 'AWS::CloudWatch::Alarm', Properties: {
  AlarmName, Namespace: 'AWS/EC2', MetricName: 'StatusCheckFailed', Statistic: 'Maximum', Period: 60, EvaluationPeriods: 2, Threshold: 1,
  ComparisonOperator: 'GreaterThanOrEqualToThreshold', Dimensions: [{ Name: 'InstanceId', Value: 'i-1' }] } });
const policyFor = (service: string) => ({ Version: '2012-10-17', Statement: [
  { Sid: service, Effect: 'Allow', Principal: { Service: `${service}.amazonaws.com` }, Action: 'sns:Publish', Resource: '*' }] });
const metrics = (threshold: string) => [
  { Id: 'rate', Expression: `bytes / ${threshold}`, Label: 'rate', ReturnData: true },
  { Id: 'bytes', ReturnData: false, MetricStat: { Stat: 'Sum', Period: 300, Metric: { Namespace: 'Relay', MetricName: 'Bytes', Dimensions: [{ Name: 'Eni', Value: 'eni-1' }] } } },
];

/** Logs, topics, alarms, events, budgets. */
export const monitoringCases: TypeCase[] = [
  {
    type: 'AWS::Logs::LogGroup',
    resources: { Key: key, Subject: { ...group, Properties: { ...group.Properties, RetentionInDays: 30, KmsKeyId: { 'Fn::GetAtt': ['Key', 'Arn'] }, Tags: tags('dev') } } },
    read: async ({ logs }, { Subject }) => {
      const found = (await logs.describeLogGroups({ logGroupNamePrefix: Subject! })).logGroups![0];
      return found && { ...found, tags: (await logs.listTagsForResource({ resourceArn: found.logGroupArn! })).tags };
    },
    expected: () => ({ logGroupName: '/test/flows', retentionInDays: 30, kmsKeyId: expect.stringContaining(':key/'), tags: { Environment: 'dev' } }),
    change: { properties: { RetentionInDays: 90, Tags: tags('prod') }, expected: () => ({ retentionInDays: 90, tags: { Environment: 'prod' } }) },
    drift: ({ logs }, { Subject }) => logs.putRetentionPolicy({ logGroupName: Subject!, retentionInDays: 1 }),
  },
  {
    type: 'AWS::Logs::MetricFilter',
    resources: { Group: group, Subject: { Type: 'AWS::Logs::MetricFilter', Properties: {
      FilterName: 'rejects', LogGroupName: { Ref: 'Group' }, FilterPattern: '[version, eni, action="REJECT"]',
      MetricTransformations: [{ MetricName: 'Rejects', MetricNamespace: 'Relay', MetricValue: '1', DefaultValue: 0, Unit: 'Count' }] } } },
    read: async ({ logs }) => (await logs.describeMetricFilters({ logGroupName: '/test/flows' })).metricFilters![0],
    expected: () => ({ filterName: 'rejects', filterPattern: '[version, eni, action="REJECT"]', metricTransformations: [{ metricName: 'Rejects', metricNamespace: 'Relay', metricValue: '1', defaultValue: 0, unit: 'Count' }] }),
    change: { properties: { FilterPattern: 'ERROR' }, expected: () => ({ filterPattern: 'ERROR' }) },
    drift: ({ logs }) => logs.putMetricFilter({
      logGroupName: '/test/flows', filterName: 'rejects', filterPattern: 'other', metricTransformations: [{ metricName: 'Rejects', metricNamespace: 'Relay', metricValue: '1' }] }),
  },
  {
    type: 'AWS::Logs::ResourcePolicy',
    resources: { Subject: { Type: 'AWS::Logs::ResourcePolicy', Properties: { PolicyName: 'events', PolicyDocument: JSON.stringify(policyFor('events')) } } },
    read: async ({ logs }) => (await logs.describeResourcePolicies({})).resourcePolicies!.find(({ policyName }) => policyName === 'events'),
    expected: () => ({ policyDocument: expect.stringContaining('events.amazonaws.com') }),
    change: { properties: { PolicyDocument: JSON.stringify(policyFor('route53')) }, expected: () => ({ policyDocument: expect.stringContaining('route53') }) },
  },
  {
    type: 'AWS::Logs::QueryDefinition',
    resources: { Group: group, Subject: { Type: 'AWS::Logs::QueryDefinition', Properties: { Name: 'top talkers', QueryString: 'stats count(*) by srcaddr', LogGroupNames: [{ Ref: 'Group' }] } } },
    read: async ({ logs }, { Subject }) => (await logs.describeQueryDefinitions({})).queryDefinitions!.find(({ queryDefinitionId }) => queryDefinitionId === Subject),
    expected: () => ({ name: 'top talkers', queryString: 'stats count(*) by srcaddr', logGroupNames: ['/test/flows'] }),
    change: { properties: { QueryString: 'fields @message' }, expected: () => ({ queryString: 'fields @message' }) },
  },
  {
    type: 'AWS::SNS::Topic',
    resources: { Key: key, Subject: { ...topic, Properties: { ...topic.Properties, DisplayName: 'one', KmsMasterKeyId: { Ref: 'Key' }, Tags: tags('dev') } } },
    read: async ({ sns }, { Subject }) => ({
      ...(await sns.getTopicAttributes({ TopicArn: Subject! })).Attributes, ...(await sns.listTagsForResource({ ResourceArn: Subject! })) }),
    expected: ({ Key }) => ({ DisplayName: 'one', KmsMasterKeyId: Key, ...tagged('dev') }),
    change: { properties: { DisplayName: 'two', Tags: tags('prod') }, expected: () => ({ DisplayName: 'two', ...tagged('prod') }) },
    drift: ({ sns }, { Subject }) => sns.setTopicAttributes({ TopicArn: Subject!, AttributeName: 'DisplayName', AttributeValue: 'other' }),
  },
  {
    type: 'AWS::SNS::TopicPolicy',
    resources: { Topic: topic, Subject: { Type: 'AWS::SNS::TopicPolicy', Properties: { Topics: [{ Ref: 'Topic' }], PolicyDocument: policyFor('cloudwatch') } } },
    read: async ({ sns }, { Topic }) => ({ policy: (await sns.getTopicAttributes({ TopicArn: Topic! })).Attributes!.Policy }),
    expected: () => ({ policy: expect.stringContaining('cloudwatch.amazonaws.com') }),
    change: { properties: { PolicyDocument: policyFor('events') }, expected: () => ({ policy: expect.stringContaining('events.amazonaws.com') }) },
  },
  {
    type: 'AWS::SNS::Subscription',
    resources: { Topic: topic, Subject: { Type: 'AWS::SNS::Subscription', Properties: { TopicArn: { Ref: 'Topic' }, Protocol: 'email', Endpoint: 'operators@example.com' } } },
    read: async ({ sns }, { Topic }) => (await sns.listSubscriptionsByTopic({ TopicArn: Topic! })).Subscriptions![0],
    expected: ({ Topic }) => ({ TopicArn: Topic, Protocol: 'email', Endpoint: 'operators@example.com' }),
  },
  {
    type: 'AWS::CloudWatch::Alarm',
    resources: { Topic: topic, Subject: { Type: 'AWS::CloudWatch::Alarm', Properties: {
      AlarmName: 'relay-silent', AlarmDescription: 'one', Metrics: metrics('300'), EvaluationPeriods: 5, DatapointsToAlarm: 4, Threshold: 1,
      ComparisonOperator: 'LessThanThreshold', TreatMissingData: 'breaching', AlarmActions: [{ Ref: 'Topic' }], OKActions: [{ Ref: 'Topic' }], Tags: tags('dev') } } },
    read: async ({ cloudWatch }) => {
      const found = (await cloudWatch.describeAlarms({ AlarmNames: ['relay-silent'] })).MetricAlarms![0];
      return found && { ...found, ...(await cloudWatch.listTagsForResource({ ResourceARN: found.AlarmArn! })) };
    },
    expected: ({ Topic }) => ({
      AlarmDescription: 'one', EvaluationPeriods: 5, DatapointsToAlarm: 4, Threshold: 1, ComparisonOperator: 'LessThanThreshold', TreatMissingData: 'breaching',
      AlarmActions: [Topic], OKActions: [Topic], Metrics: metrics('300'), ...tagged('dev'),
    }),
    change: { properties: { Threshold: 2, TreatMissingData: 'notBreaching', Metrics: metrics('60'), Tags: tags('prod') }, expected: () => ({ Threshold: 2, TreatMissingData: 'notBreaching', Metrics: metrics('60'), ...tagged('prod') }) },
    drift: ({ cloudWatch }) => cloudWatch.putMetricAlarm({
      AlarmName: 'relay-silent', AlarmDescription: 'one', Metrics: metrics('60'), EvaluationPeriods: 5, DatapointsToAlarm: 4, Threshold: 9, ComparisonOperator: 'LessThanThreshold', TreatMissingData: 'notBreaching' }),
  },
  {
    type: 'AWS::CloudWatch::CompositeAlarm',
    resources: { Topic: topic, First: alarm('first'), Second: alarm('second'), Subject: { Type: 'AWS::CloudWatch::CompositeAlarm', DependsOn: ['First', 'Second'], Properties: {
      AlarmName: 'relay-down', AlarmRule: 'ALARM("first") AND ALARM("second")', AlarmActions: [{ Ref: 'Topic' }], AlarmDescription: 'one', Tags: tags('dev') } } },
    read: async ({ cloudWatch }) => {
      const found = (await cloudWatch.describeAlarms({ AlarmNames: ['relay-down'], AlarmTypes: ['CompositeAlarm'] })).CompositeAlarms![0];
      return found && { ...found, ...(await cloudWatch.listTagsForResource({ ResourceARN: found.AlarmArn! })) };
    },
    expected: ({ Topic }) => ({ AlarmRule: 'ALARM("first") AND ALARM("second")', AlarmActions: [Topic], AlarmDescription: 'one', ...tagged('dev') }),
    change: { properties: { AlarmRule: 'ALARM("first")', AlarmDescription: 'two', Tags: tags('prod') }, expected: () => ({ AlarmRule: 'ALARM("first")', AlarmDescription: 'two', ...tagged('prod') }) },
    drift: ({ cloudWatch }) => cloudWatch.putCompositeAlarm({ AlarmName: 'relay-down', AlarmRule: 'ALARM("second")' }),
  },
  {
    type: 'AWS::CloudWatch::Dashboard',
    resources: { Subject: { Type: 'AWS::CloudWatch::Dashboard', Properties: { DashboardName: 'relay', DashboardBody: '{"widgets":[]}' } } },
    read: async ({ cloudWatch }) => cloudWatch.getDashboard({ DashboardName: 'relay' }),
    expected: () => ({ DashboardBody: '{"widgets":[]}' }),
    change: { properties: { DashboardBody: '{"widgets":[],"start":"-PT1H"}' }, expected: () => ({ DashboardBody: expect.stringContaining('PT1H') }) },
  },
  {
    type: 'AWS::Events::Rule',
    resources: { Topic: topic, Subject: { Type: 'AWS::Events::Rule', Properties: {
      Name: 'state', EventPattern: { source: ['aws.ec2'] }, State: 'ENABLED', Description: 'one', Targets: [{ Id: 'topic', Arn: { Ref: 'Topic' } }] } } },
    read: async ({ events }) => ({ ...(await events.describeRule({ Name: 'state' })), ...(await events.listTargetsByRule({ Rule: 'state' })) }),
    expected: ({ Topic }) => ({ EventPattern: expect.stringContaining('aws.ec2'), State: 'ENABLED', Description: 'one', Targets: [{ Id: 'topic', Arn: Topic }] }),
    change: { properties: { Description: 'two', State: 'DISABLED' }, expected: () => ({ Description: 'two', State: 'DISABLED' }) },
  },
  {
    type: 'AWS::Budgets::Budget',
    resources: { Subject: { Type: 'AWS::Budgets::Budget', Properties: {
      Budget: { BudgetName: 'month', BudgetType: 'COST', TimeUnit: 'MONTHLY', BudgetLimit: { Amount: 500, Unit: 'USD' } },
      NotificationsWithSubscribers: [{ Notification: { NotificationType: 'ACTUAL', ComparisonOperator: 'GREATER_THAN', Threshold: 80 }, Subscribers: [{ SubscriptionType: 'EMAIL', Address: 'a@example.com' }] }] } } },
    read: async ({ budgets }) => ({
      ...(await budgets.describeBudget({ AccountId: account, BudgetName: 'month' })).Budget,
      notifications: (await budgets.describeNotificationsForBudget({ AccountId: account, BudgetName: 'month' })).Notifications,
    }),
    expected: () => ({ BudgetType: 'COST', TimeUnit: 'MONTHLY', BudgetLimit: { Amount: expect.stringMatching(/^500/), Unit: 'USD' }, notifications: [{ Threshold: 80, ComparisonOperator: 'GREATER_THAN' }] }),
    change: { properties: { Budget: { BudgetName: 'month', BudgetType: 'COST', TimeUnit: 'MONTHLY', BudgetLimit: { Amount: 700, Unit: 'USD' } } }, expected: () => ({ BudgetLimit: { Amount: expect.stringMatching(/^700/) } }) },
  },
];
