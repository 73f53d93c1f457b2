import { type FilterDefinition, type MetricAlarmDefinition } from '../deployed/definitions';
import { onMetric } from '../deployed/watched-metric';
import { matchesPattern } from './event-rules';
import { lineOf } from './flow-record';
import { LogFilters } from './log-filters';
import { MetricStore } from './metric-store';

const FIELDS = ['version', 'interface-id', 'srcaddr', 'bytes', 'action', 'log-status'];
const RECORD = {
  interfaceId: 'eni-1',
  source: '10.0.0.1',
  destination: '10.0.0.2',
  sourcePort: 1,
  destinationPort: 2,
  packets: 1,
  bytes: 60,
  action: 'ACCEPT',
  direction: 'egress',
} as const;

// https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-records-examples.html (no data)
test('a record has the fields of the format in their order; one of an interface at rest says that there is nothing to say', () => {
  expect(lineOf(FIELDS, RECORD, 0)).toBe('5 eni-1 10.0.0.1 60 ACCEPT OK');
  expect(lineOf(FIELDS, { interfaceId: 'eni-1' }, 0)).toBe('5 eni-1 - - - NODATA');
});

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/MonitoringLogData.html (default value)
test('a filter counts what matches, its default where lines came and none matches, and nothing where none came', () => {
  const filter: FilterDefinition = {
    FilterName: 'bytes',
    FilterPattern: '[version, interface_id, srcaddr, bytes, action=ACCEPT, log_status]',
    LogGroupName: 'group',
    MetricTransformations: [{ MetricNamespace: 'NSS', MetricName: 'bytes', MetricValue: '$bytes', DefaultValue: 0 }],
  };
  const [filters, store] = [new LogFilters([filter], 'group'), new MetricStore()];
  const line = (minute: number, record: Parameters<typeof lineOf>[1]) => ({
    kind: JSON.stringify(record),
    text: lineOf(FIELDS, record, minute),
  });
  filters.publish([line(0, RECORD), line(0, { ...RECORD, bytes: 40 })], 0, store);
  filters.publish([line(1, { interfaceId: 'eni-1' })], 1, store);
  filters.publish([], 2, store);
  const sums = [0, 1, 2].map((minute) => store.statistic('NSS bytes', 'Sum', 60, minute + 1, 1));
  expect(sums).toEqual([100, 0, undefined]);
  // Nobody knows it before it is delivered.
  expect(store.statistic('NSS bytes', 'Sum', 5, 1, 1)).toBeUndefined();
  expect(store.sums('NSS bytes', 60, 90)).toEqual([
    [60, 100],
    [59, 0],
  ]);
});

test('statistics are those of all data points of a period', () => {
  const store = new MetricStore();
  store.put('m', 0, 1, [1, 2]);
  store.put('m', 2, 3, [6]);
  const statistics = (['Sum', 'Minimum', 'Maximum', 'Average', 'SampleCount'] as const).map((each) =>
    store.statistic('m', each, 10, 5, 5),
  );
  expect(statistics).toEqual([9, 1, 6, 3, 3]);
});

// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html
test('an event matches where it has one of the values at every key of the pattern', () => {
  const pattern = { source: ['aws.ec2'], detail: { state: ['pending', 'running'] } };
  const event = (state?: string) => ({ source: 'aws.ec2', account: '1', detail: { state } });
  expect(['running', 'stopped', undefined].map((state) => matchesPattern(pattern, event(state)))).toEqual([
    true,
    false,
    false,
  ]);
});

test('an alarm that asks a query watches the metric that the query finds; any other query is told', () => {
  const asking = (Expression: string) =>
    ({ AlarmName: 'a', Metrics: [{ Expression, Period: 300 }] }) as unknown as MetricAlarmDefinition;
  expect(onMetric(asking(`SELECT MIN(Status) FROM "AWS/DX" WHERE Id = 'dxvif-1'`))).toMatchObject({
    Namespace: 'AWS/DX',
    MetricName: 'Status',
    Dimensions: [{ Name: 'Id', Value: 'dxvif-1' }],
    Statistic: 'Minimum',
    Period: 300,
  });
  expect(() => onMetric(asking('SUM(METRICS())'))).toThrow('a asks what no drill can answer: SUM(METRICS())');
});

// The examples of https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-records-examples.html: every field that does not apply is a dash.
test.each([
  [{ interfaceId: 'eni-1' }, '5 eni-1 - - - NODATA'],
  [{ interfaceId: 'eni-1', isSkipped: true }, '5 eni-1 - - - SKIPDATA'],
])('an interface of which nothing is told has a record that says why: %p', (record, line) => {
  expect(lineOf(FIELDS, record, 1)).toBe(line);
});
