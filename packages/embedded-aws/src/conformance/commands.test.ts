import { type ScriptedInstance } from '../fixtures';
import { iamSettled, passTime } from '../virtual-time';
import { type EmbeddedCloud, startEmbeddedCloud } from '../start';
import { administratorOf } from '../keys';
import { clientsFor, type Clients } from './clients';
import { account, imageId, region } from './harness';

jest.setTimeout(60_000);

let cloud: EmbeddedCloud;
let aws: Clients;
beforeAll(async () => {
  cloud = await startEmbeddedCloud();
  aws = clientsFor(cloud.endpoint, region, administratorOf(cloud.endpoint, account));
  await cloud.prepare({ images: [{ account, region, imageId }] });
});
afterAll(() => cloud.stop());

const pass = (seconds: number) => passTime(cloud.endpoint, seconds);
const launched = async () =>
  (await aws.ec2.runInstances({ ImageId: imageId, MinCount: 1, MaxCount: 1 })).Instances?.[0]?.InstanceId ?? '';
const pingOf = async (id: string) =>
  (await aws.ssm.describeInstanceInformation({ Filters: [{ Key: 'InstanceIds', Values: [id] }] }))
    .InstanceInformationList?.[0]?.PingStatus;
const sent = (instanceId: string, more: object = {}, parameters: Record<string, string[]> = {}) =>
  aws.ssm.sendCommand({
    DocumentName: 'AWS-RunPowerShellScript',
    InstanceIds: [instanceId],
    Parameters: { commands: ['hostname'], ...parameters },
    ...more,
  });

/** A machine that is up, with an agent that is heard, unless it is said otherwise. */
async function machine(more: Partial<ScriptedInstance> = {}): Promise<ScriptedInstance & { instanceId: string }> {
  const instanceId = await launched();
  await pass(300);
  const made = { account, region, instanceId, answers: [{ stdout: 'here' }], ...more };
  await cloud.prepare({ managedInstances: [made] });
  return made;
}

/** Status and details of an invocation, status of its command, and what the machine said. */
async function look(instanceId: string, CommandId = ''): Promise<(string | undefined)[]> {
  const { Status, StatusDetails, StandardOutputContent } = await aws.ssm.getCommandInvocation({
    CommandId,
    InstanceId: instanceId,
  });
  return [
    Status,
    StatusDetails,
    (await aws.ssm.listCommands({ CommandId })).Commands?.[0]?.Status,
    StandardOutputContent,
  ];
}

/** https://docs.aws.amazon.com/systems-manager/latest/userguide/fleet-manager-troubleshooting-managed-nodes.html; InvalidInstanceId: API_SendCommand */
test('the agent of a machine registers some time after its boot, is not heard while it is down or boots again, and is forgotten with it', async () => {
  const instanceId = await launched();
  await cloud.prepare({ managedInstances: [{ account, region, instanceId, answers: [{ stdout: 'here' }] }] });
  await pass(30);
  expect(await pingOf(instanceId)).toBeUndefined();
  await expect(sent(instanceId)).rejects.toMatchObject({ name: 'InvalidInstanceId' });
  await pass(270);
  expect(await pingOf(instanceId)).toBe('Online');
  await aws.ec2.rebootInstances({ InstanceIds: [instanceId] });
  expect(await pingOf(instanceId)).toBe('ConnectionLost');
  await pass(300);
  expect(await pingOf(instanceId)).toBe('Online');
  await aws.ec2.stopInstances({ InstanceIds: [instanceId] });
  expect(await pingOf(instanceId)).toBe('ConnectionLost');
  await pass(300);
  await expect(sent(instanceId)).resolves.toBeDefined();
  await aws.ec2.terminateInstances({ InstanceIds: [instanceId] });
  await expect(sent(instanceId)).rejects.toMatchObject({ name: 'InvalidInstanceId' });
});

