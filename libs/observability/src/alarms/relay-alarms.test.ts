import { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { agentConfiguration } from '../agent/configuration';
import { ALARM_KINDS, type AlarmKindSlug } from './alarm-kinds';
import { hubsKindOf } from '../pulse/pulse-metric';
import { pulseMetrics } from '../pulse/pulse-metrics';
import { alarmRuleText, alarmsOf } from './composite-alarm';
import { RelayAlarms, type RelayAlarmsProps } from './relay-alarms';

const server = (log: 'web' | 'firewall', number: number) => ({
  name: `nss-dev-${log}-0${number}`,
  log,
  number,
  instanceId: `i-${log}${number}`,
  serviceInterfaceId: `eni-${log}${number}b`,
  managementInterfaceId: `eni-${log}${number}a`,
  serviceAddress: `10.0.0.${140 + number}`,
});
const pair = [server('web', 1), server('web', 2)];
const feed = (type: 'web' | 'alerts', port: number) => ({
  siem: 'soc',
  feed: type,
  ...(type === 'web' ? { log: type } : { mayBeSilent: true }),
  port,
  prefixes: ['172.16.10.0/28'],
});

const place = (change: Partial<RelayAlarmsProps> = {}) => {
  const stack = new Stack(undefined, 'Relay', { env: { account: '111111111111', region: 'ap-northeast-1' } });
  const { alarms } = new RelayAlarms(stack, 'Alarms', {
    purpose: 'nss-dev',
    environment: 'dev',
    availability: 'single',
    topicArn: 'arn:aws:sns:ap-northeast-1:111111111111:nss-dev-notification-topic-01',
    servers: [server('web', 1)],
    feeds: [feed('web', 5140), feed('alerts', 5142)],
    bastion: { name: 'nss-dev-bastion-01', instanceId: 'i-bastion' },
    natGateways: [{ id: 'nat-1', name: 'nss-dev-nat-gateway-01' }],
    virtualInterfaces: [{ id: 'dxvif-1', connectionId: 'dxcon-1', name: 'nss-dev-virtual-interface-01' }],
    vpnConnections: [{ id: 'vpn-1', name: 'nss-dev-vpn-connection-01' }],
    ...change,
  });
  return { alarms, template: Template.fromStack(stack) };
};
const ofKind = (alarms: readonly { kind: AlarmKindSlug; name: string }[], kind: AlarmKindSlug) =>
  alarms.filter((alarm) => alarm.kind === kind).map(({ name }) => name);
const ruleOf = (template: Template, name: string) => {
  const [found] = Object.values(
    template.findResources('AWS::CloudWatch::CompositeAlarm', { Properties: { AlarmName: name } }),
  );
  return found?.Properties.AlarmRule as string;
};

const single = place();
const double = place({
  virtualInterfaces: [
    { id: 'dxvif-1', connectionId: 'dxcon-1', name: 'nss-dev-virtual-interface-01' },
    { id: 'dxvif-2', name: 'nss-dev-virtual-interface-02' },
  ],
});

test("every alarm is named once, tells the topic of ALARM and OK, and carries its kind's text and reading of missing data", () => {
  const resources = {
    ...single.template.findResources('AWS::CloudWatch::Alarm'),
    ...single.template.findResources('AWS::CloudWatch::CompositeAlarm'),
  };
  const placed = Object.values(resources).map(({ Properties }) => Properties);
  expect(placed.map(({ AlarmName }) => AlarmName).sort()).toEqual(single.alarms.map(({ name }) => name).sort());
  expect(new Set(single.alarms.map(({ name }) => name)).size).toBe(single.alarms.length);
  for (const { kind, name } of single.alarms) {
    const properties = placed.find(({ AlarmName }) => AlarmName === name);
    expect(name).toMatch(/^nss-dev-[a-z0-9-]+-alarm-\d\d$/);
    expect(properties.AlarmActions).toEqual(['arn:aws:sns:ap-northeast-1:111111111111:nss-dev-notification-topic-01']);
    expect(properties.OKActions).toEqual(properties.AlarmActions);
    expect(properties.AlarmDescription).toContain(ALARM_KINDS[kind].firstStep);
    expect(properties.AlarmDescription).toMatch(new RegExp(`docs/operations\\.md#${kind}$`));
    if (properties.MetricName) expect(properties.TreatMissingData).toBe(ALARM_KINDS[kind].missingData);
  }
});

test('every kind of the catalogue is placed', () => {
  expect(new Set([...single.alarms, ...double.alarms].map(({ kind }) => kind))).toEqual(
    new Set(Object.keys(ALARM_KINDS)),
  );
});

test('a feed is silent after five quiet minutes, once the records of those minutes had time to arrive', () => {
  single.template.hasResourceProperties('AWS::CloudWatch::Alarm', {
    AlarmName: 'nss-dev-web-soc-silent-alarm-01',
    Namespace: 'NSS/dev',
    MetricName: 'to-soc-web-bytes',
    Statistic: 'Sum',
    Period: 60,
    EvaluationPeriods: 10,
    DatapointsToAlarm: 10,
    Threshold: 4096,
    ComparisonOperator: 'LessThanThreshold',
    TreatMissingData: 'breaching',
  });
  single.template.hasResourceProperties('AWS::CloudWatch::Alarm', {
    AlarmName: 'nss-dev-web-soc-silent-sustained-alarm-01',
    MetricName: 'to-soc-web-bytes',
    Period: 60,
    EvaluationPeriods: 35,
    Threshold: 4096,
    AlarmDescription: Match.stringLikeRegexp(
      'began about 35 minutes before StateUpdatedTimestamp; the buffer holds 60, so logs are lost from about 23 minutes after it',
    ),
  });
});

test("the silence of the vendor's alert feed is no alarm", () => {
  expect(single.alarms.filter(({ name }) => name.includes('alerts'))).toEqual([]);
});

test('each of several feeds of a log type to one SIEM has its own silence', () => {
  const web = feed('web', 5140);
  const { alarms, template } = place({
    feeds: [
      web,
      { ...web, feed: 'web-blocked', port: 5150 },
      { ...web, feed: 'tunnel', port: 5151, mayBeSilent: true },
    ],
  });
  expect(ofKind(alarms, 'feed-silent')).toEqual([
    'nss-dev-web-soc-silent-alarm-01',
    'nss-dev-web-blocked-soc-silent-alarm-01',
  ]);
  expect(ruleOf(template, 'nss-dev-logs-will-be-lost-alarm-01')).toContain(
    ' OR (ALARM("nss-dev-web-blocked-soc-silent-alarm-01")',
  );
});

test('of two active servers that each have a SIEM of their own, one that is silent loses what its SIEM should get', () => {
  const to = (siem: string, number: number) => ({ ...feed('web', 5140), siem, number });
  const { alarms, template } = place({
    availability: 'active-active',
    servers: pair,
    feeds: [to('east', 1), { ...to('west', 2), prefixes: ['172.16.11.0/28'] }],
  });
  expect(ofKind(alarms, 'feed-silent')).toEqual([
    'nss-dev-web-east-silent-alarm-01',
    'nss-dev-web-west-silent-alarm-02',
  ]);
  expect(ruleOf(template, 'nss-dev-logs-will-be-lost-alarm-01')).toContain(
    '(ALARM("nss-dev-web-east-silent-alarm-01") AND ALARM("nss-dev-web-east-silent-sustained-alarm-01")) OR (',
  );
});

test('as many feeds as a log group has filters for are watched: a combination that would read too many alarms reads those that say the same', () => {
  const feeds = Array.from({ length: 30 }, (_, i) => ({ ...feed('web', 6000 + i), feed: `web-${i}x` }));
  const { template } = place({ availability: 'active-active', servers: pair, feeds });
  for (const [name, word] of [
    ['nss-dev-logs-will-be-lost-alarm-01', 'silent-sustained'],
    ['nss-dev-relay-unhealthy-alarm-01', 'silent'],
  ] as const) {
    const rule = ruleOf(template, name);
    // https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html
    expect(rule.match(/ALARM\(/g)!.length).toBeLessThanOrEqual(100);
    expect(rule.length).toBeLessThanOrEqual(10_240);
    for (const { feed: name } of feeds)
      for (const number of [1, 2]) expect(rule).toContain(`ALARM("nss-dev-${name}-soc-${word}-alarm-0${number}")`);
  }
});

test('an idle standby raises nothing: the pair has one pulse per feed and one from the hubs', () => {
  const { alarms, template } = place({ availability: 'active-standby', servers: pair });
  expect(ofKind(alarms, 'feed-silent')).toEqual(['nss-dev-web-soc-silent-alarm-01']);
  expect(ofKind(alarms, 'hubs-silent')).toEqual(['nss-dev-hubs-web-silent-alarm-01']);
  template.hasResourceProperties('AWS::CloudWatch::Alarm', {
    AlarmName: 'nss-dev-hubs-web-silent-alarm-01',
    MetricName: 'from-hubs-web-bytes',
  });
  template.hasResourceProperties('AWS::CloudWatch::Alarm', {
    AlarmName: 'nss-dev-web-system-status-alarm-02',
    TreatMissingData: 'notBreaching',
  });
});

test.each([
  ['single', 'from-hubs-web-bytes', [server('web', 1)]],
  ['active-standby', 'from-hubs-web-bytes', pair],
  ['active-active', 'from-hubs-to-web-01-bytes', pair],
] as const)(
  '%s: the silence of Zscaler is that of %s, which is what runbooks look at',
  (availability, metric, servers) => {
    const { template } = place({ availability, servers });
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmName: 'nss-dev-hubs-web-silent-alarm-01',
      MetricName: metric,
    });
    const watched = pulseMetrics({ purpose: 'nss-dev', environment: 'dev', servers, feeds: [feed('web', 5140)] });
    expect(watched.find(({ kind }) => kind === hubsKindOf(availability))?.metricName).toBe(metric);
  },
);

