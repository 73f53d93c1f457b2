import fc from 'fast-check';
import { checkAgentConfiguration } from './check';
import { agentConfiguration } from './configuration';
import { HEARTBEAT_METRIC, WINDOWS_COUNTERS } from './counters';
import { agentLogGroupNames, bastionLogs } from './logs';

const good = agentConfiguration({ purpose: 'nss-dev' });
/** A copy of the good configuration with one value replaced. */
const changed = (path: string, value: unknown) => {
  const copy = JSON.parse(JSON.stringify(good));
  const keys = path.split('.');
  const last = keys.pop()!;
  keys.reduce((at, key) => at[key], copy)[last] = value;
  return copy;
};
const windowsEvents = 'logs.logs_collected.windows_events.collect_list.0';
const files = 'logs.logs_collected.files.collect_list.0';

test('our own configuration has no problem, with and without logs of a kind', () => {
  expect(checkAgentConfiguration(good)).toEqual([]);
  const { events } = bastionLogs('nss-dev');
  expect(
    checkAgentConfiguration(
      agentConfiguration({
        purpose: 'nss-dev',
        logs: { events, files: [] },
        metricsNamespace: 'NSS/dev/bastion',
        intervalSeconds: 300,
      }),
    ),
  ).toEqual([]);
});

test("it sends event logs, both agents' logs, CPU, memory, disk, network and a heartbeat, by instance id", () => {
  expect(good.logs.logs_collected.windows_events?.collect_list.map(({ event_name }) => event_name)).toEqual([
    'System',
    'Application',
    'Security',
  ]);
  expect(good.logs.logs_collected.files?.collect_list.map(({ file_path }) => file_path)).toEqual([
    expect.stringContaining('amazon-ssm-agent.log'),
    expect.stringContaining('amazon-cloudwatch-agent.log'),
  ]);
  expect(Object.keys(good.metrics.metrics_collected)).toEqual([
    'System',
    'Processor',
    'Memory',
    'LogicalDisk',
    'Network Interface',
  ]);
  expect(good.metrics.metrics_collected.System?.measurement).toEqual([
    { name: 'System Up Time', rename: HEARTBEAT_METRIC },
  ]);
  expect(good.metrics.aggregation_dimensions).toEqual([['InstanceId']]);
});

test('every log group the configuration writes to is listed once', () => {
  const written = JSON.stringify(good)
    .match(/"log_group_name":"[^"]+"/g)!
    .map((pair) => pair.split('"')[3]!);
  expect(agentLogGroupNames(bastionLogs('nss-dev')).sort()).toEqual([...new Set(written)].sort());
});

