import { DescribeVirtualInterfacesCommand } from '@aws-sdk/client-direct-connect';
import { DescribeInstanceStatusCommand } from '@aws-sdk/client-ec2';
import { type Step } from '../document';
import { run } from '../testing/run';
import { type In, type Ref } from './ref';
import { runbook } from './runbook';
import {
  approve,
  assertAwsResourceProperty,
  branch,
  doWhile,
  executeAwsApi,
  executeScript,
  forEach,
  powershell,
  runCommand,
  runPowerShell,
  sleep,
  updateVariable,
  waitForAwsResourceProperty,
} from './steps';
import { type AnyStep } from './step-value';

const id = { type: 'String', allowedPattern: '^i-[0-9a-f]{8,17}$' } as const;

const health = runbook({
  description: 'Health from outside',
  parameters: {
    Role: { type: 'AWS::IAM::Role::Arn' },
    InstanceId: id,
    Bastion: id,
    Port: { type: 'Integer', default: 514 },
  },
  assumeRole: ({ Role }) => Role,
  steps: ({ InstanceId, Bastion, Port }) => {
    const status = executeAwsApi('status', {
      command: DescribeInstanceStatusCommand,
      input: { InstanceIds: [InstanceId], IncludeAllInstances: true },
      outputs: { State: { selector: '$.InstanceStatuses[0].InstanceState.Name', type: 'String' } },
      maxAttempts: 2,
    });
    const down = executeScript('down', {
      handler: 'main',
      script: 'def main(events, context): ...',
      inputPayload: { state: status.outputs.State },
      isEnd: true,
    });
    const isRunning: AnyStep = branch('isRunning', {
      choices: [{ when: { Variable: status.outputs.State, StringEquals: 'running' }, to: () => link }],
      otherwise: down,
    });
    const link = assertAwsResourceProperty('link', {
      command: DescribeVirtualInterfacesCommand,
      input: {},
      selector: '$.virtualInterfaces[0].virtualInterfaceState',
      desiredValues: ['available'],
      onFailure: 'Continue',
    });
    const probe = runPowerShell('probe', {
      instanceIds: [Bastion],
      commands: [powershell`Test-NetConnection nss -Port 514`],
    });
    const record = runCommand('record', {
      documentName: 'AmazonCloudWatch-ManageAgent',
      instanceIds: [Bastion],
      parameters: { action: ['status'], mode: [`port ${Port}`] },
    });
    return { steps: [status, isRunning, down, link, probe, record], outputs: [status.outputs.State] };
  },
});

test('what a reader would have to know by heart is written out', () => {
  const envelope = ({ name, onFailure, isCritical, isEnd, nextStep }: Step) => ({
    name,
    onFailure,
    isCritical,
    isEnd,
    nextStep,
  });
  expect(health.document.mainSteps.map(envelope)).toEqual([
    { name: 'status', onFailure: 'Abort', isCritical: true, isEnd: false, nextStep: 'isRunning' },
    { name: 'isRunning', onFailure: 'Abort', isCritical: true, isEnd: false, nextStep: undefined },
    { name: 'down', onFailure: 'Abort', isCritical: true, isEnd: true, nextStep: undefined },
    { name: 'link', onFailure: 'Continue', isCritical: false, isEnd: false, nextStep: 'probe' },
    { name: 'probe', onFailure: 'Abort', isCritical: true, isEnd: false, nextStep: 'record' },
    { name: 'record', onFailure: 'Abort', isCritical: true, isEnd: true, nextStep: undefined },
  ]);
});

test('references are tokens, in their own place and in a text', () => {
  expect(health.document.assumeRole).toBe('{{ Role }}');
  expect(health.document.outputs).toEqual(['status.State']);
  expect(health.document.mainSteps[0]?.inputs).toEqual({
    Service: 'ec2',
    Api: 'DescribeInstanceStatus',
    InstanceIds: ['{{ InstanceId }}'],
    IncludeAllInstances: true,
  });
  expect(health.document.mainSteps[1]?.inputs).toEqual({
    Choices: [{ Variable: '{{ status.State }}', StringEquals: 'running', NextStep: 'link' }],
    Default: 'down',
  });
  expect(health.document.mainSteps[4]?.inputs).toEqual({
    DocumentName: 'AWS-RunPowerShellScript',
    InstanceIds: ['{{ Bastion }}'],
    Parameters: { commands: ['Test-NetConnection nss -Port 514'] },
  });
  expect(health.document.mainSteps[5]?.inputs?.['Parameters']).toEqual({
    action: ['status'],
    mode: ['port {{ Port }}'],
  });
});

test('the executor runs what the builder makes', async () => {
  const parameters = {
    Role: ['arn:aws:iam::123456789012:role/r'],
    InstanceId: ['i-0123456789abcdef0'],
    Bastion: ['i-0123456789abcdef1'],
  };
  const { steps, record } = await run(
    health.document,
    {
      DescribeInstanceStatus: { InstanceStatuses: [{ InstanceState: { Name: 'running' } }] },
      DescribeVirtualInterfaces: { virtualInterfaces: [{ virtualInterfaceState: 'down' }] },
      SendCommand: { Command: { CommandId: 'c', InstanceIds: ['i'] } },
      ListCommands: { Commands: [{ Status: 'Success' }] },
    },
    {},
    { parameters },
  );
  expect(steps).toEqual(['status Success', 'isRunning Success', 'link Failed', 'probe Success', 'record Success']);
  expect(record.AutomationExecutionStatus).toBe('Success');
  expect(record.Outputs).toEqual({ 'status.State': ['running'] });
});

