import { Validations } from 'aws-cdk-lib';
import { Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { bucketName } from './bucket-name';
import { closedBucket } from './closed-bucket';

/** What {@link AccessLogBucket} needs. */
export interface AccessLogBucketProps {
  /** First part of every name: `nss-dev`. */
  readonly purpose: string;
  readonly retentionDays: number;
}

/**
 * Who read the audit bucket: the server access logs of S3, in a bucket of their own, because a bucket that logs into
 * itself never stops. S3 delivers them only to buckets encrypted with its own keys.
 *
 * Source: docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html
 */
export class AccessLogBucket extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, props: AccessLogBucketProps) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      bucketName: bucketName(this, props.purpose, 'access-logs'),
      encryption: BucketEncryption.S3_MANAGED,
      ...closedBucket(props.retentionDays, { id: 'expire' }),
    });
    const itself = 'It holds the access logs of the audit bucket; a bucket that logs into itself grows for ever.';
    Validations.of(this.bucket).acknowledge(
      { id: 'AwsSolutions-S1', reason: itself },
      { id: 'NIST.800.53.R5-S3BucketLoggingEnabled', reason: itself },
      {
        id: 'NIST.800.53.R5-S3DefaultEncryptionKMS',
        reason: 'S3 delivers server access logs only to buckets encrypted with SSE-S3.',
      },
      {
        id: 'NIST.800.53.R5-S3BucketReplicationEnabled',
        reason: 'Access logs serve the audit bucket beside them; a copy in another region would outlive its subject.',
      },
    );
  }
}