test.each([
  ['metrix', {}, 'metrix', 'knows no such key'],
  ['agent.metrics_collection_interval', 0, 'agent.metrics_collection_interval', 'not 0'],
  ['metrics.namespace', 'AWS/EC2', 'metrics.namespace', 'belongs to AWS'],
  ['metrics.interval', 60, 'metrics.interval', 'knows no such key'],
  ['metrics.append_dimensions', { HostName: 'x' }, 'metrics.append_dimensions.HostName', 'adds only ImageId'],
  ['metrics.append_dimensions', { InstanceId: 'i-1' }, 'metrics.append_dimensions.InstanceId', '${aws:<name>}'],
  ['metrics.aggregation_dimensions', ['InstanceId'], 'metrics.aggregation_dimensions', 'list of lists'],
  ['metrics.metrics_collected', {}, 'metrics.metrics_collected', 'at least one object'],
  [
    'metrics.metrics_collected.Memory.measurement',
    [],
    'metrics.metrics_collected.Memory.measurement',
    'at least one counter',
  ],
  [
    'metrics.metrics_collected.Memory.measurement',
    ['% Comitted Bytes'],
    'metrics.metrics_collected.Memory.measurement[0]',
    'Memory has no counter % Comitted Bytes',
  ],
  [
    'metrics.metrics_collected.Memory.resources',
    ['*'],
    'metrics.metrics_collected.Memory.resources',
    'Memory has no instances',
  ],
  [
    'metrics.metrics_collected.Processor.resources',
    undefined,
    'metrics.metrics_collected.Processor.resources',
    'nothing is collected',
  ],
  ['logs.logs_collected', {}, 'logs.logs_collected', 'files, windows_events or both'],
  ['logs.logs_collected.journald', {}, 'logs.logs_collected.journald', 'knows no such key'],
  ['logs.logs_collected.files.collect_list', [], 'logs.logs_collected.files.collect_list', 'at least one entry'],
  [`${files}.file_path`, undefined, 'logs.logs_collected.files.collect_list[0].file_path', 'is required'],
  [`${files}.timezone`, 'JST', 'logs.logs_collected.files.collect_list[0].timezone', 'not JST'],
  [`${files}.retention_in_days`, 31, 'logs.logs_collected.files.collect_list[0].retention_in_days', 'not 31'],
  [`${files}.log_group_name`, 'a b', 'logs.logs_collected.files.collect_list[0].log_group_name', 'letters, digits'],
  [`${files}.log_stream_name`, 'a:b', 'logs.logs_collected.files.collect_list[0].log_stream_name', 'without : and *'],
  [
    `${windowsEvents}.event_levels`,
    ['FATAL'],
    'logs.logs_collected.windows_events.collect_list[0].event_levels[0]',
    'not FATAL',
  ],
  [
    `${windowsEvents}.event_levels`,
    undefined,
    'logs.logs_collected.windows_events.collect_list[0]',
    'event_levels, event_ids or filters',
  ],
  [
    `${windowsEvents}.event_name`,
    'Forwarded Events',
    'logs.logs_collected.windows_events.collect_list[0].event_name',
    'Forwarded Events',
  ],
  [
    `${windowsEvents}.event_format`,
    'json',
    'logs.logs_collected.windows_events.collect_list[0].event_format',
    'text, xml',
  ],
])('%s = %j is found at %s', (path, value, at, message) => {
  expect(checkAgentConfiguration(changed(path, value))).toEqual([
    { path: at, message: expect.stringContaining(message) },
  ]);
});

// docs.aws.amazon.com/AmazonCloudWatch, "CloudWatch agent configuration file": the sections that stand under Linux and not under Windows Server.
test.each(['cpu', 'disk', 'diskio', 'swap', 'mem', 'net', 'netstat', 'processes', 'ethtool', 'collectd'])(
  'the Linux section %s beside an object of Windows is found',
  (section) => {
    const problems = checkAgentConfiguration({
      metrics: {
        metrics_collected: {
          [section]: { measurement: ['used_percent'] },
          LogicalDisk: { measurement: ['% Free Space'], resources: ['*'] },
        },
      },
    });
    expect(problems).toEqual([
      { path: `metrics.metrics_collected.${section}`, message: expect.stringContaining('collects nothing on Windows') },
    ]);
  },
);

test('any counter of any known object is accepted, and any JSON at all is answered, not thrown at', () => {
  const objects = fc
    .constantFrom(...Object.keys(WINDOWS_COUNTERS))
    .chain((object) => fc.tuple(fc.constant(object), fc.constantFrom(...WINDOWS_COUNTERS[object]!)));
  fc.assert(
    fc.property(objects, ([object, counter]) => {
      const problems = checkAgentConfiguration(
        changed('metrics.metrics_collected', { [object]: { measurement: [counter] } }),
      );
      expect(problems.filter(({ path }) => path.includes('measurement'))).toEqual([]);
    }),
  );
  const nested = fc.record(
    { agent: fc.jsonValue(), metrics: fc.jsonValue(), logs: fc.jsonValue() },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), nested), (document) =>
      expect(Array.isArray(checkAgentConfiguration(document))).toBe(true),
    ),
  );
  expect(checkAgentConfiguration({})).toEqual([{ path: '', message: expect.stringContaining('collects nothing') }]);
});
