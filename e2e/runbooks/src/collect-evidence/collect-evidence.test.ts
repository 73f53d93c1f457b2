import { outputOf } from '@nss/runbook-client';
import { GetObjectCommand, HeadObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { CloudWatchLogsClient, CreateLogStreamCommand, PutLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { DescribeKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import { failCalls } from '@nss/embedded-aws';
import { deployedEnvironment, type DeployedEnvironment } from '../environment';
import { outcomeOf, run, stepsOf } from '../execution';
import { reset } from '../reset';
import { workspaceRoot } from '@nss/workspace';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

jest.setTimeout(240_000);

const GROUP = 'nss-dev-flow-log-group-01';
let dev: DeployedEnvironment;
let s3: S3Client;
beforeAll(async () => {
  dev = await deployedEnvironment('dev');
  s3 = new S3Client({ ...dev.client, forcePathStyle: true });
  const logs = new CloudWatchLogsClient(dev.client);
  await logs.send(new CreateLogStreamCommand({ logGroupName: GROUP, logStreamName: 'eni-test' }));
  const event = (minutesAgo: number, message: string) => ({ timestamp: Date.now() - minutesAgo * 60_000, message });
  await logs.send(
    new PutLogEventsCommand({
      logGroupName: GROUP,
      logStreamName: 'eni-test',
      logEvents: [event(120, 'record before the window'), event(10, 'record in the window')],
    }),
  );
});
beforeEach(() => reset(dev));

async function evidence(given = {}) {
  const execution = await run(dev, 'collect-evidence', given);
  const [, Bucket = '', Prefix = ''] = /^s3:\/\/([^/]+)\/(.*)$/.exec(outputOf(execution, 'Folder') ?? '') ?? [];
  const parts: Record<string, string> = {};
  for (const { Key = '' } of (await s3.send(new ListObjectsV2Command({ Bucket, Prefix }))).Contents ?? [])
    parts[Key.slice(Prefix.length)] =
      (await (await s3.send(new GetObjectCommand({ Bucket, Key }))).Body?.transformToString()) ?? '';
  return { execution, Bucket, Prefix, parts };
}

test('everything that is seen of the relay is kept, part by part', async () => {
  const { execution, parts } = await evidence();
  const { system } = dev;
  const { feeds, hubs, rejected, skipped } = system.pulse;
  const counted = [...feeds, ...hubs, ...rejected].map(({ metric }) => metric);
  const metrics = [...counted, ...Object.values(skipped)].map((metric) => `metrics/${metric}.json`);
  expect(Object.keys(parts).sort()).toEqual(
    [
      ...system.servers.map(({ name }) => `console/${name}.txt`),
      'configuration/system.json',
      'configuration/instances.json',
      'configuration/interfaces.json',
      'configuration/security-groups.json',
      'flow-log.json',
      'alarms.json',
      'trail.json',
      'problems.json',
      ...new Set(metrics),
    ].sort(),
  );
  expect(JSON.parse(parts['problems.json'] ?? '')).toEqual({});
  expect(outcomeOf(execution)).toMatch(/^Success: \d+ parts from \d\d:\d\d to \d\d:\d\d UTC in s3:\/\/\S+$/);
});

test('its parts hold what was there: configuration, records of the window, metrics, alarms and calls', async () => {
  const { parts } = await evidence();
  const read = (name: string) => JSON.parse(parts[name] ?? '') as never;
  expect(read('configuration/system.json')).toEqual(dev.system);
  expect(JSON.stringify(read('configuration/instances.json'))).toContain(dev.system.bastion.instanceId);
  expect((read('configuration/interfaces.json') as object[]).length).toBeGreaterThanOrEqual(4);
  expect((read('configuration/security-groups.json') as object[]).length).toBeGreaterThan(3);
  expect(read('flow-log.json')).toEqual({ records: ['record in the window'], complete: true });
  expect((read(`metrics/${dev.system.pulse.feeds[0]?.metric}.json`) as object[]).length).toBeGreaterThan(50);
  expect((read('alarms.json') as object[]).length).toBeGreaterThan(10);
  expect(
    (read('trail.json') as { events: { EventName: string }[] }).events.map(({ EventName }) => EventName),
  ).toContain('StartAutomationExecution');
});

test('the window is as long as was asked for', async () => {
  const { parts } = await evidence({ Minutes: '180' });
  expect((JSON.parse(parts['flow-log.json'] ?? '') as { records: string[] }).records).toEqual([
    'record before the window',
    'record in the window',
  ]);
});

test.each(['0', '1441', '-5'])('a window of %s minutes is refused before anything is read', async (Minutes) => {
  await expect(run(dev, 'collect-evidence', { Minutes })).rejects.toThrow(/Minutes/);
});

test('each object is encrypted with the key of the environment', async () => {
  const { Bucket, Prefix } = await evidence();
  const Key = `${Prefix}trail.json`;
  const { ServerSideEncryption, SSEKMSKeyId } = await s3.send(new HeadObjectCommand({ Bucket, Key }));
  const { KeyMetadata } = await new KMSClient(dev.client).send(
    new DescribeKeyCommand({ KeyId: 'alias/nss-dev-data-key-01' }),
  );
  expect(ServerSideEncryption).toBe('aws:kms');
  expect([
    KeyMetadata?.Arn,
    KeyMetadata?.KeyId,
    `arn:aws:kms:${dev.place.region}:${dev.place.account}:alias/nss-dev-data-key-01`,
  ]).toContain(SSEKMSKeyId);
});

test.each([
  ['logs:FilterLogEvents', 'flow-log.json'],
  ['ec2:GetConsoleOutput', 'console/web-01.txt'],
  ['cloudtrail:LookupEvents', 'trail.json'],
  ['cloudwatch:DescribeAlarms', 'alarms.json'],
  ['ec2:DescribeSecurityGroups', 'configuration/security-groups.json'],
  ['cloudwatch:GetMetricStatistics', 'metrics/'],
])('when %s does not answer, %s is missing and said to be, and the rest is there', async (action, part) => {
  await failCalls(dev.endpoint, { action, error: 'AccessDeniedException', message: 'not today', times: 100 });
  const { execution, parts } = await evidence();
  expect(Object.keys(parts).some((name) => name.startsWith(part))).toBe(false);
  const problems = JSON.parse(parts['problems.json'] ?? '') as Record<string, string>;
  expect(Object.keys(problems).every((name) => name.startsWith(part.split('.')[0]?.split('web')[0] ?? part))).toBe(
    true,
  );
  expect(Object.values(problems).join()).toContain('not today');
  expect(outputOf(execution, 'Summary')).toContain(`not readable: ${Object.keys(problems).sort().join(', ')}`);
  expect(parts['configuration/system.json']).toBeDefined();
});

test('an object that cannot be put fails the runbook', async () => {
  await failCalls(dev.endpoint, { action: 's3:PutObject', error: 'AccessDenied', times: 50 });
  const execution = await run(dev, 'collect-evidence');
  expect([execution.AutomationExecutionStatus, stepsOf(execution).at(-1)]).toEqual(['Failed', 'collect Failed']);
});

/** Runs the script's own functions against a service that takes ten seconds an answer and never comes to an end. */
function slow(
  call: string,
  service: string,
): { complete: boolean; count: number; seconds: number; first: string; last: string } {
  const script = readFileSync(
    join(workspaceRoot(), 'apps/ops-runbooks/src/runbooks/collect-evidence/collect.py'),
    'utf8',
  );
  const program = `
import datetime, json, sys, types
fake = types.ModuleType('boto3')
sys.modules['boto3'] = fake
${script}
clock = [0.0]
time.time = lambda: clock[0]
now = datetime.datetime(2026, 1, 1, 12, 0, tzinfo=datetime.timezone.utc)
class Slow:
${service}
fake.client = lambda *_names, **_config: Slow()
since = now - datetime.timedelta(minutes=60)
found = ${call}
values = found.get('records') or found.get('events')
print(json.dumps({'complete': found['complete'], 'count': len(values), 'seconds': clock[0], 'first': str(values[0]), 'last': str(values[-1])}))
`;
  const { status, stdout, stderr } = spawnSync(join(workspaceRoot(), '.venv/bin/python'), ['-c', program], {
    encoding: 'utf8',
    timeout: 20_000,
  });
  if (status !== 0) throw new Error(stderr || 'it never ended');
  return JSON.parse(stdout) as ReturnType<typeof slow>;
}

// https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html: two requests a second, 50 events each
test('a trail that does not end is cut after two minutes, and said to be', () => {
  const pages = `
    def get_paginator(self, _name):
        return self
    def paginate(self, **_window):
        while True:
            clock[0] += 10
            yield {'Events': ['event'] * 50, 'NextToken': 'more'}
`;
  const { complete, seconds } = slow('trail(since, now)', pages);
  expect([complete, seconds <= 130]).toEqual([false, true]);
});

test('of more records than are kept the newest are, the oldest of them first', () => {
  const pages = `
    def filter_log_events(self, startTime, endTime, **_rest):
        clock[0] += 1
        minute = datetime.datetime.fromtimestamp(startTime / 1000, datetime.timezone.utc)
        return {'events': [{'message': f'{minute:%H:%M}'}] * 4000}
`;
  expect(slow("flow_log('group', since, now)", pages)).toEqual({
    complete: false,
    count: 10_000,
    seconds: 3,
    first: '11:45',
    last: '11:55',
  });
});

test('a flow log that does not end is cut after two minutes', () => {
  const pages = `
    def filter_log_events(self, **_window):
        clock[0] += 10
        return {'events': [{'message': 'record'}], 'nextToken': 'more'}
`;
  const { complete, seconds } = slow("flow_log('group', since, now)", pages);
  expect([complete, seconds <= 130]).toEqual([false, true]);
});
