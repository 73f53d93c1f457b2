import { type ByHand, type OutOfBand, set } from '../out-of-band';

const text = (value: unknown) => JSON.stringify(value);

/** Both buckets. */
export function buckets(a: ByHand): OutOfBand[] {
  const type = 'AWS::S3::Bucket';
  return a.all(type).flatMap((bucket): OutOfBand[] => {
    const Bucket = bucket.PhysicalId;
    const at = { type, id: Bucket };
    const policyAt = { type: 'AWS::S3::BucketPolicy', id: `${Bucket}|policy` };
    const policy = a.one('AWS::S3::BucketPolicy', Bucket).Properties['PolicyDocument'] as { Statement: object[] };
    const Tags = set<{ Key: string; Value: string }[]>(bucket, 'Tags');
    const access = set<Record<string, boolean>>(bucket, 'PublicAccessBlockConfiguration');
    const isAudit = bucket.Properties['LoggingConfiguration'] !== undefined;
    const logging = set<Record<string, string> | undefined>(bucket, 'LoggingConfiguration');
    const opening = {
      Effect: 'Allow',
      Action: 's3:GetObject',
      Principal: { AWS: '999999999999' },
      Resource: `arn:aws:s3:::${Bucket}/*`,
    };
    return [
      {
        api: 's3:PutBucketPolicy',
        change: () =>
          a.s3.putBucketPolicy({ Bucket, Policy: text({ ...policy, Statement: [...policy.Statement, opening] }) }),
        undo: () => a.s3.putBucketPolicy({ Bucket, Policy: text(policy) }),
        seen: { kind: 'added', ...policyAt, property: 'PolicyDocument.Statement' },
      },
      ...(isAudit
        ? []
        : [
            {
              api: 's3:PutBucketVersioning',
              change: () => a.s3.putBucketVersioning({ Bucket, VersioningConfiguration: { Status: 'Suspended' } }),
              undo: () => a.s3.putBucketVersioning({ Bucket, VersioningConfiguration: { Status: 'Enabled' } }),
              seen: { kind: 'altered' as const, ...at, property: 'VersioningConfiguration.Status' },
            },
          ]),
      {
        api: 's3:DeletePublicAccessBlock',
        change: () => a.s3.deletePublicAccessBlock({ Bucket }),
        undo: () => a.s3.putPublicAccessBlock({ Bucket, PublicAccessBlockConfiguration: access }),
        seen: { kind: 'removed', ...at, property: 'PublicAccessBlockConfiguration' },
      },
      {
        api: 's3:PutBucketOwnershipControls',
        change: () =>
          a.s3.putBucketOwnershipControls({
            Bucket,
            OwnershipControls: { Rules: [{ ObjectOwnership: 'ObjectWriter' }] },
          }),
        undo: () => a.s3.putBucketOwnershipControls({ Bucket, OwnershipControls: set(bucket, 'OwnershipControls') }),
        seen: { kind: 'added', ...at, property: 'OwnershipControls.Rules' },
      },
      {
        api: 's3:PutBucketTagging',
        change: () =>
          a.s3.putBucketTagging({ Bucket, Tagging: { TagSet: [...Tags, { Key: 'other', Value: 'hand' }] } }),
        undo: () => a.s3.putBucketTagging({ Bucket, Tagging: { TagSet: Tags } }),
        seen: { kind: 'added', ...at, property: 'Tags' },
      },
      {
        api: 's3:PutBucketCORS',
        change: () =>
          a.s3.putBucketCors({
            Bucket,
            CORSConfiguration: { CORSRules: [{ AllowedMethods: ['GET'], AllowedOrigins: ['*'] }] },
          }),
        undo: () => a.s3.deleteBucketCors({ Bucket }),
        seen: { kind: 'added', ...at, property: 'CorsConfiguration' },
      },
      {
        api: 's3:PutBucketWebsite',
        change: () =>
          a.s3.putBucketWebsite({ Bucket, WebsiteConfiguration: { IndexDocument: { Suffix: 'index.html' } } }),
        undo: () => a.s3.deleteBucketWebsite({ Bucket }),
        seen: { kind: 'added', ...at, property: 'WebsiteConfiguration' },
      },
      {
        api: 's3:PutBucketNotification',
        change: () =>
          a.s3.putBucketNotificationConfiguration({
            Bucket,
            NotificationConfiguration: { EventBridgeConfiguration: {} },
          }),
        undo: () => a.s3.putBucketNotificationConfiguration({ Bucket, NotificationConfiguration: {} }),
        seen: { kind: 'added', ...at, property: 'NotificationConfiguration' },
      },
      {
        api: 's3:PutAccelerateConfiguration',
        change: () => a.s3.putBucketAccelerateConfiguration({ Bucket, AccelerateConfiguration: { Status: 'Enabled' } }),
        undo: () => a.s3.putBucketAccelerateConfiguration({ Bucket, AccelerateConfiguration: { Status: 'Suspended' } }),
        seen: { kind: 'added', ...at, property: 'AccelerateConfiguration' },
      },
      {
        api: 's3:PutBucketLogging',
        change: () =>
          a.s3.putBucketLogging({
            Bucket,
            BucketLoggingStatus: isAudit ? {} : { LoggingEnabled: { TargetBucket: Bucket, TargetPrefix: 'x/' } },
          }),
        undo: () =>
          a.s3.putBucketLogging({
            Bucket,
            BucketLoggingStatus: logging
              ? {
                  LoggingEnabled: {
                    TargetBucket: logging['DestinationBucketName'],
                    TargetPrefix: logging['LogFilePrefix'],
                  },
                }
              : {},
          }),
        seen: { kind: isAudit ? 'removed' : 'added', ...at, property: 'LoggingConfiguration' },
      },
      {
        api: 's3:PutEncryptionConfiguration',
        change: () =>
          a.s3.putBucketEncryption({
            Bucket,
            ServerSideEncryptionConfiguration: {
              Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' }, BucketKeyEnabled: true }],
            },
          }),
        undo: () => {
          const { ServerSideEncryptionConfiguration: rules } = bucket.Properties['BucketEncryption'] as {
            ServerSideEncryptionConfiguration: Record<string, never>[];
          };
          return a.s3.putBucketEncryption({
            Bucket,
            ServerSideEncryptionConfiguration: {
              Rules: rules.map(({ ServerSideEncryptionByDefault, BucketKeyEnabled }) => ({
                ApplyServerSideEncryptionByDefault: ServerSideEncryptionByDefault,
                BucketKeyEnabled,
              })) as never,
            },
          });
        },
        seen: { kind: 'added', ...at, property: 'BucketEncryption' },
      },
    ];
  });
}
