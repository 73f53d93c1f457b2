import { CloudWatchClient, DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import {
  DescribeInstancesCommand,
  DescribeInstanceStatusCommand,
  EC2Client,
  RunInstancesCommand,
  StartInstancesCommand,
  StopInstancesCommand,
} from '@aws-sdk/client-ec2';
import { GetBucketLocationCommand, S3Client } from '@aws-sdk/client-s3';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { clearCallFailures, failCalls } from '../call-failures';
import { instanceStateChanges } from '../instance-states';
import { type EmbeddedCloud, startEmbeddedCloud } from '../start';
import { administratorOf } from '../keys';
import { passTime } from '../virtual-time';
import { account, imageId, region } from './harness';

jest.setTimeout(60_000);

let cloud: EmbeddedCloud;
let client: {
  endpoint: string;
  region: string;
  maxAttempts: number;
  credentials: { accessKeyId: string; secretAccessKey: string };
};
beforeAll(async () => {
  cloud = await startEmbeddedCloud();
  client = { endpoint: cloud.endpoint, region, maxAttempts: 1, credentials: administratorOf(cloud.endpoint, account) };
  await cloud.prepare({ images: [{ account, region, imageId }] });
});
afterAll(() => cloud.stop());
afterEach(() => clearCallFailures(cloud.endpoint));

const launched = async (ec2: EC2Client) => {
  const { Instances } = await ec2.send(new RunInstancesCommand({ ImageId: imageId, MinCount: 1, MaxCount: 1 }));
  await passTime(cloud.endpoint, 300);
  return Instances?.[0]?.InstanceId ?? '';
};
const stateOf = async (ec2: EC2Client, id: string) =>
  (await ec2.send(new DescribeInstancesCommand({ InstanceIds: [id] }))).Reservations?.[0]?.Instances?.[0]?.State?.Name;

test.each([
  [
    'ssm:GetParameter',
    () => new SSMClient(client).send(new GetParameterCommand({ Name: '/none' })),
    'ParameterNotFound',
  ],
  [
    'ec2:DescribeInstances',
    () => new EC2Client(client).send(new DescribeInstancesCommand({ InstanceIds: ['i-00000000'] })),
    'InvalidInstanceID.NotFound',
  ],
  [
    'cloudwatch:DescribeAlarms',
    async () => {
      await new CloudWatchClient(client).send(new DescribeAlarmsCommand());
      throw new Error('answered');
    },
    'Error',
  ],
  [
    's3:GetBucketLocation',
    () => new S3Client({ ...client, forcePathStyle: true }).send(new GetBucketLocationCommand({ Bucket: 'none' })),
    'NoSuchBucket',
  ],
] as const)(
  'a failure of %s that is asked for comes in the words of the service, so often and no oftener',
  async (action, call, otherwise) => {
    await failCalls(cloud.endpoint, { action, error: 'ThrottlingException', message: 'Rate exceeded', times: 2 });
    for (const name of ['ThrottlingException', 'ThrottlingException', otherwise])
      await expect(call()).rejects.toMatchObject({ name });
  },
);

test('a client that tries again gets through', async () => {
  await failCalls(cloud.endpoint, { action: 'cloudwatch:DescribeAlarms', error: 'ThrottlingException', times: 2 });
  expect(
    (await new CloudWatchClient({ ...client, maxAttempts: 3 }).send(new DescribeAlarmsCommand())).MetricAlarms,
  ).toEqual([]);
});

test('an instance that stops slowly is stopping for as long, cannot be started meanwhile, and every state is remembered in order', async () => {
  const ec2 = new EC2Client(client);
  const id = await launched(ec2);
  await cloud.prepare({ slowInstances: [{ account, region, instanceId: id, secondsUntilStopped: 1800 }] });
  await ec2.send(new StopInstancesCommand({ InstanceIds: [id] }));
  await passTime(cloud.endpoint, 900);
  await expect(ec2.send(new StartInstancesCommand({ InstanceIds: [id] }))).rejects.toMatchObject({
    name: 'IncorrectInstanceState',
  });
  await ec2.send(new StopInstancesCommand({ InstanceIds: [id] }));
  await passTime(cloud.endpoint, 800);
  expect(await stateOf(ec2, id)).toBe('stopping');
  await passTime(cloud.endpoint, 100);
  expect(await stateOf(ec2, id)).toBe('stopped');
  await ec2.send(new StartInstancesCommand({ InstanceIds: [id] }));
  await passTime(cloud.endpoint, 60);
  const changes = (await instanceStateChanges(cloud.endpoint)).filter(({ instanceId }) => instanceId === id);
  expect(changes.map(({ state }) => state)).toEqual([
    'pending',
    'running',
    'stopping',
    'stopped',
    'pending',
    'running',
  ]);
});

test('an instance that never stops stays as it is; one that is started again was launched again', async () => {
  const ec2 = new EC2Client(client);
  const [stuck, quick] = [await launched(ec2), await launched(ec2)];
  await cloud.prepare({ slowInstances: [{ account, region, instanceId: stuck, secondsUntilStopped: null }] });
  await ec2.send(new StopInstancesCommand({ InstanceIds: [stuck, quick] }));
  await passTime(cloud.endpoint, 86_400);
  expect([await stateOf(ec2, stuck), await stateOf(ec2, quick)]).toEqual(['stopping', 'stopped']);
  const launch = async () =>
    (
      await ec2.send(new DescribeInstancesCommand({ InstanceIds: [quick] }))
    ).Reservations?.[0]?.Instances?.[0]?.LaunchTime?.getTime() ?? 0;
  const before = await launch();
  await new Promise((resolve) => setTimeout(resolve, 1100));
  await ec2.send(new StartInstancesCommand({ InstanceIds: [quick] }));
  expect(await launch()).toBeGreaterThan(before);
});

test('status checks say what was declared, of that instance alone', async () => {
  const ec2 = new EC2Client(client);
  const [bad, good] = [await launched(ec2), await launched(ec2)];
  await cloud.prepare({ instanceChecks: [{ account, region, instanceId: bad, system: 'impaired' }] });
  const { InstanceStatuses = [] } = await ec2.send(new DescribeInstanceStatusCommand({ InstanceIds: [bad, good] }));
  const checks = Object.fromEntries(
    InstanceStatuses.map(({ InstanceId, SystemStatus, InstanceStatus }) => [
      InstanceId,
      [SystemStatus?.Status, InstanceStatus?.Status],
    ]),
  );
  expect(checks).toEqual({ [bad]: ['impaired', 'ok'], [good]: ['ok', 'ok'] });
});
