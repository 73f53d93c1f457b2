import {
  GetSubscriptionAttributesCommand,
  GetTopicAttributesCommand,
  ListTagsForResourceCommand,
  paginateListSubscriptionsByTopic,
  type Subscription,
} from '@aws-sdk/client-sns';
import { everyItem } from '@nss/deployment';
import { type AccountResource, type Properties } from '../resource';
import { ifPresent, ownTags, policyOf, type Reading } from './reading';

/** Topics with their policies, and everybody who is subscribed to them. */
export async function readTopics(from: Reading): Promise<AccountResource[]> {
  return (await Promise.all(from.ids('AWS::SNS::Topic').map((arn) => topicOf(from, arn)))).flat();
}

async function topicOf(from: Reading, TopicArn: string): Promise<AccountResource[]> {
  const { sns } = from.clients;
  const answer = await ifPresent(sns.send(new GetTopicAttributesCommand({ TopicArn })));
  if (!answer?.Attributes) return [];
  const { Attributes: set } = answer;
  const [{ Tags }, subscriptions] = await Promise.all([
    sns.send(new ListTagsForResourceCommand({ ResourceArn: TopicArn })),
    everyItem(paginateListSubscriptionsByTopic({ client: sns }, { TopicArn }), (page) => page.Subscriptions),
  ]);
  return [
    {
      Type: 'AWS::SNS::Topic',
      PhysicalId: TopicArn,
      Properties: {
        DeliveryPolicy: policyOf(set['DeliveryPolicy']),
        DisplayName: set['DisplayName'],
        KmsMasterKeyId: set['KmsMasterKeyId'],
        SignatureVersion: set['SignatureVersion'],
        Tags: ownTags(Tags),
        TopicName: TopicArn.split(':').at(-1),
        TracingConfig: set['TracingConfig'],
      },
    },
    ...(set['Policy']
      ? [
          {
            Type: 'AWS::SNS::TopicPolicy',
            PhysicalId: `${TopicArn}|policy`,
            Properties: { PolicyDocument: policyOf(set['Policy']), Topics: [TopicArn] },
          },
        ]
      : []),
    ...(await Promise.all(subscriptions.map((each) => subscriptionOf(from, each)))),
  ];
}

async function subscriptionOf(from: Reading, each: Subscription): Promise<AccountResource> {
  const { Endpoint, Protocol, SubscriptionArn = '', TopicArn } = each;
  return {
    Type: 'AWS::SNS::Subscription',
    PhysicalId: `${TopicArn}|${Protocol}|${Endpoint}`,
    Attributes: { SubscriptionArn },
    Properties: { Endpoint, Protocol, TopicArn, ...(await settings(from, SubscriptionArn)) },
  };
}

/** A subscription that nobody confirmed yet has no ARN, and nothing set. */
async function settings({ clients: { sns } }: Reading, SubscriptionArn: string): Promise<Properties> {
  if (!SubscriptionArn.startsWith('arn:')) return {};
  const answer = await ifPresent(sns.send(new GetSubscriptionAttributesCommand({ SubscriptionArn })));
  const set = answer?.Attributes ?? {};
  return {
    DeliveryPolicy: policyOf(set['DeliveryPolicy']),
    FilterPolicy: policyOf(set['FilterPolicy']),
    RawMessageDelivery: set['RawMessageDelivery'],
    RedrivePolicy: policyOf(set['RedrivePolicy']),
  };
}
