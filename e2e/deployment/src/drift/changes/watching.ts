import { type ByHand, type OutOfBand, set } from '../out-of-band';

/** Who hears of alarms. */
export function topics(a: ByHand): OutOfBand[] {
  const type = 'AWS::SNS::Topic';
  const topic = a.one(type);
  const TopicArn = topic.PhysicalId;
  const at = { type, id: TopicArn };
  const policyAt = { type: 'AWS::SNS::TopicPolicy', id: `${TopicArn}|policy` };
  const policy = a.one('AWS::SNS::TopicPolicy').Properties['PolicyDocument'] as { Statement: object[] };
  const attribute = (AttributeName: string, AttributeValue: string) =>
    a.sns.setTopicAttributes({ TopicArn, AttributeName, AttributeValue });
  const opening = { Effect: 'Allow', Action: 'sns:Subscribe', Principal: { AWS: '999999999999' }, Resource: TopicArn };
  const made: Record<string, string> = {};
  return [
    {
      api: 'sns:Subscribe',
      change: async () => {
        const { SubscriptionArn } = await a.sns.subscribe({
          TopicArn,
          Protocol: 'sqs',
          Endpoint: `arn:aws:sqs:${a.region}:${a.account}:by-hand`,
          ReturnSubscriptionArn: true,
        });
        made['subscription'] = SubscriptionArn!;
      },
      undo: () => a.sns.unsubscribe({ SubscriptionArn: made['subscription'] }),
      seen: { kind: 'added', type: 'AWS::SNS::Subscription', id: 'by-hand' },
    },
    {
      api: 'sns:SetTopicAttributes',
      change: () => attribute('Policy', JSON.stringify({ ...policy, Statement: [...policy.Statement, opening] })),
      undo: () => attribute('Policy', JSON.stringify(policy)),
      seen: { kind: 'added', ...policyAt, property: 'PolicyDocument.Statement' },
    },
    {
      api: 'sns:SetTopicAttributes',
      change: () => attribute('DisplayName', 'by hand'),
      undo: () => attribute('DisplayName', ''),
      seen: { kind: 'added', ...at, property: 'DisplayName' },
    },
    {
      api: 'sns:SetTopicAttributes',
      change: () => attribute('KmsMasterKeyId', ''),
      undo: () => attribute('KmsMasterKeyId', set(topic, 'KmsMasterKeyId')),
      seen: { kind: 'removed', ...at, property: 'KmsMasterKeyId' },
    },
    {
      api: 'sns:TagResource',
      change: () => a.sns.tagResource({ ResourceArn: TopicArn, Tags: [{ Key: 'other', Value: 'hand' }] }),
      undo: () => a.sns.untagResource({ ResourceArn: TopicArn, TagKeys: ['other'] }),
      seen: { kind: 'added', ...at, property: 'Tags', has: '"other"' },
    },
    {
      api: 'sns:UntagResource',
      change: () => a.sns.untagResource({ ResourceArn: TopicArn, TagKeys: ['owner'] }),
      undo: () => a.sns.tagResource({ ResourceArn: TopicArn, Tags: [{ Key: 'owner', Value: 'security-operations' }] }),
      seen: { kind: 'removed', ...at, property: 'Tags', has: '"owner"' },
    },
  ];
}

