import {
  type AutomationExecution, CreateDocumentCommand, DescribeAutomationExecutionsCommand, DescribeAutomationStepExecutionsCommand, GetAutomationExecutionCommand,
  SendAutomationSignalCommand, SSMClient, StartAutomationExecutionCommand, StopAutomationExecutionCommand,
} from '@aws-sdk/client-ssm';
import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { CreateVpcCommand, EC2Client } from '@aws-sdk/client-ec2';
import { type EmbeddedCloud, startEmbeddedCloud } from '../start';

jest.setTimeout(60_000);

const account = '111111111111';
const region = 'eu-central-1';
let cloud: EmbeddedCloud;
let ssm: SSMClient;
let client: { endpoint: string; region: string; credentials: { accessKeyId: string; secretAccessKey: string } };

beforeAll(async () => {
  cloud = await startEmbeddedCloud();
  client = { endpoint: cloud.endpoint, region, credentials: { accessKeyId: account, secretAccessKey: 'x' } };
  ssm = new SSMClient(client);
});
afterAll(() => cloud.stop());

let documents = 0;

/** Stores a runbook and starts it. */
async function start(content: object, parameters: Record<string, string[]> = {}): Promise<string> {
  const Name = `runbook-${++documents}`;
  await ssm.send(new CreateDocumentCommand({ Name, DocumentType: 'Automation', DocumentFormat: 'JSON', Content: JSON.stringify({ schemaVersion: '0.3', ...content }) }));
  return (await ssm.send(new StartAutomationExecutionCommand({ DocumentName: Name, Parameters: parameters }))).AutomationExecutionId as string;
}

async function until(id: string, wanted: RegExp): Promise<AutomationExecution> {
  for (let look = 0; look < 400; look++) {
    const { AutomationExecution: found } = await ssm.send(new GetAutomationExecutionCommand({ AutomationExecutionId: id }));
    if (wanted.test(found?.AutomationExecutionStatus ?? '')) return found as AutomationExecution;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`${id} did not become ${wanted}`);
}

const ended = (id: string) => until(id, /^(Success|Failed|Cancelled|TimedOut|Rejected)$/);
const vpcs = { name: 'look', action: 'aws:executeAwsApi', inputs: { Service: 'ec2', Api: 'DescribeVpcs' }, outputs: [{ Name: 'Ids', Selector: '$.Vpcs[*].VpcId', Type: 'StringList' }] };
const script = (text: string, name = 'run') => ({ name, action: 'aws:executeScript', inputs: { Runtime: 'python3.11', Handler: 'main', Script: text }, outputs: [{ Name: 'Said', Selector: '$.Payload.said', Type: 'String' }] });
const approve = { name: 'ask', action: 'aws:approve', timeoutSeconds: 60, inputs: { Approvers: ['arn:aws:iam::111111111111:root'], Message: 'go on?' } };
const nap = { name: 'nap', action: 'aws:sleep', inputs: { Duration: 'PT1H' } };

test('an API is called with the rights of whoever started it, and a wait of an hour takes no time', async () => {
  const { Vpc } = await new EC2Client(client).send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/24' }));
  const record = await ended(await start({ mainSteps: [nap, vpcs], outputs: ['look.Ids'] }));
  expect(record).toMatchObject({ AutomationExecutionStatus: 'Success', Outputs: { 'look.Ids': expect.arrayContaining([Vpc?.VpcId]) as unknown } });
  const spent = (record.ExecutionEndTime as Date).getTime() - (record.ExecutionStartTime as Date).getTime();
  expect(spent).toBeGreaterThanOrEqual(3_600_000);
});

test('a service may be written in capitals, and a value that no API can take fails the step', async () => {
  const alarm = { name: 'alarm', action: 'aws:executeAwsApi', inputs: { Service: 'CloudWatch', Api: 'PutMetricAlarm', AlarmName: 'a', ComparisonOperator: 'LessThanThreshold', EvaluationPeriods: 1, Threshold: 'many' } };
  const look = { ...vpcs, inputs: { ...vpcs.inputs, Service: 'EC2' } };
  const record = await ended(await start({ mainSteps: [look, alarm] }));
  expect(record.StepExecutions?.map(({ StepStatus }) => StepStatus)).toEqual(['Success', 'Failed']);
  expect(record.FailureMessage).toContain('many');
});

test('a script reaches the cloud through boto3, its waits take no time, and what it raises is the failure', async () => {
  const good = script('import time, boto3\ndef main(events, context):\n    time.sleep(600)\n    return {"said": boto3.client("sts").get_caller_identity()["Account"]}');
  expect(await ended(await start({ mainSteps: [good], outputs: ['run.Said'] }))).toMatchObject({ AutomationExecutionStatus: 'Success', Outputs: { 'run.Said': [account] } });
  const bad = await ended(await start({ mainSteps: [script('def main(events, context):\n    raise RuntimeError("the pulse is gone")')] }));
  expect(bad.AutomationExecutionStatus).toBe('Failed');
  expect(bad.FailureMessage).toContain('the pulse is gone');
});

