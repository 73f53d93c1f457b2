import { DataKey, NotificationTopic } from '@nss/observability';
import { Stack, type StackProps } from 'aws-cdk-lib';
import { type IKey } from 'aws-cdk-lib/aws-kms';
import { type ITopic } from 'aws-cdk-lib/aws-sns';
import { type Construct } from 'constructs';
import { type Environment } from '@nss/environment';
import { executionRoleArn } from '@nss/environment';

/** What a {@link FoundationStack} is made from. */
export interface FoundationStackProps extends StackProps {
  readonly environment: Environment;
}

/** What every other stack of an environment stands on: its key, and where its alarms go. */
export class FoundationStack extends Stack {
  readonly key: IKey;
  readonly topic: ITopic;

  constructor(scope: Construct, id: string, { environment, ...props }: FoundationStackProps) {
    super(scope, id, props);
    const { purpose, observability } = environment;
    this.key = new DataKey(this, 'DataKey', { purpose, administratorArn: executionRoleArn(environment) }).key;
    this.topic = new NotificationTopic(this, 'Notifications', {
      purpose,
      encryptionKey: this.key,
      emails: observability.notify,
    }).topic;
  }
}