/** Alarms and dashboards. */
export function alarms(a: ByHand): OutOfBand[] {
  const type = 'AWS::CloudWatch::Alarm';
  const rules = a.all('AWS::CloudWatch::CompositeAlarm').map((each) => set(each, 'AlarmRule'));
  const isWatched = (name: string) => rules.some((own) => own.includes(`"${name}"`));
  const simple = a.all(type).filter(({ Properties }) => !(Properties['Metrics'] as unknown[] | undefined)?.length);
  const dashboard = a.one('AWS::CloudWatch::Dashboard');
  const composite = a.one('AWS::CloudWatch::CompositeAlarm');
  const rule = composite.Properties as Record<string, never>;
  const body = JSON.stringify(dashboard.Properties['DashboardBody']);
  const DashboardName = dashboard.PhysicalId;
  return [
    ...simple.slice(0, 40).map((alarm, index): OutOfBand => {
      const AlarmName = alarm.PhysicalId;
      const { Tags: tags, ...own } = alarm.Properties as Record<string, never>;
      const at = { type, id: AlarmName };
      const ResourceARN = `arn:aws:cloudwatch:${a.region}:${a.account}:alarm:${AlarmName}`;
      const turns: OutOfBand[] = [
        {
          api: 'cloudwatch:PutMetricAlarm',
          change: () => a.cloudWatch.putMetricAlarm({ ...own, AlarmName, Threshold: 987654 } as never),
          undo: () => a.cloudWatch.putMetricAlarm({ ...own, AlarmName } as never),
          seen: { kind: 'altered', ...at, property: 'Threshold' },
        },
        {
          api: 'cloudwatch:PutMetricAlarm',
          change: () => a.cloudWatch.putMetricAlarm({ ...own, AlarmName, AlarmActions: [] } as never),
          undo: () => a.cloudWatch.putMetricAlarm({ ...own, AlarmName } as never),
          seen: { kind: 'removed', ...at, property: 'AlarmActions' },
        },
        {
          api: 'cloudwatch:DisableAlarmActions',
          change: () => a.cloudWatch.disableAlarmActions({ AlarmNames: [AlarmName] }),
          undo: () => a.cloudWatch.enableAlarmActions({ AlarmNames: [AlarmName] }),
          seen: { kind: 'removed', ...at, property: 'ActionsEnabled' },
        },
        {
          api: 'cloudwatch:DeleteAlarms',
          change: () => a.cloudWatch.deleteAlarms({ AlarmNames: [AlarmName] }),
          undo: () => a.cloudWatch.putMetricAlarm({ ...own, AlarmName, Tags: tags } as never),
          seen: { kind: 'removed', ...at },
        },
        {
          api: 'cloudwatch:TagResource',
          change: () => a.cloudWatch.tagResource({ ResourceARN, Tags: [{ Key: 'other', Value: 'hand' }] }),
          undo: () => a.cloudWatch.untagResource({ ResourceARN, TagKeys: ['other'] }),
          seen: { kind: 'added', ...at, property: 'Tags' },
        },
        {
          api: 'cloudwatch:UntagResource',
          change: () => a.cloudWatch.untagResource({ ResourceARN, TagKeys: ['owner'] }),
          undo: () => a.cloudWatch.tagResource({ ResourceARN, Tags: [{ Key: 'owner', Value: 'security-operations' }] }),
          seen: { kind: 'removed', ...at, property: 'Tags' },
        },
      ];
      const [turn, next] = [turns[index % turns.length]!, turns[(index + 1) % turns.length]!];
      // One that others watch cannot go.
      return turn.api === 'cloudwatch:DeleteAlarms' && isWatched(AlarmName) ? next : turn;
    }),
    {
      api: 'cloudwatch:PutMetricAlarm',
      change: () =>
        a.cloudWatch.putMetricAlarm({
          ...(simple[0]!.Properties as Record<string, never>),
          AlarmName: 'nss-prod-by-hand-alarm-01',
        } as never),
      undo: () => a.cloudWatch.deleteAlarms({ AlarmNames: ['nss-prod-by-hand-alarm-01'] }),
      seen: { kind: 'added', type, id: 'nss-prod-by-hand-alarm-01' },
    },
    {
      api: 'cloudwatch:PutCompositeAlarm',
      change: () =>
        a.cloudWatch.putCompositeAlarm({
          ...rule,
          Tags: undefined,
          AlarmRule: `ALARM("${simple[0]!.PhysicalId}")`,
        } as never),
      undo: () => a.cloudWatch.putCompositeAlarm({ ...rule, Tags: undefined } as never),
      seen: {
        kind: 'altered',
        type: 'AWS::CloudWatch::CompositeAlarm',
        id: composite.PhysicalId,
        property: 'AlarmRule',
      },
    },
    {
      api: 'cloudwatch:PutDashboard',
      change: () => a.cloudWatch.putDashboard({ DashboardName, DashboardBody: '{"widgets":[]}' }),
      undo: () => a.cloudWatch.putDashboard({ DashboardName, DashboardBody: body }),
      seen: { kind: 'removed', type: 'AWS::CloudWatch::Dashboard', id: DashboardName, property: 'DashboardBody' },
    },
    {
      api: 'cloudwatch:PutDashboard',
      change: () => a.cloudWatch.putDashboard({ DashboardName: 'nss-prod-by-hand', DashboardBody: '{"widgets":[]}' }),
      undo: () => a.cloudWatch.deleteDashboards({ DashboardNames: ['nss-prod-by-hand'] }),
      seen: { kind: 'added', type: 'AWS::CloudWatch::Dashboard', id: 'nss-prod-by-hand' },
    },
  ];
}

