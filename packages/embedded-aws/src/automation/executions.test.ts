import {
  DescribeAutomationExecutionsCommand,
  DescribeAutomationStepExecutionsCommand,
  GetExecutionPreviewCommand,
  SendAutomationSignalCommand,
  StartAutomationExecutionCommand,
  StartChangeRequestExecutionCommand,
  StartExecutionPreviewCommand,
  StopAutomationExecutionCommand,
} from '@aws-sdk/client-ssm';
import { type EmbeddedCloud, startEmbeddedCloud } from '../start';
import { RunbookClient } from './runbook-client';

jest.setTimeout(60_000);

let cloud: EmbeddedCloud;
let client: RunbookClient;
beforeAll(async () => {
  cloud = await startEmbeddedCloud();
  client = new RunbookClient(cloud.endpoint);
});
afterAll(() => cloud.stop());

const nap = { name: 'nap', action: 'aws:sleep', inputs: { Duration: 'PT1H' } };
const hold = { name: 'hold', action: 'aws:pause', inputs: {} };
const onTargets = { parameters: { Id: { type: 'String' } }, mainSteps: [nap] };
const token = '01234567-89ab-cdef-0123-456789abcdef';

// https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-working-executing-manually.html
test('an Interactive execution waits for StartStep before each step, and for Complete at its end', async () => {
  const id = await client.start({ mainSteps: [nap, { ...nap, name: 'again' }] }, { Mode: 'Interactive' });
  const statuses = async () =>
    (await client.until(id, /Waiting/)).StepExecutions?.map(({ StepStatus }) => StepStatus).join();
  expect(await statuses()).toBe('Pending,Pending');
  for (const [StepName, then] of [
    ['nap', 'Success,Pending'],
    ['again', 'Success,Success'],
  ] as const) {
    await client.ssm.send(
      new SendAutomationSignalCommand({
        AutomationExecutionId: id,
        SignalType: 'StartStep',
        Payload: { StepName: [StepName] },
      }),
    );
    while ((await statuses()) !== then) await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await client.ssm.send(new StopAutomationExecutionCommand({ AutomationExecutionId: id, Type: 'Complete' }));
  expect(await client.ended(id)).toMatchObject({ AutomationExecutionStatus: 'Success', Mode: 'Interactive' });
});

// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_SendAutomationSignal.html
test('a signal to an execution that has ended, or to a step that there is not, is refused', async () => {
  const send = (AutomationExecutionId: string, SignalType: 'Approve' | 'StartStep', ...StepName: string[]) =>
    client.ssm.send(
      new SendAutomationSignalCommand({
        AutomationExecutionId,
        SignalType,
        Payload: StepName.length ? { StepName } : {},
      }),
    );
  const id = await client.start({ mainSteps: [nap] });
  await client.ended(id);
  await expect(send(id, 'Approve')).rejects.toMatchObject({ name: 'InvalidAutomationSignalException' });
  await expect(send(id, 'StartStep', 'nope')).rejects.toMatchObject({ name: 'AutomationStepNotFoundException' });
});

test('an execution that waits for somebody ends when it is to stop after that', async () => {
  const id = await client.start({ mainSteps: [hold, nap] });
  await client.until(id, /Waiting/);
  await client.ssm.send(new StopAutomationExecutionCommand({ AutomationExecutionId: id, Type: 'Complete' }));
  expect((await client.ended(id)).AutomationExecutionStatus).toBe('Success');
});

// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_AutomationExecutionMetadata.html
test('each target has a child execution that can be found by its parent, with what lists show of both', async () => {
  const id = await client.start(onTargets, {
    TargetParameterName: 'Id',
    Targets: [{ Key: 'ParameterValues', Values: ['a', 'b', 'c'] }],
    MaxConcurrency: '1',
    MaxErrors: '2',
  });
  await client.ended(id);
  const listed = (Key: 'ParentExecutionId' | 'ExecutionId') =>
    client.ssm.send(new DescribeAutomationExecutionsCommand({ Filters: [{ Key, Values: [id] }] }));
  const { AutomationExecutionMetadataList: children = [] } = await listed('ParentExecutionId');
  expect(children.map(({ Target }) => Target)).toEqual(['c', 'b', 'a']);
  expect(children[0]).toMatchObject({
    AutomationExecutionStatus: 'Success',
    ParentAutomationExecutionId: id,
    AutomationType: 'Local',
    Mode: 'Auto',
  });
  expect((await client.ended(children[0]?.AutomationExecutionId ?? '')).Parameters).toEqual({ Id: ['c'] });
  const { AutomationExecutionMetadataList: [parent] = [] } = await listed('ExecutionId');
  expect(parent).toMatchObject({
    TargetParameterName: 'Id',
    Targets: [{ Key: 'ParameterValues', Values: ['a', 'b', 'c'] }],
    ResolvedTargets: { ParameterValues: ['a', 'b', 'c'], Truncated: false },
    MaxConcurrency: '1',
    MaxErrors: '2',
  });
  expect(parent).not.toHaveProperty('StepExecutions');
});

// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_StartAutomationExecution.html
test.each([
  [{ Targets: [{ Key: 'ParameterValues', Values: ['a'] }] }, 'InvalidAutomationExecutionParametersException'],
  [{ TargetParameterName: 'Id' }, 'InvalidAutomationExecutionParametersException'],
  [{ TargetParameterName: 'No', Targets: [{ Key: 'ParameterValues', Values: ['a'] }] }, 'InvalidTarget'],
])('targets %j are refused', async (request, name) => {
  await expect(client.start(onTargets, request)).rejects.toMatchObject({ name });
});

test('a request that comes again starts nothing, and one that only has its token is refused', async () => {
  const DocumentName = await client.store({ mainSteps: [nap] });
  const start = (ClientToken: string, name = DocumentName) =>
    client.ssm.send(new StartAutomationExecutionCommand({ DocumentName: name, ClientToken }));
  const { AutomationExecutionId: id } = await start(token);
  expect((await start(token.toUpperCase())).AutomationExecutionId).toBe(id);
  await expect(start(token, await client.store({ mainSteps: [hold] }))).rejects.toMatchObject({
    name: 'IdempotentParameterMismatch',
  });
});

test.each([0, 51])('lists of %p are refused', async (MaxResults) => {
  const name = 'ValidationException';
  await expect(client.ssm.send(new DescribeAutomationExecutionsCommand({ MaxResults }))).rejects.toMatchObject({
    name,
  });
  const AutomationExecutionId = await client.start({ mainSteps: [nap] });
  await expect(
    client.ssm.send(new DescribeAutomationStepExecutionsCommand({ AutomationExecutionId, MaxResults })),
  ).rejects.toMatchObject({ name });
});

// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_AutomationExecutionPreview.html
test('a preview says what the steps would do, and does nothing', async () => {
  const api = (name: string, Api: string) => ({ name, action: 'aws:executeAwsApi', inputs: { Service: 'ec2', Api } });
  const run = { name: 'run', action: 'aws:runCommand', inputs: { DocumentName: 'AWS-RunShellScript' } };
  const DocumentName = await client.store({ mainSteps: [api('look', 'DescribeVpcs'), api('make', 'CreateVpc'), run] });
  const { ExecutionPreviewId } = await client.ssm.send(new StartExecutionPreviewCommand({ DocumentName }));
  expect(await client.ssm.send(new GetExecutionPreviewCommand({ ExecutionPreviewId }))).toMatchObject({
    Status: 'Success',
    ExecutionPreview: {
      Automation: {
        StepPreviews: { NonMutating: 1, Mutating: 1, Undetermined: 1 },
        Regions: ['eu-central-1'],
        TotalAccounts: 1,
      },
    },
  });
  await expect(client.ssm.send(new GetExecutionPreviewCommand({ ExecutionPreviewId: token }))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  });
  await expect(client.ssm.send(new StartExecutionPreviewCommand({ DocumentName: 'nowhere' }))).rejects.toMatchObject({
    name: 'ValidationException',
  });
});

test('an account that is new has no Change Manager', async () => {
  await expect(
    client.ssm.send(
      new StartChangeRequestExecutionCommand({ DocumentName: 'template', Runbooks: [{ DocumentName: 'runbook' }] }),
    ),
  ).rejects.toMatchObject({ name: 'NoLongerSupportedException' });
});
