import { resourceName } from '@nss/naming';
import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type IKey } from 'aws-cdk-lib/aws-kms';
import { Subscription, SubscriptionProtocol, Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { NOTIFICATION_PUBLISHERS } from './publishers';

/** What {@link NotificationTopic} needs. */
export interface NotificationTopicProps {
  /** First part of every name: `nss-dev`. */
  readonly purpose: string;
  /** Its policy must let the publishers use it (`DataKey` does). */
  readonly encryptionKey: IKey;
  /** Who is told. Each address confirms its subscription once, by the link AWS mails to it; until then nothing arrives. */
  readonly emails: readonly string[];
  /** @default - `nss-dev-notification-topic-01` */
  readonly topicName?: string;
  /** Services that may publish. @default - CloudWatch alarms */
  readonly publishers?: readonly string[];
}

/**
 * Where every alarm of an environment goes, or every question to its approvers: an encrypted topic that takes messages over TLS only, and from services only
 * when they act for this account.
 *
 * Source: docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html
 */
export class NotificationTopic extends Construct {
  readonly topic: Topic;

  constructor(scope: Construct, id: string, props: NotificationTopicProps) {
    super(scope, id);
    const topicName = props.topicName ?? resourceName(props.purpose, 'notification-topic', 1);
    const publishers = props.publishers ?? NOTIFICATION_PUBLISHERS;
    this.topic = new Topic(this, 'Topic', { topicName, masterKey: props.encryptionKey, enforceSSL: true });
    if (publishers.length > 0)
      this.topic.addToResourcePolicy(
        new PolicyStatement({
          sid: 'Publishers',
          principals: publishers.map((publisher) => new ServicePrincipal(publisher)),
          actions: ['sns:Publish'],
          resources: [this.topic.topicArn],
          conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
        }),
      );
    // By address, not by position: removing one address must not replace the subscriptions after it.
    for (const email of new Set(props.emails)) {
      new Subscription(this, `To-${email}`, {
        topic: this.topic,
        protocol: SubscriptionProtocol.EMAIL,
        endpoint: email,
      });
    }
  }
}