/** https://docs.aws.amazon.com/systems-manager/latest/userguide/monitor-commands.html */
describe('a command', () => {
  test('takes its time: InProgress before it has ended', async () => {
    const { instanceId } = await machine({ answers: [{ stdout: 'installed', seconds: 120 }] });
    const { Command } = await sent(instanceId);
    expect(Command?.Status).toBe('Pending');
    expect(await look(instanceId, Command?.CommandId)).toEqual(['InProgress', 'InProgress', 'InProgress', '']);
    await pass(100);
    expect((await look(instanceId, Command?.CommandId))[0]).toBe('InProgress');
    await pass(30);
    expect(await look(instanceId, Command?.CommandId)).toEqual(['Success', 'Success', 'Success', 'installed']);
  });

  test('takes its time where nobody says how long', async () => {
    const { instanceId } = await machine();
    const { Command } = await sent(instanceId);
    expect((await look(instanceId, Command?.CommandId))[0]).toBe('InProgress');
    await pass(30);
    expect((await look(instanceId, Command?.CommandId))[0]).toBe('Success');
  });

  test('that runs longer than it may has timed out', async () => {
    const { instanceId } = await machine({ answers: [{ stdout: 'late', seconds: 500 }] });
    const { Command } = await sent(instanceId, {}, { executionTimeout: ['100'] });
    await pass(90);
    expect((await look(instanceId, Command?.CommandId))[0]).toBe('InProgress');
    await pass(20);
    expect(await look(instanceId, Command?.CommandId)).toEqual(['TimedOut', 'ExecutionTimedOut', 'TimedOut', '']);
    await pass(1000);
    expect((await look(instanceId, Command?.CommandId))[1]).toBe('ExecutionTimedOut');
  });

  test('of a machine that goes down meanwhile ends with the total time-out, which is that of delivery and that of execution', async () => {
    const { instanceId } = await machine({ answers: [{ stdout: 'never', seconds: 200 }] });
    const { Command } = await sent(instanceId, { TimeoutSeconds: 600 }, { executionTimeout: ['1000'] });
    await aws.ec2.stopInstances({ InstanceIds: [instanceId] });
    await pass(1500);
    expect((await look(instanceId, Command?.CommandId))[0]).toBe('InProgress');
    await pass(200);
    expect((await look(instanceId, Command?.CommandId)).slice(0, 2)).toEqual(['TimedOut', 'DeliveryTimedOut']);
  });

  test('that is cancelled tells nothing more', async () => {
    const { instanceId } = await machine({ answers: [{ stdout: 'never', seconds: 200 }] });
    const { Command } = await sent(instanceId);
    await aws.ssm.cancelCommand({ CommandId: Command?.CommandId ?? '' });
    await pass(10_000);
    expect(await look(instanceId, Command?.CommandId)).toEqual(['Cancelled', 'Cancelled', 'Cancelled', '']);
  });

  /** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_SendCommand.html: TimeoutSeconds, 30 to 2592000 */
  test.each([
    [29, false],
    [30, true],
    [2_592_000, true],
    [2_592_001, false],
  ])('waits for its delivery for %i seconds: %s', async (TimeoutSeconds, isTaken) => {
    const { instanceId } = await machine();
    expect(
      await sent(instanceId, { TimeoutSeconds }).then(
        () => true,
        ({ name }: Error) => name,
      ),
    ).toBe(isTaken || 'ValidationException');
  });
});

