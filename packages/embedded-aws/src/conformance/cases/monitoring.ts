import { account, type TypeCase } from '../harness';
import { type TemplateResource } from '../stacks';
import { tags } from './network';

const tagged = (value: string) => ({ Tags: expect.arrayContaining([{ Key: 'Environment', Value: value }]) });

const topic: TemplateResource = { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'operators' } };

const alarm = (AlarmName: string): TemplateResource => ({
  Type: 'AWS::CloudWatch::Alarm',
  Properties: {
    AlarmName,
    Namespace: 'AWS/EC2',
    MetricName: 'StatusCheckFailed',
    Statistic: 'Maximum',
    Period: 60,
    EvaluationPeriods: 2,
    Threshold: 1,
    ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    Dimensions: [{ Name: 'InstanceId', Value: 'i-1' }],
  },
});

const metrics = (threshold: string) => [
  { Id: 'rate', Expression: `bytes / ${threshold}`, Label: 'rate', ReturnData: true },
  {
    Id: 'bytes',
    ReturnData: false,
    MetricStat: {
      Stat: 'Sum',
      Period: 300,
      Metric: { Namespace: 'Relay', MetricName: 'Bytes', Dimensions: [{ Name: 'Eni', Value: 'eni-1' }] },
    },
  },
];

/** Alarms, dashboards, events, budgets. */
export const monitoringCases: TypeCase[] = [
  {
    type: 'AWS::CloudWatch::Alarm',
    resources: {
      Topic: topic,
      Subject: {
        Type: 'AWS::CloudWatch::Alarm',
        Properties: {
          AlarmName: 'relay-silent',
          AlarmDescription: 'one',
          Metrics: metrics('300'),
          EvaluationPeriods: 5,
          DatapointsToAlarm: 4,
          Threshold: 1,
          ComparisonOperator: 'LessThanThreshold',
          TreatMissingData: 'breaching',
          AlarmActions: [{ Ref: 'Topic' }],
          OKActions: [{ Ref: 'Topic' }],
          Tags: tags('dev'),
        },
      },
    },
    read: async ({ cloudWatch }) => {
      const found = (await cloudWatch.describeAlarms({ AlarmNames: ['relay-silent'] })).MetricAlarms![0];
      return found && { ...found, ...(await cloudWatch.listTagsForResource({ ResourceARN: found.AlarmArn! })) };
    },
    expected: ({ Topic }) => ({
      AlarmDescription: 'one',
      EvaluationPeriods: 5,
      DatapointsToAlarm: 4,
      Threshold: 1,
      ComparisonOperator: 'LessThanThreshold',
      TreatMissingData: 'breaching',
      AlarmActions: [Topic],
      OKActions: [Topic],
      Metrics: metrics('300'),
      ...tagged('dev'),
    }),
    change: {
      properties: { Threshold: 2, TreatMissingData: 'notBreaching', Metrics: metrics('60'), Tags: tags('prod') },
      expected: () => ({ Threshold: 2, TreatMissingData: 'notBreaching', Metrics: metrics('60'), ...tagged('prod') }),
    },
    drift: ({ cloudWatch }) =>
      cloudWatch.putMetricAlarm({
        AlarmName: 'relay-silent',
        AlarmDescription: 'one',
        Metrics: metrics('60'),
        EvaluationPeriods: 5,
        DatapointsToAlarm: 4,
        Threshold: 9,
        ComparisonOperator: 'LessThanThreshold',
        TreatMissingData: 'notBreaching',
      }),
  },
  {
    type: 'AWS::CloudWatch::CompositeAlarm',
    resources: {
      Topic: topic,
      First: alarm('first'),
      Second: alarm('second'),
      Subject: {
        Type: 'AWS::CloudWatch::CompositeAlarm',
        DependsOn: ['First', 'Second'],
        Properties: {
          AlarmName: 'relay-down',
          AlarmRule: 'ALARM("first") AND ALARM("second")',
          AlarmActions: [{ Ref: 'Topic' }],
          AlarmDescription: 'one',
          Tags: tags('dev'),
        },
      },
    },
    read: async ({ cloudWatch }) => {
      const found = (await cloudWatch.describeAlarms({ AlarmNames: ['relay-down'], AlarmTypes: ['CompositeAlarm'] }))
        .CompositeAlarms![0];
      return found && { ...found, ...(await cloudWatch.listTagsForResource({ ResourceARN: found.AlarmArn! })) };
    },
    expected: ({ Topic }) => ({
      AlarmRule: 'ALARM("first") AND ALARM("second")',
      AlarmActions: [Topic],
      AlarmDescription: 'one',
      ...tagged('dev'),
    }),
    change: {
      properties: { AlarmRule: 'ALARM("first")', AlarmDescription: 'two', Tags: tags('prod') },
      expected: () => ({ AlarmRule: 'ALARM("first")', AlarmDescription: 'two', ...tagged('prod') }),
    },
    drift: ({ cloudWatch }) => cloudWatch.putCompositeAlarm({ AlarmName: 'relay-down', AlarmRule: 'ALARM("second")' }),
  },
  {
    type: 'AWS::CloudWatch::Dashboard',
    resources: {
      Subject: {
        Type: 'AWS::CloudWatch::Dashboard',
        Properties: { DashboardName: 'relay', DashboardBody: '{"widgets":[]}' },
      },
    },
    read: async ({ cloudWatch }) => cloudWatch.getDashboard({ DashboardName: 'relay' }),
    expected: () => ({ DashboardBody: '{"widgets":[]}' }),
    change: {
      properties: { DashboardBody: '{"widgets":[],"start":"-PT1H"}' },
      expected: () => ({ DashboardBody: expect.stringContaining('PT1H') }),
    },
  },
  {
    type: 'AWS::Events::Rule',
    resources: {
      Topic: topic,
      Subject: {
        Type: 'AWS::Events::Rule',
        Properties: {
          Name: 'state',
          EventPattern: { source: ['aws.ec2'] },
          State: 'ENABLED',
          Description: 'one',
          Targets: [{ Id: 'topic', Arn: { Ref: 'Topic' } }],
        },
      },
    },
    read: async ({ events }) => ({
      ...(await events.describeRule({ Name: 'state' })),
      ...(await events.listTargetsByRule({ Rule: 'state' })),
    }),
    expected: ({ Topic }) => ({
      EventPattern: expect.stringContaining('aws.ec2'),
      State: 'ENABLED',
      Description: 'one',
      Targets: [{ Id: 'topic', Arn: Topic }],
    }),
    change: {
      properties: { Description: 'two', State: 'DISABLED' },
      expected: () => ({ Description: 'two', State: 'DISABLED' }),
    },
  },
  {
    type: 'AWS::Budgets::Budget',
    resources: {
      Subject: {
        Type: 'AWS::Budgets::Budget',
        Properties: {
          Budget: {
            BudgetName: 'month',
            BudgetType: 'COST',
            TimeUnit: 'MONTHLY',
            BudgetLimit: { Amount: 500, Unit: 'USD' },
          },
          NotificationsWithSubscribers: [
            {
              Notification: { NotificationType: 'ACTUAL', ComparisonOperator: 'GREATER_THAN', Threshold: 80 },
              Subscribers: [{ SubscriptionType: 'EMAIL', Address: 'a@example.com' }],
            },
          ],
          ResourceTags: [
            { Key: 'owner', Value: 'one' },
            { Key: 'gone', Value: 'x' },
          ],
        },
      },
    },
    read: async ({ budgets }) => ({
      ...(await budgets.describeBudget({ AccountId: account, BudgetName: 'month' })).Budget,
      tags: (
        await budgets.listTagsForResource({ ResourceARN: `arn:aws:budgets::${account}:budget/month` })
      ).ResourceTags?.filter(({ Key }) => !Key?.startsWith('aws:'))
        .map(({ Key, Value }) => `${Key} ${Value}`)
        .sort(),
      notifications: (await budgets.describeNotificationsForBudget({ AccountId: account, BudgetName: 'month' }))
        .Notifications,
    }),
    expected: () => ({
      BudgetType: 'COST',
      TimeUnit: 'MONTHLY',
      BudgetLimit: { Amount: expect.stringMatching(/^500/), Unit: 'USD' },
      tags: ['gone x', 'owner one'],
      notifications: [{ Threshold: 80, ComparisonOperator: 'GREATER_THAN' }],
    }),
    change: {
      properties: {
        Budget: {
          BudgetName: 'month',
          BudgetType: 'COST',
          TimeUnit: 'MONTHLY',
          BudgetLimit: { Amount: 700, Unit: 'USD' },
        },
        ResourceTags: [{ Key: 'owner', Value: 'two' }],
      },
      expected: () => ({ BudgetLimit: { Amount: expect.stringMatching(/^700/) }, tags: ['owner two'] }),
    },
  },
];