test('two active servers have a pulse each, and logs are lost only when both are silent', () => {
  const { alarms, template } = place({ availability: 'active-active', servers: pair });
  expect(ofKind(alarms, 'feed-silent')).toEqual(['nss-dev-web-soc-silent-alarm-01', 'nss-dev-web-soc-silent-alarm-02']);
  template.hasResourceProperties('AWS::CloudWatch::Alarm', {
    AlarmName: 'nss-dev-web-soc-silent-alarm-02',
    MetricName: 'to-soc-web-from-web-02-bytes',
  });
  expect(ruleOf(template, 'nss-dev-logs-will-be-lost-alarm-01')).toBe(
    '(ALARM("nss-dev-web-soc-silent-alarm-01") AND ALARM("nss-dev-web-soc-silent-sustained-alarm-01")' +
      ' AND ALARM("nss-dev-web-soc-silent-alarm-02") AND ALARM("nss-dev-web-soc-silent-sustained-alarm-02"))',
  );
});

test('the composite of an environment reads its critical alarms and waits for them', () => {
  const rule = ruleOf(single.template, 'nss-dev-relay-unhealthy-alarm-01');
  expect(rule).toContain('ALARM("nss-dev-virtual-interface-bgp-down-alarm-01") OR ');
  expect(rule).not.toContain('cpu-high');
  const [composite] = Object.values(
    single.template.findResources('AWS::CloudWatch::CompositeAlarm', {
      Properties: { AlarmName: 'nss-dev-relay-unhealthy-alarm-01' },
    }),
  );
  expect(composite?.DependsOn).toHaveLength(rule.split('ALARM(').length - 1);
});

