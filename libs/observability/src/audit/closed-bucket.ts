import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { BlockPublicAccess, type BucketProps, type LifecycleRule, ObjectOwnership } from 'aws-cdk-lib/aws-s3';

/** Replaced and deleted versions, kept for mistakes. */
const NONCURRENT_DAYS = 30;

/**
 * What every bucket with records has in common: private, TLS only, versioned, retained when its stack goes, and its
 * objects gone after their time.
 *
 * @param rule what becomes of objects before
 */
export function closedBucket(retentionDays: number, rule: LifecycleRule): Partial<BucketProps> {
  return {
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    versioned: true,
    removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    lifecycleRules: [
      {
        ...rule,
        expiration: Duration.days(retentionDays),
        noncurrentVersionExpiration: Duration.days(NONCURRENT_DAYS),
        abortIncompleteMultipartUploadAfter: Duration.days(7),
      },
    ],
  };
}
