import { type Template } from '@nss/deployment';
import { sampleDashboard } from './sample';
import { dataPoints, type Samples } from './samples';

const PLACE = { account: '111111111111', region: 'ap-northeast-1' };
const NAMESPACE = 'NSS/prod';
const alarm = (name: string, MetricName: string) => ({
  Type: 'AWS::CloudWatch::Alarm',
  Properties: {
    AlarmName: name,
    Namespace: NAMESPACE,
    MetricName,
    Statistic: 'Sum',
    Period: 60,
    ComparisonOperator: 'LessThanThreshold',
    Threshold: 4096,
    EvaluationPeriods: 10,
  },
});
const template: Template = {
  Resources: {
    Web: alarm('web-silent', 'to-soc-web-bytes') as never,
    Firewall: alarm('firewall-silent', 'to-soc-firewall-bytes') as never,
    Whole: {
      Type: 'AWS::CloudWatch::CompositeAlarm',
      Properties: { AlarmName: 'whole', AlarmRule: 'ALARM("firewall-silent") OR ALARM("lower")' },
    },
    Lower: {
      Type: 'AWS::CloudWatch::CompositeAlarm',
      Properties: { AlarmName: 'lower', AlarmRule: 'ALARM("web-silent")' },
    },
    Dashboard: {
      Type: 'AWS::CloudWatch::Dashboard',
      Properties: {
        DashboardName: 'nss-prod-dashboard-01',
        DashboardBody: {
          'Fn::Join': [
            '',
            [
              '{"start":"-PT3H","periodOverride":"inherit","widgets":[{"type":"alarm","x":0,"y":0,"width":8,"height":8,"properties":{"title":"All","alarms":["',
              { 'Fn::GetAtt': ['Web', 'Arn'] },
              '"]}},{"type":"metric","x":8,"y":0,"width":8,"height":8,"properties":{"title":"out","region":"x","view":"timeSeries","stat":"Sum","period":60,"yAxis":{"left":{"min":0}},"metrics":[["NSS/prod","to-soc-web-from-web-01-bytes"],["NSS/prod","to-soc-web-from-web-02-bytes"]]}}]}',
            ],
          ],
        },
      },
    },
  },
};
const points = (metricName: string, samples: Samples, change = {}) =>
  dataPoints(
    { namespace: NAMESPACE, metricName, dimensions: {}, statistic: 'Sum', periodSeconds: 60, ...change },
    60,
    samples,
    'here',
  );

test('one feed is silent, and the alarms make of that what their definitions say, through composites that read others', () => {
  const { name, body, samples, states } = sampleDashboard(template, PLACE, []);
  expect(name).toBe('nss-prod-dashboard-01');
  expect(body.widgets[0]?.properties).toMatchObject({
    alarms: ['arn:aws:cloudwatch:ap-northeast-1:111111111111:alarm:web-silent'],
  });
  expect(samples.silent?.feed).toBe('to-soc-web');
  expect(Object.fromEntries(states)).toEqual({
    'web-silent': 'ALARM',
    'firewall-silent': 'OK',
    whole: 'ALARM',
    lower: 'ALARM',
  });
});

test('the feed is silent in the last minutes only, at its servers too, and no other feed is', () => {
  const samples = { standbys: [], silent: { feed: 'to-soc-web', minutes: 20 } };
  for (const metric of ['to-soc-web-bytes', 'to-soc-web-from-web-01-bytes']) {
    expect(
      points(metric, samples)
        .slice(-20)
        .every((value) => value === 0),
    ).toBe(true);
    expect(
      points(metric, samples)
        .slice(0, -20)
        .every((value) => value! > 4096),
    ).toBe(true);
  }
  expect(points('to-soc-web-blocked-bytes', samples).every((value) => value! > 4096)).toBe(true);
});

test('nothing passes a standby, and a machine that is stopped reports nothing', () => {
  const samples = { standbys: ['nss-prod-web-02'] };
  expect(new Set(points('from-hubs-to-web-02-bytes', samples))).toEqual(new Set([0]));
  expect(points('from-hubs-to-web-01-bytes', samples).every((value) => value! > 0)).toBe(true);
  const machine = { namespace: 'AWS/EC2', dimensions: { InstanceId: 'nss-prod-web-02' } };
  expect(new Set(points('CPUUtilization', samples, machine))).toEqual(new Set([undefined]));
});

test('a data point is the statistic of the minutes of its period', () => {
  const heartbeat = { namespace: 'CWAgent', periodSeconds: 300 };
  expect(new Set(points('agent-heartbeat', { standbys: [] }, { ...heartbeat, statistic: 'SampleCount' }))).toEqual(
    new Set([5]),
  );
  expect(new Set(points('agent-heartbeat', { standbys: [] }, { ...heartbeat, statistic: 'Maximum' }))).toEqual(
    new Set([1]),
  );
});

test('a metric without a sample, and a template without a dashboard, are told', () => {
  expect(() => points('unheard-of', { standbys: [] })).toThrow('here: there is no sample of NSS/prod unheard-of');
  expect(() => sampleDashboard({ Resources: {} }, PLACE, [])).toThrow(
    'the template has 0 dashboards, and one is drawn',
  );
});