test('Direct Connect must report BGP as up; without a known connection the metric is looked up', () => {
  single.template.hasResourceProperties('AWS::CloudWatch::Alarm', {
    MetricName: 'VirtualInterfaceBgpStatus',
    Threshold: 1,
    ComparisonOperator: 'LessThanThreshold',
    TreatMissingData: 'breaching',
    Dimensions: [
      { Name: 'ConnectionId', Value: 'dxcon-1' },
      { Name: 'VirtualInterfaceId', Value: 'dxvif-1' },
    ],
  });
  place({
    virtualInterfaces: [{ id: 'dxvif-1', name: 'nss-dev-virtual-interface-01' }],
  }).template.hasResourceProperties('AWS::CloudWatch::Alarm', {
    AlarmName: 'nss-dev-virtual-interface-bgp-down-alarm-01',
    Metrics: [
      {
        Id: 'q1',
        Period: 300,
        ReturnData: true,
        Expression: 'SELECT MIN(VirtualInterfaceBgpStatus) FROM "AWS/DX" WHERE VirtualInterfaceId = \'dxvif-1\'',
      },
    ],
  });
});

// docs.aws.amazon.com/directconnect/latest/UserGuide/resiliency_toolkit.html: the other connection carries on.
test('of several virtual interfaces, one that is down is a warning, and all that are down are critical', () => {
  const ofSession = 'nss-dev-virtual-interface-bgp-down-alarm-0';
  expect(ofKind(double.alarms, 'bgp-session-down')).toEqual([`${ofSession}1`, `${ofSession}2`]);
  expect(ofKind(double.alarms, 'bgp-down')).toEqual(['nss-dev-direct-connect-down-alarm-01']);
  expect(ruleOf(double.template, 'nss-dev-direct-connect-down-alarm-01')).toBe(
    `(ALARM("${ofSession}1") AND ALARM("${ofSession}2"))`,
  );
  const unhealthy = ruleOf(double.template, 'nss-dev-relay-unhealthy-alarm-01');
  expect(unhealthy).toContain('ALARM("nss-dev-direct-connect-down-alarm-01")');
  expect(unhealthy).not.toContain(ofSession);
  expect(ofKind(single.alarms, 'bgp-session-down')).toEqual([]);
  expect(ofKind(place({ virtualInterfaces: [] }).alarms, 'bgp-down')).toEqual([]);
});

