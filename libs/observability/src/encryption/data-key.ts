import { resourceName } from '@nss/naming';
import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { NOTIFICATION_PUBLISHERS } from '../notification/publishers';
import {
  administratorKeyStatement,
  cloudTrailKeyStatements,
  logsKeyStatement,
  publisherKeyStatements,
} from './key-statements';

/** What {@link DataKey} needs. */
export interface DataKeyProps {
  /** First part of every name: `nss-dev`. */
  readonly purpose: string;
  /** ARN of the role that makes and changes the key, which has to exist. */
  readonly administratorArn: string;
  /** Services that publish to the encrypted topic. @default - CloudWatch alarms */
  readonly publishers?: readonly string[];
}

/**
 * The one customer key of an environment: logs, trail, topic, parameters and disks are encrypted with it. It is rotated
 * every year and outlives its stack, because without it the retained logs and the trail cannot be read.
 */
export class DataKey extends Construct {
  readonly key: Key;

  constructor(scope: Construct, id: string, props: DataKeyProps) {
    super(scope, id);
    const place = Stack.of(this);
    this.key = new Key(this, 'Key', {
      alias: `alias/${resourceName(props.purpose, 'data-key', 1)}`,
      description: `Logs, audit trail and notifications of ${props.purpose}`,
      enableKeyRotation: true,
      pendingWindow: Duration.days(30),
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    const statements = [
      administratorKeyStatement(props.administratorArn),
      logsKeyStatement(place),
      ...cloudTrailKeyStatements(place),
      ...publisherKeyStatements(place, props.publishers ?? NOTIFICATION_PUBLISHERS),
    ];
    for (const statement of statements) this.key.addToResourcePolicy(statement);
  }
}