describe('a command to a machine that lost its connection', () => {
  const lost = { pingStatus: 'ConnectionLost' } as const;

  test.each([[30], [600], [86_400]])(
    'stays Pending until its delivery times out after %i s',
    async (TimeoutSeconds) => {
      const { instanceId } = await machine(lost);
      const { Command } = await sent(instanceId, { TimeoutSeconds });
      await pass(TimeoutSeconds - 10);
      expect(await look(instanceId, Command?.CommandId)).toEqual(['Pending', 'Pending', 'Pending', '']);
      await pass(11);
      expect(await look(instanceId, Command?.CommandId)).toEqual(['TimedOut', 'DeliveryTimedOut', 'TimedOut', '']);
      expect((await aws.ssm.listCommands({ CommandId: Command?.CommandId })).Commands?.[0]).toMatchObject({
        DeliveryTimedOutCount: 1,
        CompletedCount: 1,
      });
    },
  );

  test('waits for an hour where nobody says how long', async () => {
    const { instanceId } = await machine(lost);
    const { Command } = await sent(instanceId);
    await pass(3590);
    expect((await look(instanceId, Command?.CommandId))[1]).toBe('Pending');
    await pass(20);
    expect((await look(instanceId, Command?.CommandId))[1]).toBe('DeliveryTimedOut');
  });

  test('is undeliverable where the machine stopped meanwhile', async () => {
    const { instanceId } = await machine(lost);
    const { Command } = await sent(instanceId, { TimeoutSeconds: 600 });
    await aws.ec2.stopInstances({ InstanceIds: [instanceId] });
    await pass(590);
    expect((await look(instanceId, Command?.CommandId))[1]).toBe('Pending');
    await pass(20);
    expect((await look(instanceId, Command?.CommandId)).slice(0, 2)).toEqual(['Failed', 'Undeliverable']);
  });

  test('is carried out when the connection is back, and once', async () => {
    const { instanceId, ...more } = await machine(lost);
    const { Command } = await sent(instanceId, { TimeoutSeconds: 600 });
    await pass(500);
    await cloud.prepare({
      managedInstances: [{ ...more, instanceId, pingStatus: 'Online', answers: [{ stdout: 'here again', times: 1 }] }],
    });
    await pass(30);
    expect(await look(instanceId, Command?.CommandId)).toEqual(['Success', 'Success', 'Success', 'here again']);
    await pass(10_000);
    expect((await look(instanceId, Command?.CommandId))[0]).toBe('Success');
  });

  test('is carried out when a machine that boots is up', async () => {
    const { instanceId } = await machine();
    await aws.ec2.rebootInstances({ InstanceIds: [instanceId] });
    const { Command } = await sent(instanceId, { TimeoutSeconds: 600 });
    expect((await look(instanceId, Command?.CommandId))[0]).toBe('Pending');
    await pass(300);
    expect((await look(instanceId, Command?.CommandId))[0]).toBe('Success');
  });
});

// https://docs.aws.amazon.com/systems-manager/latest/userguide/setup-instance-permissions.html: the machine's own role puts the object
describe('the whole answer of a command in S3', () => {
  const Bucket = 'answers-of-commands';
  const whole = 'x'.repeat(30_000);
  beforeAll(async () => {
    await aws.s3.createBucket({ Bucket, CreateBucketConfiguration: { LocationConstraint: region as 'eu-west-1' } });
  });

  /** Objects that a command leaves, of a machine whose role may put some. */
  async function kept(name: string, allowed: string): Promise<string[]> {
    await aws.iam.createRole({
      RoleName: name,
      AssumeRolePolicyDocument: JSON.stringify({
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
      }),
    });
    await aws.iam.putRolePolicy({
      RoleName: name,
      PolicyName: 'puts',
      PolicyDocument: JSON.stringify({
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: 's3:PutObject', Resource: `arn:aws:s3:::${allowed}/*` }],
      }),
    });
    await aws.iam.createInstanceProfile({ InstanceProfileName: name });
    await aws.iam.addRoleToInstanceProfile({ InstanceProfileName: name, RoleName: name });
    await iamSettled(cloud.endpoint);
    const { Instances: [{ InstanceId: instanceId = '' } = {}] = [] } = await aws.ec2.runInstances({
      ImageId: imageId,
      MinCount: 1,
      MaxCount: 1,
      IamInstanceProfile: { Name: name },
    });
    await pass(300);
    await cloud.prepare({ managedInstances: [{ account, region, instanceId, answers: [{ stdout: whole }] }] });
    const { Command } = await sent(instanceId, { OutputS3BucketName: Bucket, OutputS3KeyPrefix: name });
    await pass(30);
    const { Contents = [] } = await aws.s3.listObjectsV2({ Bucket, Prefix: `${name}/` });
    return Contents.map(
      ({ Key = '', Size }) => `${Key.replace(Command?.CommandId ?? '', 'ID').replace(instanceId, 'MACHINE')} ${Size}`,
    );
  }

  test('is not cut', async () => {
    expect(await kept('may-put', Bucket)).toEqual([
      'may-put/ID/MACHINE/awsrunPowerShellScript/0.awsrunPowerShellScript/stdout 30000',
    ]);
  });

  test('is not there where the role of the machine may not put it', async () => {
    expect(await kept('may-not-put', 'another-bucket')).toEqual([]);
  });
});
