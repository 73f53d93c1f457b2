import {
  CreateCustomerGatewayCommand, CreateVpnConnectionCommand, CreateVpnGatewayCommand, DescribeInstancesCommand, DescribeInstanceStatusCommand, DescribeVpnConnectionsCommand, EC2Client,
  RunInstancesCommand, StartInstancesCommand, StopInstancesCommand, TerminateInstancesCommand,
} from '@aws-sdk/client-ec2';
import { CloudWatchLogsClient, CreateLogGroupCommand, CreateLogStreamCommand, DescribeLogStreamsCommand, FilterLogEventsCommand, PutLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { GetCommandInvocationCommand, ListCommandsCommand, SendCommandCommand, SSMClient } from '@aws-sdk/client-ssm';
import { administratorOf } from '../keys';
import { type EmbeddedCloud, startEmbeddedCloud } from '../start';
import { passTime } from '../virtual-time';
import { account, imageId, region } from './harness';

jest.setTimeout(60_000);

let cloud: EmbeddedCloud;
let ec2: EC2Client;
let ssm: SSMClient;
beforeAll(async () => {
  cloud = await startEmbeddedCloud();
  const client = { endpoint: cloud.endpoint, region, maxAttempts: 1, credentials: administratorOf(cloud.endpoint, account) };
  [ec2, ssm] = [new EC2Client(client), new SSMClient(client)];
  await cloud.prepare({ images: [{ account, region, imageId }] });
});
afterAll(() => cloud.stop());

const launched = async () => (await ec2.send(new RunInstancesCommand({ ImageId: imageId, MinCount: 1, MaxCount: 1 }))).Instances?.[0]?.InstanceId ?? '';
const stateOf = async (id: string) => (await ec2.send(new DescribeInstancesCommand({ InstanceIds: [id] }))).Reservations?.[0]?.Instances?.[0]?.State?.Name;
const checksOf = async (id: string) => {
  const { InstanceStatuses: [status] = [] } = await ec2.send(new DescribeInstanceStatusCommand({ InstanceIds: [id], IncludeAllInstances: true }));
  return [status?.SystemStatus?.Status, status?.InstanceStatus?.Status];
};

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-instance-lifecycle.html, https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/viewing_status.html */
test('an instance passes through the states of its life cycle, in time that somebody lets pass', async () => {
  const id = await launched();
  expect(await stateOf(id)).toBe('pending');
  await passTime(cloud.endpoint, 30);
  expect([await stateOf(id), await checksOf(id)]).toEqual(['running', ['initializing', 'initializing']]);
  await passTime(cloud.endpoint, 300);
  expect(await checksOf(id)).toEqual(['ok', 'ok']);
  await ec2.send(new StopInstancesCommand({ InstanceIds: [id] }));
  expect(await stateOf(id)).toBe('stopping');
  await expect(ec2.send(new StartInstancesCommand({ InstanceIds: [id] }))).rejects.toMatchObject({ name: 'IncorrectInstanceState' });
  await passTime(cloud.endpoint, 60);
  expect([await stateOf(id), await checksOf(id)]).toEqual(['stopped', ['not-applicable', 'not-applicable']]);
  await ec2.send(new StartInstancesCommand({ InstanceIds: [id] }));
  await passTime(cloud.endpoint, 30);
  expect([await stateOf(id), await checksOf(id)]).toEqual(['running', ['initializing', 'initializing']]);
  await ec2.send(new TerminateInstancesCommand({ InstanceIds: [id] }));
  expect(await stateOf(id)).toBe('shutting-down');
  await passTime(cloud.endpoint, 60);
  expect(await stateOf(id)).toBe('terminated');
});

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VpnConnection.html */
test('a VPN connection is pending before it is available', async () => {
  const { VpnGateway } = await ec2.send(new CreateVpnGatewayCommand({ Type: 'ipsec.1' }));
  const { CustomerGateway } = await ec2.send(new CreateCustomerGatewayCommand({ Type: 'ipsec.1', PublicIp: '198.51.100.9', BgpAsn: 65000 }));
  const { VpnConnection } = await ec2.send(new CreateVpnConnectionCommand({ Type: 'ipsec.1', VpnGatewayId: VpnGateway?.VpnGatewayId, CustomerGatewayId: CustomerGateway?.CustomerGatewayId ?? '' }));
  const state = async () => (await ec2.send(new DescribeVpnConnectionsCommand({ VpnConnectionIds: [VpnConnection?.VpnConnectionId ?? ''] }))).VpnConnections?.[0]?.State;
  expect([VpnConnection?.State, await state()]).toEqual(['pending', 'pending']);
  await passTime(cloud.endpoint, 300);
  expect(await state()).toBe('available');
});

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_LogStream.html: lastIngestionTime "typically updates in less than an hour" */
test('what a log stream says of its last event lags behind the events', async () => {
  const logs = new CloudWatchLogsClient({ endpoint: cloud.endpoint, region, credentials: administratorOf(cloud.endpoint, account) });
  const [logGroupName, logStreamName, timestamp] = ['lagging', 'machine', Date.now()];
  await logs.send(new CreateLogGroupCommand({ logGroupName }));
  await logs.send(new CreateLogStreamCommand({ logGroupName, logStreamName }));
  await logs.send(new PutLogEventsCommand({ logGroupName, logStreamName, logEvents: [{ timestamp, message: 'first' }] }));
  expect((await logs.send(new FilterLogEventsCommand({ logGroupName }))).events?.map(({ message }) => message)).toEqual(['first']);
  const told = async () => {
    const [stream] = (await logs.send(new DescribeLogStreamsCommand({ logGroupName }))).logStreams ?? [];
    return [stream?.lastEventTimestamp, stream?.lastIngestionTime !== undefined];
  };
  await passTime(cloud.endpoint, 300);
  expect(await told()).toEqual([undefined, false]);
  await passTime(cloud.endpoint, 3600);
  expect(await told()).toEqual([timestamp, true]);
});

/** https://docs.aws.amazon.com/systems-manager/latest/userguide/monitor-commands.html */
describe('a command to a machine that lost its connection', () => {
  const sent = async (TimeoutSeconds?: number) => {
    const instanceId = await launched();
    await passTime(cloud.endpoint, 30);
    const machine = { account, region, instanceId, answers: [{ stdout: 'here again' }] };
    await cloud.prepare({ managedInstances: [{ ...machine, pingStatus: 'ConnectionLost' }] });
    const { Command } = await ssm.send(new SendCommandCommand({ DocumentName: 'AWS-RunPowerShellScript', InstanceIds: [instanceId], Parameters: { commands: ['hostname'] }, TimeoutSeconds }));
    const look = async () => {
      const { Status, StatusDetails, StandardOutputContent } = await ssm.send(new GetCommandInvocationCommand({ CommandId: Command?.CommandId, InstanceId: instanceId }));
      const { Commands } = await ssm.send(new ListCommandsCommand({ CommandId: Command?.CommandId }));
      return [Status, StatusDetails, Commands?.[0]?.Status, StandardOutputContent];
    };
    return { look, machine, instanceId };
  };

  test('stays Pending until its delivery times out', async () => {
    const { look } = await sent(600);
    await passTime(cloud.endpoint, 500);
    expect(await look()).toEqual(['Pending', 'Pending', 'Pending', '']);
    await passTime(cloud.endpoint, 200);
    expect(await look()).toEqual(['TimedOut', 'DeliveryTimedOut', 'TimedOut', '']);
  });

  test('waits for an hour where nobody says how long', async () => {
    const { look } = await sent();
    await passTime(cloud.endpoint, 3500);
    expect((await look())[1]).toBe('Pending');
    await passTime(cloud.endpoint, 200);
    expect((await look())[1]).toBe('DeliveryTimedOut');
  });

  test('is undeliverable where the machine stopped meanwhile', async () => {
    const { look, instanceId } = await sent(600);
    await ec2.send(new StopInstancesCommand({ InstanceIds: [instanceId] }));
    await passTime(cloud.endpoint, 700);
    expect((await look())[1]).toBe('Undeliverable');
  });

  test('is carried out when the connection is back', async () => {
    const { look, machine } = await sent(600);
    await passTime(cloud.endpoint, 500);
    await cloud.prepare({ managedInstances: [machine] });
    expect(await look()).toEqual(['Success', 'Success', 'Success', 'here again']);
  });
});