test('a VPN is down when no tunnel is up, and each known tunnel has its own alarm', () => {
  single.template.hasResourceProperties('AWS::CloudWatch::Alarm', {
    AlarmName: 'nss-dev-vpn-connection-down-alarm-01',
    MetricName: 'TunnelState',
    Statistic: 'Maximum',
    Threshold: 0,
    ComparisonOperator: 'LessThanOrEqualToThreshold',
    Dimensions: [{ Name: 'VpnId', Value: 'vpn-1' }],
  });
  const { alarms } = place({
    vpnConnections: [
      { id: 'vpn-1', name: 'nss-dev-vpn-connection-01', tunnelAddresses: ['198.51.100.1', '198.51.100.2'] },
    ],
  });
  expect(ofKind(alarms, 'vpn-tunnel-down')).toEqual([
    'nss-dev-vpn-connection-tunnel-1-down-alarm-01',
    'nss-dev-vpn-connection-tunnel-2-down-alarm-01',
  ]);
});

test("machines, NAT gateway and the bastion's agent are watched with AWS's own metrics", () => {
  for (const MetricName of [
    'StatusCheckFailed_System',
    'StatusCheckFailed_Instance',
    'StatusCheckFailed_AttachedEBS',
  ]) {
    single.template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      MetricName,
      Dimensions: [{ Name: 'InstanceId', Value: 'i-bastion' }],
      TreatMissingData: 'notBreaching',
    });
  }
  // "If the CPU utilization is more than 85% for 3 minutes, a warning alert is sent. If the CPU utilization is more than 95% for 1 minute, then a
  // critical alert is sent." https://help.zscaler.com/zia/adding-nss-feeds-alerts
  for (const [Threshold, word, EvaluationPeriods] of [
    [85, 'high', 3],
    [95, 'critical', 1],
  ] as const) {
    single.template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmName: `nss-dev-web-cpu-${word}-alarm-01`,
      Threshold,
      Period: 60,
      EvaluationPeriods,
      DatapointsToAlarm: EvaluationPeriods,
      ComparisonOperator: 'GreaterThanThreshold',
    });
  }
  for (const MetricName of ['ErrorPortAllocation', 'PacketsDropCount']) {
    single.template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      Namespace: 'AWS/NATGateway',
      MetricName,
      Statistic: 'Sum',
      Threshold: 0,
    });
  }
  single.template.hasResourceProperties('AWS::CloudWatch::Alarm', {
    Namespace: 'CWAgent',
    MetricName: 'agent-heartbeat',
    Statistic: 'SampleCount',
    TreatMissingData: 'breaching',
  });
});

test("the space on the bastion's disk is watched that its agent is told to measure, under the name that the agent gives a counter of Windows", () => {
  const { metrics } = agentConfiguration({ purpose: 'nss-dev' });
  const [[object, { measurement, resources }]] = Object.entries(metrics.metrics_collected).filter(([, measured]) =>
    (measured.measurement as readonly unknown[]).includes('% Free Space'),
  ) as [[string, { measurement: string[]; resources: string[] }]];
  // One disk, since the metrics are summed up by instance.
  expect(resources).toEqual(['C:']);
  single.template.hasResourceProperties('AWS::CloudWatch::Alarm', {
    Namespace: metrics.namespace,
    MetricName: `${object} ${measurement[0]}`,
    Dimensions: [{ Name: 'InstanceId', Value: 'i-bastion' }],
    Statistic: 'Minimum',
    ComparisonOperator: 'LessThanThreshold',
    Threshold: 10,
    Period: 300,
    EvaluationPeriods: 3,
    DatapointsToAlarm: 3,
  });
});

test('a rule reads as CloudWatch writes it, each alarm once', () => {
  const [a, b] = single.alarms;
  const rule = { any: [{ all: [a!, b!] }, a!] };
  expect(alarmRuleText(rule)).toBe(`((ALARM("${a!.name}") AND ALARM("${b!.name}")) OR ALARM("${a!.name}"))`);
  expect(alarmsOf(rule)).toEqual([a, b]);
});