test.each([['Approve', 'Success'], ['Reject', 'Rejected|Failed']] as const)('an approval waits for a person: %s', async (SignalType, status) => {
  const id = await start({ mainSteps: [approve, nap] });
  expect((await until(id, /Waiting/)).CurrentStepName).toBe('ask');
  await ssm.send(new SendAutomationSignalCommand({ AutomationExecutionId: id, SignalType, Payload: { Comment: ['read it'] } }));
  expect((await ended(id)).AutomationExecutionStatus).toMatch(new RegExp(`^(${status})$`));
});

test('an approval of somebody who was not asked counts for nothing', async () => {
  const id = await start({ mainSteps: [{ ...approve, inputs: { ...approve.inputs, Approvers: ['arn:aws:iam::111111111111:user/ann'] } }] });
  await until(id, /Waiting/);
  await expect(ssm.send(new SendAutomationSignalCommand({ AutomationExecutionId: id, SignalType: 'Approve' }))).rejects.toMatchObject({ name: 'InvalidAutomationSignalException' });
  await ssm.send(new StopAutomationExecutionCommand({ AutomationExecutionId: id, Type: 'Cancel' }));
  expect((await ended(id)).AutomationExecutionStatus).toBe('Cancelled');
});

test('an approval that nobody gives times out where people do not answer', async () => {
  cloud.automation.people('time out');
  const record = await ended(await start({ mainSteps: [approve, nap] }));
  cloud.automation.people('wait');
  expect(record.AutomationExecutionStatus).toBe('TimedOut');
  expect(record.StepExecutions?.map(({ StepName, StepStatus }) => [StepName, StepStatus])).toEqual([['ask', 'TimedOut'], ['nap', 'Pending']]);
});

test('an execution held at a step can be cancelled there', async () => {
  const hold = cloud.automation.holdAt({ stepName: 'look' });
  const id = await start({ mainSteps: [vpcs, nap] });
  await hold.reached;
  await ssm.send(new StopAutomationExecutionCommand({ AutomationExecutionId: id, Type: 'Cancel' }));
  hold.release();
  expect((await ended(id)).AutomationExecutionStatus).toBe('Cancelled');
  await expect(ssm.send(new StopAutomationExecutionCommand({ AutomationExecutionId: id }))).rejects.toThrow('has ended already');
});

test('a call that is made to fail fails the step, and its next attempt may succeed', async () => {
  cloud.automation.fail({ service: 'ec2', api: 'DescribeVpcs', error: 'RequestLimitExceeded', message: 'slow down' });
  expect((await ended(await start({ mainSteps: [vpcs] }))).FailureMessage).toContain('slow down');
  cloud.automation.fail({ service: 'ec2', api: 'DescribeVpcs', error: 'RequestLimitExceeded', message: 'slow down' });
  expect((await ended(await start({ mainSteps: [{ ...vpcs, maxAttempts: 2 }] }))).AutomationExecutionStatus).toBe('Success');
});

test('the role of a document decides what its steps may, and has to trust Systems Manager', async () => {
  const iam = new IAMClient(client);
  const trusting = (Service: string) => JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Service }, Action: 'sts:AssumeRole' }] });
  await iam.send(new CreateRoleCommand({ RoleName: 'powerless', AssumeRolePolicyDocument: trusting('ssm.amazonaws.com') }));
  await iam.send(new CreateRoleCommand({ RoleName: 'foreign', AssumeRolePolicyDocument: trusting('ec2.amazonaws.com') }));
  const denied = await ended(await start({ assumeRole: `arn:aws:iam::${account}:role/powerless`, mainSteps: [vpcs] }));
  expect(denied.FailureMessage).toMatch(/UnauthorizedOperation|AccessDenied|not authorized/);
  await expect(start({ assumeRole: `arn:aws:iam::${account}:role/foreign`, mainSteps: [vpcs] })).rejects.toThrow('does not trust ssm.amazonaws.com');
});

test('lists are filtered and paged', async () => {
  const id = await start({ mainSteps: [vpcs, nap] });
  await ended(id);
  const { AutomationExecutionMetadataList: all = [] } = await ssm.send(new DescribeAutomationExecutionsCommand({ Filters: [{ Key: 'DocumentNamePrefix', Values: ['runbook-'] }], MaxResults: 2 }));
  expect(all).toHaveLength(2);
  expect(all[0]?.AutomationExecutionId).toBe(id);
  const steps = await ssm.send(new DescribeAutomationStepExecutionsCommand({ AutomationExecutionId: id, Filters: [{ Key: 'StepName', Values: ['nap'] }] }));
  expect(steps.StepExecutions?.map(({ Action }) => Action)).toEqual(['aws:sleep']);
});

test.each([
  ['an unknown runbook', () => ssm.send(new StartAutomationExecutionCommand({ DocumentName: 'none' })), 'AutomationDefinitionNotFoundException'],
  ['an unknown parameter', () => start({ mainSteps: [vpcs] }, { Nothing: ['x'] }), 'InvalidAutomationExecutionParametersException'],
  ['an unknown execution', () => ssm.send(new GetAutomationExecutionCommand({ AutomationExecutionId: '6cd0d4ae-1111-1111-1111-111111111111' })), 'AutomationExecutionNotFoundException'],
])('%s is refused before anything runs', async (_what, act, name) => {
  await expect(act()).rejects.toMatchObject({ name });
});
