import { outputOf } from '@nss/runbook-client';
import { GetObjectCommand, HeadObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { CloudWatchLogsClient, CreateLogStreamCommand, PutLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { DescribeKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import { failCalls } from '@nss/embedded-aws';
import { deployedEnvironment, type DeployedEnvironment } from '../environment';
import { outcomeOf, run, stepsOf } from '../execution';
import { reset } from '../reset';
import { readZip } from '@nss/e2e-deployment';

jest.setTimeout(60_000);

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
  const [, Bucket = '', Key = ''] = /^s3:\/\/([^/]+)\/(.*)$/.exec(outputOf(execution, 'Object') ?? '') ?? [];
  const content = await (await s3.send(new GetObjectCommand({ Bucket, Key }))).Body?.transformToByteArray();
  return { execution, Bucket, Key, parts: readZip(Buffer.from(content ?? [])) };
}

test('everything that is seen of the relay is in one object', async () => {
  const { execution, parts } = await evidence();
  const { system } = dev;
  const metrics = [...system.pulse.feeds, ...system.pulse.hubs, ...system.pulse.rejected].map(
    ({ metric }) => `metrics/${metric}.json`,
  );
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
  expect((read('trail.json') as { EventName: string }[]).map(({ EventName }) => EventName)).toContain(
    'StartAutomationExecution',
  );
});

test('the window is as long as was asked for', async () => {
  const { parts } = await evidence({ Minutes: '180' });
  expect((JSON.parse(parts['flow-log.json'] ?? '') as { records: string[] }).records).toEqual([
    'record before the window',
    'record in the window',
  ]);
});

test('the object is encrypted with the key of the environment', async () => {
  const { Bucket, Key } = await evidence();
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
