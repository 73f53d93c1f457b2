import { type ByHand, type OutOfBand, set } from '../out-of-band';

const text = (value: unknown) => JSON.stringify(value);

/** The key that records are encrypted with. */
export function keys(a: ByHand): OutOfBand[] {
  const type = 'AWS::KMS::Key';
  const key = a.one(type);
  const KeyId = key.PhysicalId;
  const at = { type, id: KeyId };
  const policy = key.Properties['KeyPolicy'] as { Statement: object[] };
  const put = (Policy: string) => a.kms.putKeyPolicy({ KeyId, PolicyName: 'default', Policy });
  const made: Record<string, string> = {};
  return [
    {
      api: 'kms:PutKeyPolicy',
      change: () =>
        put(
          text({
            ...policy,
            Statement: [
              ...policy.Statement,
              { Effect: 'Allow', Action: 'kms:Decrypt', Principal: { AWS: '*' }, Resource: '*' },
            ],
          }),
        ),
      undo: () => put(text(policy)),
      seen: { kind: 'added', ...at, property: 'KeyPolicy.Statement' },
    },
    {
      api: 'kms:DisableKeyRotation',
      change: () => a.kms.disableKeyRotation({ KeyId }),
      undo: () => a.kms.enableKeyRotation({ KeyId }),
      seen: { kind: 'removed', ...at, property: 'EnableKeyRotation' },
    },
    {
      api: 'kms:UpdateKeyDescription',
      change: () => a.kms.updateKeyDescription({ KeyId, Description: 'by hand' }),
      undo: () => a.kms.updateKeyDescription({ KeyId, Description: set(key, 'Description') }),
      seen: { kind: 'altered', ...at, property: 'Description' },
    },
    {
      api: 'kms:TagResource',
      change: () => a.kms.tagResource({ KeyId, Tags: [{ TagKey: 'other', TagValue: 'hand' }] }),
      undo: () => a.kms.untagResource({ KeyId, TagKeys: ['other'] }),
      seen: { kind: 'added', ...at, property: 'Tags', has: '"other"' },
    },
    {
      api: 'kms:UntagResource',
      change: () => a.kms.untagResource({ KeyId, TagKeys: ['owner'] }),
      undo: () => a.kms.tagResource({ KeyId, Tags: [{ TagKey: 'owner', TagValue: 'security-operations' }] }),
      seen: { kind: 'removed', ...at, property: 'Tags', has: '"owner"' },
    },
    {
      api: 'kms:CreateAlias',
      change: () => a.kms.createAlias({ AliasName: 'alias/by-hand', TargetKeyId: KeyId }),
      undo: () => a.kms.deleteAlias({ AliasName: 'alias/by-hand' }),
      seen: { kind: 'added', type: 'AWS::KMS::Alias', id: 'alias/by-hand' },
    },
    {
      api: 'kms:CreateGrant',
      change: async () => {
        const grant = {
          KeyId,
          GranteePrincipal: `arn:aws:iam::${a.account}:root`,
          Operations: ['Decrypt'] as ['Decrypt'],
        };
        made['grant'] = (await a.kms.createGrant(grant)).GrantId!;
      },
      undo: () => a.kms.revokeGrant({ KeyId, GrantId: made['grant'] }),
      seen: { kind: 'added', type: 'AWS::KMS::Grant', id: KeyId },
    },
    {
      api: 'kms:DisableKey',
      change: () => a.kms.disableKey({ KeyId }),
      undo: () => a.kms.enableKey({ KeyId }),
      seen: { kind: 'removed', ...at, property: 'Enabled' },
    },
  ];
}

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

/** The audit trail. */
export function trails(a: ByHand): OutOfBand[] {
  const type = 'AWS::CloudTrail::Trail';
  const trail = a.one(type);
  const Name = trail.PhysicalId;
  const at = { type, id: Name };
  const ResourceId = `arn:aws:cloudtrail:${a.region}:${a.account}:trail/${Name}`;
  const owner = { Key: 'owner', Value: 'security-operations' };
  const usual = [{ ReadWriteType: 'All' as const, IncludeManagementEvents: true, DataResources: [] }];
  return [
    {
      api: 'cloudtrail:StopLogging',
      change: () => a.cloudTrail.stopLogging({ Name }),
      undo: () => a.cloudTrail.startLogging({ Name }),
      seen: { kind: 'removed', ...at, property: 'IsLogging' },
    },
    ...(
      [
        ['IsMultiRegionTrail', 'IsMultiRegionTrail'],
        ['EnableLogFileValidation', 'EnableLogFileValidation'],
        ['IncludeGlobalServiceEvents', 'IncludeGlobalServiceEvents'],
      ] as const
    ).map(
      ([name, property]): OutOfBand => ({
        api: 'cloudtrail:UpdateTrail',
        change: () => a.cloudTrail.updateTrail({ Name, [name]: false }),
        undo: () => a.cloudTrail.updateTrail({ Name, [name]: true }),
        seen: { kind: 'removed', ...at, property },
      }),
    ),
    {
      api: 'cloudtrail:PutEventSelectors',
      change: () =>
        a.cloudTrail.putEventSelectors({
          TrailName: Name,
          EventSelectors: [{ ReadWriteType: 'WriteOnly', IncludeManagementEvents: true, DataResources: [] }],
        }),
      undo: () => a.cloudTrail.putEventSelectors({ TrailName: Name, EventSelectors: usual }),
      seen: { kind: 'added', ...at, property: 'EventSelectors' },
    },
    {
      api: 'cloudtrail:AddTags',
      change: () => a.cloudTrail.addTags({ ResourceId, TagsList: [{ Key: 'other', Value: 'hand' }] }),
      undo: () => a.cloudTrail.removeTags({ ResourceId, TagsList: [{ Key: 'other', Value: 'hand' }] }),
      seen: { kind: 'added', ...at, property: 'Tags', has: '"other"' },
    },
    {
      api: 'cloudtrail:RemoveTags',
      change: () => a.cloudTrail.removeTags({ ResourceId, TagsList: [owner] }),
      undo: () => a.cloudTrail.addTags({ ResourceId, TagsList: [owner] }),
      seen: { kind: 'removed', ...at, property: 'Tags', has: '"owner"' },
    },
  ];
}

