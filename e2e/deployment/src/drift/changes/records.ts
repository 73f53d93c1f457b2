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
    ...savedQueries(a),
    {
      api: 'logs:CreateLogGroup',
      change: () => a.logs.createLogGroup({ logGroupName: 'nss-prod-by-hand' }),
      undo: () => a.logs.deleteLogGroup({ logGroupName: 'nss-prod-by-hand' }),
      seen: { kind: 'added', type, id: 'nss-prod-by-hand' },
    },
  ];
}

/** What the console lists to be asked. */
function savedQueries(a: ByHand): OutOfBand[] {
  const type = 'AWS::Logs::QueryDefinition';
  const query = a.one(type);
  const queryDefinitionId = query.PhysicalId;
  const asItWas = {
    queryDefinitionId,
    name: set(query, 'Name'),
    queryString: set(query, 'QueryString'),
    logGroupNames: set<string[]>(query, 'LogGroupNames'),
  };
  let added: string | undefined;
  return [
    {
      api: 'logs:PutQueryDefinition',
      change: () => a.logs.putQueryDefinition({ ...asItWas, queryString: 'fields @message' }),
      undo: () => a.logs.putQueryDefinition(asItWas),
      seen: { kind: 'altered', type, id: queryDefinitionId, property: 'QueryString' },
    },
    {
      api: 'logs:PutQueryDefinition',
      change: async () => {
        ({ queryDefinitionId: added } = await a.logs.putQueryDefinition({
          name: 'nss-prod-logs/by-hand',
          queryString: 'fields @message',
        }));
      },
      undo: () => a.logs.deleteQueryDefinition({ queryDefinitionId: added }),
      seen: { kind: 'added', type, id: '' },
    },
  ];
}
