import { Duration, Stack, Validations } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type IKey } from 'aws-cdk-lib/aws-kms';
import {
  Bucket,
  BucketEncryption,
  type BucketProps,
  type CfnBucket,
  ObjectLockRetention,
  StorageClass,
} from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { AccessLogBucket } from './access-log-bucket';
import { archiveTransitions } from './archive-transitions';
import { bucketName } from './bucket-name';
import { closedBucket } from './closed-bucket';

const ACCESS_LOG_PREFIX = 'audit-bucket/';
const STORAGE_CLASS = {
  GLACIER_IR: StorageClass.GLACIER_INSTANT_RETRIEVAL,
  DEEP_ARCHIVE: StorageClass.DEEP_ARCHIVE,
} as const;

/**
 * Who may delete what was recorded, or shorten its time: `governance`, whoever may bypass it, which no role of a deployment may;
 * `compliance`, nobody. Source: docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html
 */
export type ObjectLockMode = 'none' | 'governance' | 'compliance';

/** What {@link AuditBucket} needs. */
export interface AuditBucketProps {
  /** First part of every name: `nss-dev`. */
  readonly purpose: string;
  readonly encryptionKey: IKey;
  readonly retentionDays: number;
  /** Keeps each object from being deleted for `retentionDays`. A bucket that has it keeps it. @default none */
  readonly objectLock?: ObjectLockMode;
  /** The one trail that may write here. */
  readonly trailArn: string;
  /** How long the logs of who read the bucket are kept. @default 365 */
  readonly accessLogRetentionDays?: number;
}

/**
 * The bucket of the audit trail: encrypted, versioned, private, TLS only, cheaper as it ages, gone after its time, and
 * retained when the stack goes. Its policy is the one CloudTrail asks for, narrowed to one trail.
 *
 * Source: docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
 */
export class AuditBucket extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, props: AuditBucketProps) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      bucketName: bucketName(this, props.purpose, 'audit-bucket'),
      encryption: BucketEncryption.KMS,
      encryptionKey: props.encryptionKey,
      // A bucket key would change the encryption context that the key's policy for CloudTrail is narrowed to.
      bucketKeyEnabled: false,
      ...objectLock(props),
      ...closedBucket(props.retentionDays, {
        id: 'archive-and-expire',
        transitions: archiveTransitions(props.retentionDays).map(({ storageClass, afterDays }) => ({
          storageClass: STORAGE_CLASS[storageClass],
          transitionAfter: Duration.days(afterDays),
        })),
      }),
    });
    this.letCloudTrailWrite(props.trailArn);
    this.logAccess(
      new AccessLogBucket(this, 'AccessLogs', {
        purpose: props.purpose,
        retentionDays: props.accessLogRetentionDays ?? 365,
      }),
    );
    Validations.of(this.bucket).acknowledge({
      id: 'NIST.800.53.R5-S3BucketReplicationEnabled',
      reason:
        'CloudTrail keeps 90 days of history in every region besides; a second copy is a decision of the organisation, not of one relay.',
    });
  }

  private letCloudTrailWrite(trailArn: string): void {
    const { account } = Stack.of(this);
    const principals = [new ServicePrincipal('cloudtrail.amazonaws.com')];
    this.bucket.addToResourcePolicy(
      new PolicyStatement({
        sid: 'AWSCloudTrailAclCheck20150319',
        principals,
        actions: ['s3:GetBucketAcl'],
        resources: [this.bucket.bucketArn],
        conditions: { StringEquals: { 'aws:SourceArn': trailArn } },
      }),
    );
    this.bucket.addToResourcePolicy(
      new PolicyStatement({
        sid: 'AWSCloudTrailWrite20150319',
        principals,
        actions: ['s3:PutObject'],
        resources: [this.bucket.arnForObjects(`AWSLogs/${account}/*`)],
        conditions: { StringEquals: { 'aws:SourceArn': trailArn, 's3:x-amz-acl': 'bucket-owner-full-control' } },
      }),
    );
  }

  /** By hand, because what `serverAccessLogsBucket` does depends on a feature flag, and may need bucket ACLs. */
  private logAccess({ bucket: target }: AccessLogBucket): void {
    const resource = this.bucket.node.defaultChild as CfnBucket;
    resource.loggingConfiguration = { destinationBucketName: target.bucketName, logFilePrefix: ACCESS_LOG_PREFIX };
    // Built from the name: a reference would close a circle between the two buckets.
    const { account, partition } = Stack.of(this);
    target.addToResourcePolicy(
      new PolicyStatement({
        sid: 'S3ServerAccessLogs',
        principals: [new ServicePrincipal('logging.s3.amazonaws.com')],
        actions: ['s3:PutObject'],
        resources: [target.arnForObjects(`${ACCESS_LOG_PREFIX}*`)],
        conditions: {
          ArnLike: { 'aws:SourceArn': `arn:${partition}:s3:::${resource.bucketName}` },
          StringEquals: { 'aws:SourceAccount': account },
        },
      }),
    );
    if (target.policy) resource.node.addDependency(target.policy);
  }
}

function objectLock({
  objectLock: mode = 'none',
  retentionDays,
}: AuditBucketProps): Pick<BucketProps, 'objectLockDefaultRetention'> {
  return mode === 'none' ? {} : { objectLockDefaultRetention: ObjectLockRetention[mode](Duration.days(retentionDays)) };
}
