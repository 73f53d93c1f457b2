import { DataKey, NotificationTopic } from '@nss/observability';
import { type IKey } from 'aws-cdk-lib/aws-kms';
import { type ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { type Environment } from '@nss/environment';
import { approvalOf, executionRoleArn } from '@nss/environment';
import { approvalTopicName } from '@nss/runbook-definition';

/** What a {@link FoundationPart} is made from. */
export interface FoundationPartProps {
  readonly environment: Environment;
}

/** What every other stack of an environment stands on: its key, and where its alarms go. */
export class FoundationPart extends Construct {
  readonly key: IKey;
  readonly topic: ITopic;

  constructor(scope: Construct, id: string, { environment }: FoundationPartProps) {
    super(scope, id);
    const { purpose, observability } = environment;
    this.key = new DataKey(this, 'DataKey', { purpose, administratorArn: executionRoleArn(environment) }).key;
    this.topic = new NotificationTopic(this, 'Notifications', {
      purpose,
      encryptionKey: this.key,
      emails: observability.notify,
    }).topic;
    // Automation publishes with the role of the runbook that asks.
    if (typeof approvalOf(environment) !== 'string')
      new NotificationTopic(this, 'Approvals', {
        purpose,
        topicName: approvalTopicName(environment),
        encryptionKey: this.key,
        emails: observability.notify,
        publishers: [],
      });
  }
}
