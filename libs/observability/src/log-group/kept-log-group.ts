import { RemovalPolicy } from 'aws-cdk-lib';
import { type IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { checkedRetention } from './retention';

/** What a {@link KeptLogGroup} needs. */
export interface KeptLogGroupProps {
  /** `nss-dev-flow-log-group-01` */
  readonly logGroupName: string;
  /** One of `LOG_RETENTION_DAYS`. */
  readonly retentionDays: number;
  /** Encrypts the events; its policy must let CloudWatch Logs use it (`DataKey` does). */
  readonly encryptionKey: IKey;
}

/**
 * A log group that outlives its stack: encrypted with the environment's key, kept for a set time, and retained when the
 * stack is deleted, because logs are wanted most when something was removed that should not have been.
 *
 * A stack that is deleted and created again finds the name taken: delete the old group, or import it, first.
 *
 * @throws RangeError when CloudWatch Logs does not know the retention
 */
export class KeptLogGroup extends Construct {
  readonly logGroup: LogGroup;

  constructor(scope: Construct, id: string, props: KeptLogGroupProps) {
    super(scope, id);
    this.logGroup = new LogGroup(this, 'LogGroup', {
      logGroupName: props.logGroupName,
      retention: checkedRetention(props.retentionDays),
      encryptionKey: props.encryptionKey,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
  }
}
