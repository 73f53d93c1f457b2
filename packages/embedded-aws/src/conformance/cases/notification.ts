import { type TypeCase } from '../harness';
import { type TemplateResource } from '../stacks';
import { tags } from './network';
import { key, policyFor } from './services-let-in';

const tagged = (value: string) => ({ Tags: expect.arrayContaining([{ Key: 'Environment', Value: value }]) });

const topic: TemplateResource = { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'operators' } };

/** Topics, who may publish to them, and who is told. */
export const notificationCases: TypeCase[] = [
  {
    type: 'AWS::SNS::Topic',
    resources: {
      Key: key,
      Subject: {
        ...topic,
        Properties: { ...topic.Properties, DisplayName: 'one', KmsMasterKeyId: { Ref: 'Key' }, Tags: tags('dev') },
      },
    },
    read: async ({ sns }, { Subject }) => ({
      ...(await sns.getTopicAttributes({ TopicArn: Subject! })).Attributes,
      ...(await sns.listTagsForResource({ ResourceArn: Subject! })),
    }),
    expected: ({ Key }) => ({ DisplayName: 'one', KmsMasterKeyId: Key, ...tagged('dev') }),
    change: {
      properties: { DisplayName: 'two', Tags: tags('prod') },
      expected: () => ({ DisplayName: 'two', ...tagged('prod') }),
    },
    drift: ({ sns }, { Subject }) =>
      sns.setTopicAttributes({ TopicArn: Subject!, AttributeName: 'DisplayName', AttributeValue: 'other' }),
  },
  {
    type: 'AWS::SNS::TopicPolicy',
    resources: {
      Topic: topic,
      Subject: {
        Type: 'AWS::SNS::TopicPolicy',
        Properties: { Topics: [{ Ref: 'Topic' }], PolicyDocument: policyFor('cloudwatch') },
      },
    },
    read: async ({ sns }, { Topic }) => ({
      policy: (await sns.getTopicAttributes({ TopicArn: Topic! })).Attributes!.Policy,
    }),
    expected: () => ({ policy: expect.stringContaining('cloudwatch.amazonaws.com') }),
    change: {
      properties: { PolicyDocument: policyFor('events') },
      expected: () => ({ policy: expect.stringContaining('events.amazonaws.com') }),
    },
  },
  {
    type: 'AWS::SNS::Subscription',
    resources: {
      Topic: topic,
      Subject: {
        Type: 'AWS::SNS::Subscription',
        Properties: { TopicArn: { Ref: 'Topic' }, Protocol: 'email', Endpoint: 'operators@example.com' },
      },
    },
    read: async ({ sns }, { Topic }) => (await sns.listSubscriptionsByTopic({ TopicArn: Topic! })).Subscriptions![0],
    expected: ({ Topic }) => ({ TopicArn: Topic, Protocol: 'email', Endpoint: 'operators@example.com' }),
  },
];