test('loops and variables', async () => {
  const { document } = runbook({
    description: 'counts',
    variables: { last: { type: 'String', default: '' }, done: { type: 'Boolean', default: false } },
    steps: (_, { last, done }) => ({
      steps: [
        forEach('each', {
          iterators: ['a', 'b'],
          steps: ({ value }) => [updateVariable('keep', { variable: last, value })],
        }),
        doWhile('again', {
          steps: () => [updateVariable('finish', { variable: done, value: true })],
          condition: () => ({ Variable: done, BooleanEquals: false }),
          maxIterations: 5,
        }),
      ],
      outputs: [last],
    }),
  });
  const { record, steps } = await run(document);
  expect(record.Outputs).toEqual({ 'variable:last': ['b'] });
  expect(steps).toEqual(['each Success', 'keep Success', 'keep Success', 'again Success', 'finish Success']);
});

const nap = (name: string, more: object = {}) => sleep(name, { seconds: 1, ...more });
const of =
  (...steps: AnyStep[]) =>
  () =>
    runbook({ description: '', steps: () => ({ steps }) });

test.each([
  ['a name twice', of(nap('one'), nap('one')), 'two steps have this name'],
  ['a short name', of(nap('a')), '3 to 128'],
  ['a target outside', of(nap('one', { nextStep: nap('two') })), 'there is no step two'],
  ['a step nothing leads to', of(nap('one', { isEnd: true }), nap('two')), 'no step leads here'],
  ['an abort that is not critical', of(nap('one', { isCritical: false })), 'is critical'],
])('%s is refused', (_, make, problem) => {
  expect(make).toThrow(problem);
});

test('a step for failures may not use what failed', () => {
  const one = executeAwsApi('one', {
    command: DescribeInstanceStatusCommand,
    input: {},
    outputs: { S: { selector: '$.x', type: 'String' } },
    onFailure: () => two,
    isEnd: true,
  });
  const two: AnyStep = executeScript('two', { handler: 'h', script: 's', inputPayload: { s: one.outputs.S } });
  expect(of(one, two)).toThrow('{{ one.S }} is used where one may not have succeeded');
});

test('the compiler refuses what AWS would (the lines below only have to compile)', () => {
  const never = () =>
    runbook({
      description: '',
      parameters: { Count: { type: 'Integer' }, Name: { type: 'String' }, Ids: { type: 'StringList' } },
      steps: ({ Count, Name, Ids, ...rest }) => {
        // @ts-expect-error a parameter that is not declared
        void rest.Nope;
        // @ts-expect-error an input the API does not have
        executeAwsApi('one', { command: DescribeInstanceStatusCommand, input: { InstanceIdz: [Name] } });
        // @ts-expect-error a number where the API takes texts
        executeAwsApi('one', { command: DescribeInstanceStatusCommand, input: { InstanceIds: [Count] } });
        // A list is spliced into a list.
        const one = executeAwsApi('one', {
          command: DescribeInstanceStatusCommand,
          input: { InstanceIds: [Name, Ids, 'i-1'] },
          outputs: { S: { selector: '$.x', type: 'String' } },
        });
        // @ts-expect-error an output that is not declared
        void one.outputs.T;
        // @ts-expect-error an operator for text on a number
        branch('two', { choices: [{ when: { Variable: Count, StringEquals: 'x' }, to: one }], otherwise: one });
        // @ts-expect-error a branch says where it goes otherwise
        branch('two', { choices: [] });
        // @ts-expect-error an approval cannot continue on failure
        approve('ask', { approvers: ['ann'], message: '', onFailure: 'Continue' });
        // @ts-expect-error a text among lines of code
        runPowerShell('run', { instanceIds: [Name], commands: ['hostname'] });
        // @ts-expect-error a value in a line of code
        runPowerShell('run', { instanceIds: [Name], commands: [powershell`ping ${Name}`] });
        waitForAwsResourceProperty('wait', {
          command: DescribeInstanceStatusCommand,
          input: {},
          selector: '$.x',
          // @ts-expect-error at least one desired value
          desiredValues: [],
        });
        return { steps: [one] };
      },
    });
  const enumeration: In<'a' | 'b'> = 'a' as unknown as Ref<string>;
  expect([never, enumeration]).toHaveLength(2);
});

test('code goes to instances by way of what tells it from text, and holds nothing that Systems Manager replaces', () => {
  for (const documentName of ['AWS-RunPowerShellScript', 'AWS-RunShellScript', 'AWS-RunRemoteScript']) {
    expect(() => runCommand('run', { documentName, instanceIds: [], parameters: { commands: ['hostname'] } })).toThrow(
      `run: ${documentName} runs what it is given; use runPowerShell`,
    );
  }
  expect(() => powershell`Write-Host {{ssm:name}}`).toThrow(
    'Systems Manager would put a value there: Write-Host {{ssm:name}}',
  );
  expect(powershell`"$Env:ProgramData\Amazon"`.line).toBe('"$Env:ProgramData\\Amazon"');
});