/** Log groups, their filters and who gets a copy. */
export function logGroups(a: ByHand): OutOfBand[] {
  const type = 'AWS::Logs::LogGroup';
  const destinationArn = `arn:aws:lambda:${a.region}:${a.account}:function:by-hand`;
  const [altered, gone] = a.all('AWS::Logs::MetricFilter');
  const asItWas = (filter: typeof altered) => ({
    filterName: set(filter!, 'FilterName'),
    filterPattern: set(filter!, 'FilterPattern'),
    logGroupName: set(filter!, 'LogGroupName'),
    metricTransformations: set<Record<string, string>[]>(filter!, 'MetricTransformations').map((each) => ({
      metricName: each['MetricName'],
      metricNamespace: each['MetricNamespace'],
      metricValue: each['MetricValue'],
      defaultValue: each['DefaultValue'] === undefined ? undefined : Number(each['DefaultValue']),
      ...(each['Unit'] && { unit: each['Unit'] as 'Bytes' }),
    })),
  });
  return [
    ...a.all(type).flatMap((group, index): OutOfBand[] => {
      const logGroupName = group.PhysicalId;
      const resourceArn = `arn:aws:logs:${a.region}:${a.account}:log-group:${logGroupName}`;
      const at = { type, id: logGroupName };
      return [
        index % 2
          ? {
              api: 'logs:PutRetentionPolicy',
              change: () => a.logs.putRetentionPolicy({ logGroupName, retentionInDays: 1 }),
              undo: () =>
                a.logs.putRetentionPolicy({ logGroupName, retentionInDays: set<number>(group, 'RetentionInDays') }),
              seen: { kind: 'altered', ...at, property: 'RetentionInDays' },
            }
          : {
              api: 'logs:DeleteRetentionPolicy',
              change: () => a.logs.deleteRetentionPolicy({ logGroupName }),
              undo: () =>
                a.logs.putRetentionPolicy({ logGroupName, retentionInDays: set<number>(group, 'RetentionInDays') }),
              seen: { kind: 'removed', ...at, property: 'RetentionInDays' },
            },
        index % 2
          ? {
              api: 'logs:TagResource',
              change: () => a.logs.tagResource({ resourceArn, tags: { other: 'hand' } }),
              undo: () => a.logs.untagResource({ resourceArn, tagKeys: ['other'] }),
              seen: { kind: 'added', ...at, property: 'Tags' },
            }
          : {
              api: 'logs:UntagResource',
              change: () => a.logs.untagResource({ resourceArn, tagKeys: ['owner'] }),
              undo: () => a.logs.tagResource({ resourceArn, tags: { owner: 'security-operations' } }),
              seen: { kind: 'removed', ...at, property: 'Tags' },
            },
        {
          api: 'logs:PutMetricFilter',
          change: () =>
            a.logs.putMetricFilter({
              logGroupName,
              filterName: 'by-hand',
              filterPattern: '',
              metricTransformations: [{ metricName: 'm', metricNamespace: 'n', metricValue: '1' }],
            }),
          undo: () => a.logs.deleteMetricFilter({ logGroupName, filterName: 'by-hand' }),
          seen: { kind: 'added', type: 'AWS::Logs::MetricFilter', id: `${logGroupName}|by-hand` },
        },
      ];
    }),
    {
      api: 'logs:PutSubscriptionFilter',
      change: () =>
        a.logs.putSubscriptionFilter({
          logGroupName: a.all(type)[1]!.PhysicalId,
          filterName: 'by-hand',
          filterPattern: '',
          destinationArn,
        }),
      undo: () => a.logs.deleteSubscriptionFilter({ logGroupName: a.all(type)[1]!.PhysicalId, filterName: 'by-hand' }),
      seen: { kind: 'added', type: 'AWS::Logs::SubscriptionFilter', id: 'by-hand' },
    },
    {
      api: 'logs:PutMetricFilter',
      change: () => a.logs.putMetricFilter({ ...asItWas(altered), filterPattern: 'nothing' }),
      undo: () => a.logs.putMetricFilter(asItWas(altered)),
      seen: { kind: 'altered', type: 'AWS::Logs::MetricFilter', id: altered!.PhysicalId, property: 'FilterPattern' },
    },
    {
      api: 'logs:DeleteMetricFilter',
      change: () =>
        a.logs.deleteMetricFilter({ logGroupName: set(gone!, 'LogGroupName'), filterName: set(gone!, 'FilterName') }),
      undo: () => a.logs.putMetricFilter(asItWas(gone)),
      seen: { kind: 'removed', type: 'AWS::Logs::MetricFilter', id: gone!.PhysicalId },
    },
    {
      api: 'logs:CreateLogGroup',
      change: () => a.logs.createLogGroup({ logGroupName: 'nss-prod-by-hand' }),
      undo: () => a.logs.deleteLogGroup({ logGroupName: 'nss-prod-by-hand' }),
      seen: { kind: 'added', type, id: 'nss-prod-by-hand' },
    },
  ];
}
