import { DescribeVirtualInterfacesCommand } from '@aws-sdk/client-direct-connect';
import { DescribeInstanceStatusCommand } from '@aws-sdk/client-ec2';
import { type Step } from '../document';
import { run } from '../testing/run';
import { runbook } from './runbook';
import {
  assertAwsResourceProperty,
  branch,
  doWhile,
  executeAwsApi,
  executeScript,
  forEach,
  powershell,
  runCommand,
  runPowerShell,
  updateVariable,
} from './steps';

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
      outputs: { State: (r) => r.InstanceStatuses[0]!.InstanceState.Name },
      maxAttempts: 2,
    });
    const down = executeScript('down', {
      handler: 'main',
      script: 'def main(events, context): ...',
      inputPayload: { state: status.outputs.State },
      isEnd: true,
    });
    const isRunning = branch('isRunning', {
      choices: [{ when: { Variable: status.outputs.State, StringEquals: 'running' }, to: 'link' }],
      otherwise: down,
    });
    const link = assertAwsResourceProperty('link', {
      command: DescribeVirtualInterfacesCommand,
      input: {},
      property: (r) => r.virtualInterfaces[0]!.virtualInterfaceState,
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
