import { DataKey, NotificationTopic } from '@nss/observability';
import { type IKey } from 'aws-cdk-lib/aws-kms';
import { type ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { type Environment } from '@nss/environment';
import { executionRoleArn } from '@nss/environment';

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
  }
}