/** What starts runbooks by itself. */
export function events(a: ByHand): OutOfBand[] {
  const type = 'AWS::Events::Rule';
  const rule = a.one(type);
  const Name = rule.PhysicalId;
  const at = { type, id: Name };
  const ResourceARN = `arn:aws:events:${a.region}:${a.account}:rule/${Name}`;
  const pattern = rule.Properties['EventPattern'] as object;
  const put = (EventPattern: object, Description = set(rule, 'Description')) =>
    a.events.putRule({ Name, Description, EventPattern: JSON.stringify(EventPattern) });
  return [
    {
      api: 'events:PutRule',
      change: () => put({ ...pattern, source: ['aws.s3'] }),
      undo: () => put(pattern),
      seen: { kind: 'added', ...at, property: 'EventPattern.source' },
    },
    {
      api: 'events:DisableRule',
      change: () => a.events.disableRule({ Name }),
      undo: () => a.events.enableRule({ Name }),
      seen: { kind: 'altered', ...at, property: 'State' },
    },
    {
      api: 'events:PutTargets',
      change: () =>
        a.events.putTargets({
          Rule: Name,
          Targets: [{ Id: 'by-hand', Arn: `arn:aws:sns:${a.region}:${a.account}:by-hand` }],
        }),
      undo: () => a.events.removeTargets({ Rule: Name, Ids: ['by-hand'] }),
      seen: { kind: 'added', ...at, property: 'Targets' },
    },
    {
      api: 'events:RemoveTargets',
      change: () =>
        a.events.removeTargets({ Rule: Name, Ids: set<{ Id: string }[]>(rule, 'Targets').map(({ Id }) => Id) }),
      undo: () => a.events.putTargets({ Rule: Name, Targets: set(rule, 'Targets') }),
      seen: { kind: 'removed', ...at, property: 'Targets' },
    },
    {
      api: 'events:TagResource',
      change: () => a.events.tagResource({ ResourceARN, Tags: [{ Key: 'other', Value: 'hand' }] }),
      undo: () => a.events.untagResource({ ResourceARN, TagKeys: ['other'] }),
      seen: { kind: 'added', ...at, property: 'Tags', has: '"other"' },
    },
    {
      api: 'events:UntagResource',
      change: () => a.events.untagResource({ ResourceARN, TagKeys: ['owner'] }),
      undo: () => a.events.tagResource({ ResourceARN, Tags: [{ Key: 'owner', Value: 'security-operations' }] }),
      seen: { kind: 'removed', ...at, property: 'Tags', has: '"owner"' },
    },
    {
      api: 'events:PutRule',
      change: () => a.events.putRule({ Name: 'nss-prod-by-hand', ScheduleExpression: 'rate(1 day)' }),
      undo: () => a.events.deleteRule({ Name: 'nss-prod-by-hand' }),
      seen: { kind: 'added', type, id: 'nss-prod-by-hand' },
    },
  ];
}
