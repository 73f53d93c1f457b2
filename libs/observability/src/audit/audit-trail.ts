import { resourceName } from '@nss/naming';
import { Stack } from 'aws-cdk-lib';
import { CfnTrail } from 'aws-cdk-lib/aws-cloudtrail';
import { type IKey } from 'aws-cdk-lib/aws-kms';
import { type ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { KeptLogGroup } from '../log-group/kept-log-group';
import { auditTrailLogGroupName } from '../log-group/names';
import { AuditBucket, type ObjectLockMode } from './audit-bucket';
import { TrailRole } from './trail-role';

/** What {@link AuditTrail} needs. */
export interface AuditTrailProps {
  /** First part of every name: `nss-dev`. */
  readonly purpose: string;
  /** Its policy must let CloudTrail and CloudWatch Logs use it (`DataKey` does). */
  readonly encryptionKey: IKey;
  /** Days the trail is kept in S3. */
  readonly retentionDays: number;
  /** Who may delete the trail from S3 before. @default none */
  readonly objectLock?: ObjectLockMode;
  /** Days the trail is kept in CloudWatch Logs, where alarms and queries read it; one of `LOG_RETENTION_DAYS`. */
  readonly logRetentionDays: number;
  /** Days the logs of who read the trail are kept. @default 365 */
  readonly accessLogRetentionDays?: number;
}

/**
 * Who did what in the account: a trail of management events of all regions, validated and encrypted, kept in S3 for as long
 * as audit asks and in CloudWatch Logs for alarms.
 *
 * The first trail of an account is free; a second one of management events is charged by the event.
 *
 * @throws RangeError when CloudWatch Logs does not know the log retention
 */
export class AuditTrail extends Construct {
  readonly bucket: AuditBucket;
  /** The trail's events, for `CisAlarms`. */
  readonly logGroup: ILogGroup;
  readonly trailArn: string;

  constructor(scope: Construct, id: string, props: AuditTrailProps) {
    super(scope, id);
    const { account, partition, region } = Stack.of(this);
    const trailName = resourceName(props.purpose, 'audit-trail', 1);
    this.trailArn = `arn:${partition}:cloudtrail:${region}:${account}:trail/${trailName}`;
    this.bucket = new AuditBucket(this, 'Bucket', { ...props, trailArn: this.trailArn });
    const logGroupName = auditTrailLogGroupName(props.purpose);
    const { logGroup } = new KeptLogGroup(this, 'Logs', {
      logGroupName,
      retentionDays: props.logRetentionDays,
      encryptionKey: props.encryptionKey,
    });
    this.logGroup = logGroup;
    const { role } = new TrailRole(this, 'Writer', { purpose: props.purpose, trailArn: this.trailArn, logGroupName });
    const trail = new CfnTrail(this, 'Trail', {
      trailName,
      isLogging: true,
      isMultiRegionTrail: true,
      includeGlobalServiceEvents: true,
      enableLogFileValidation: true,
      kmsKeyId: props.encryptionKey.keyArn,
      s3BucketName: this.bucket.bucket.bucketName,
      cloudWatchLogsLogGroupArn: logGroup.logGroupArn,
      cloudWatchLogsRoleArn: role.roleArn,
    });
    // CloudTrail tries both permissions when the trail is created, so they must be there before it.
    trail.node.addDependency(role.node.scope ?? role);
    if (this.bucket.bucket.policy) trail.node.addDependency(this.bucket.bucket.policy);
  }
}
