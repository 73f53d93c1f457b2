import {
  GetBucketAccelerateConfigurationCommand,
  GetBucketAclCommand,
  GetBucketCorsCommand,
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketLoggingCommand,
  GetBucketNotificationConfigurationCommand,
  GetBucketOwnershipControlsCommand,
  GetBucketPolicyCommand,
  GetBucketReplicationCommand,
  GetBucketTaggingCommand,
  GetBucketVersioningCommand,
  GetBucketWebsiteCommand,
  GetObjectLockConfigurationCommand,
  GetPublicAccessBlockCommand,
  type LifecycleRule,
} from '@aws-sdk/client-s3';
import { type AccountResource, type Properties } from '../resource';
import { ifPresent, ownTags, policyOf, type Reading } from './reading';

/** Buckets with everything that is set on them, and their policies. */
export async function readBuckets(from: Reading): Promise<AccountResource[]> {
  return (await Promise.all(from.ids('AWS::S3::Bucket').map((name) => bucketOf(from, name)))).flat();
}

async function bucketOf({ clients: { s3 } }: Reading, Bucket: string): Promise<AccountResource[]> {
  const versioning = await ifPresent(s3.send(new GetBucketVersioningCommand({ Bucket })));
  if (!versioning) return [];
  const input = { Bucket };
  const [policy, first, second] = await Promise.all([
    ifPresent(s3.send(new GetBucketPolicyCommand(input))),
    protection(s3, input),
    openings(s3, input),
  ]);
  return [
    {
      Type: 'AWS::S3::Bucket',
      PhysicalId: Bucket,
      Properties: {
        BucketName: Bucket,
        ...first,
        ...second,
        VersioningConfiguration: versioning.Status && { Status: versioning.Status },
      },
    },
    ...(policy?.Policy
      ? [
          {
            Type: 'AWS::S3::BucketPolicy',
            PhysicalId: `${Bucket}|policy`,
            Properties: { Bucket, PolicyDocument: policyOf(policy.Policy) },
          },
        ]
      : []),
  ];
}

type S3 = Reading['clients']['s3'];

/** What keeps the objects, and keeps them unread. */
async function protection(s3: S3, input: { Bucket: string }): Promise<Properties> {
  const [encryption, lifecycle, access, ownership, logging, lock, tags] = await Promise.all([
    ifPresent(s3.send(new GetBucketEncryptionCommand(input))),
    ifPresent(s3.send(new GetBucketLifecycleConfigurationCommand(input))),
    ifPresent(s3.send(new GetPublicAccessBlockCommand(input))),
    ifPresent(s3.send(new GetBucketOwnershipControlsCommand(input))),
    ifPresent(s3.send(new GetBucketLoggingCommand(input))),
    ifPresent(s3.send(new GetObjectLockConfigurationCommand(input))),
    ifPresent(s3.send(new GetBucketTaggingCommand(input))),
  ]);
  const { LoggingEnabled } = logging ?? {};
  return {
    BucketEncryption: encryption?.ServerSideEncryptionConfiguration && {
      ServerSideEncryptionConfiguration: encryption.ServerSideEncryptionConfiguration.Rules?.map(
        ({ ApplyServerSideEncryptionByDefault, BucketKeyEnabled }) => ({
          BucketKeyEnabled,
          ServerSideEncryptionByDefault: ApplyServerSideEncryptionByDefault,
        }),
      ),
    },
    LifecycleConfiguration: lifecycle?.Rules && { Rules: lifecycle.Rules.map(lifecycleRule) },
    LoggingConfiguration: LoggingEnabled && {
      DestinationBucketName: LoggingEnabled.TargetBucket,
      LogFilePrefix: LoggingEnabled.TargetPrefix,
    },
    ObjectLockConfiguration: lock?.ObjectLockConfiguration,
    ObjectLockEnabled: lock?.ObjectLockConfiguration?.ObjectLockEnabled === 'Enabled',
    OwnershipControls: ownership?.OwnershipControls && { Rules: ownership.OwnershipControls.Rules },
    PublicAccessBlockConfiguration: access?.PublicAccessBlockConfiguration,
    Tags: ownTags(tags?.TagSet),
  };
}

/** A rule as CloudFormation writes it. */
function lifecycleRule(rule: LifecycleRule): Properties {
  return {
    AbortIncompleteMultipartUpload: rule.AbortIncompleteMultipartUpload,
    ExpirationInDays: rule.Expiration?.Days,
    ExpiredObjectDeleteMarker: rule.Expiration?.ExpiredObjectDeleteMarker,
    Id: rule.ID,
    NoncurrentVersionExpiration: rule.NoncurrentVersionExpiration,
    Prefix: rule.Prefix ?? rule.Filter?.Prefix,
    Status: rule.Status,
    Transitions: rule.Transitions?.map(({ Days, StorageClass }) => ({ StorageClass, TransitionInDays: Days })),
  };
}

/** What lets others in, or objects out: none of it is in a template, so that whatever there is was added. */
async function openings(s3: S3, input: { Bucket: string }): Promise<Properties> {
  const [acl, cors, website, notification, replication, acceleration] = await Promise.all([
    ifPresent(s3.send(new GetBucketAclCommand(input))),
    ifPresent(s3.send(new GetBucketCorsCommand(input))),
    ifPresent(s3.send(new GetBucketWebsiteCommand(input))),
    ifPresent(s3.send(new GetBucketNotificationConfigurationCommand(input))),
    ifPresent(s3.send(new GetBucketReplicationCommand(input))),
    ifPresent(s3.send(new GetBucketAccelerateConfigurationCommand(input))),
  ]);
  const { IndexDocument, RedirectAllRequestsTo } = website ?? {};
  const { EventBridgeConfiguration, LambdaFunctionConfigurations, QueueConfigurations, TopicConfigurations } =
    notification ?? {};
  const others = acl?.Grants?.filter(
    ({ Grantee, Permission }) => Grantee?.ID !== acl.Owner?.ID || Permission !== 'FULL_CONTROL',
  );
  return {
    AccelerateConfiguration: acceleration?.Status === 'Enabled' ? { AccelerationStatus: 'Enabled' } : undefined,
    AccessControlList: others?.map(({ Grantee, Permission }) => ({
      Grantee: Grantee?.URI ?? Grantee?.ID,
      Permission,
    })),
    CorsConfiguration: cors?.CORSRules && { CorsRules: cors.CORSRules },
    NotificationConfiguration: {
      EventBridgeConfiguration: EventBridgeConfiguration && { EventBridgeEnabled: true },
      LambdaConfigurations: LambdaFunctionConfigurations,
      QueueConfigurations,
      TopicConfigurations,
    },
    ReplicationConfiguration: replication?.ReplicationConfiguration,
    WebsiteConfiguration: website && {
      IndexDocument: IndexDocument?.Suffix,
      RedirectAllRequestsTo: RedirectAllRequestsTo?.HostName,
    },
  };
}
