import { DescribeVirtualInterfacesCommand } from '@aws-sdk/client-direct-connect';
import { DescribeInstanceStatusCommand } from '@aws-sdk/client-ec2';
import { type ActionName, type Step } from '../document';
import { run } from '../testing/run';
import { type ProblemCode } from './checks/problem';
import { type In, Ref } from './ref';
import { runbook, RunbookError } from './runbook';
import {
  approve,
  assertAwsResourceProperty,
  branch,
  doWhile,
  executeAutomation,
  executeAwsApi,
  executeScript,
  forEach,
  powershell,
  raw,
  runCommand,
  runPowerShell,
  selector,
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

const nap = (name: string, more: object = {}) => sleep(name, { seconds: 1, ...more });
const of =
  (...steps: AnyStep[]) =>
  () =>
    runbook({ description: '', steps: () => ({ steps }) });

const written = (action: ActionName, inputs: object, more: object = {}) =>
  raw({ name: 'one', action, inputs: { ...inputs }, ...more });

// Limits: https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-actions.html, on the page of each action.
test.each<[string, () => unknown, ProblemCode]>([
  ['a name twice', of(nap('one'), nap('one')), 'duplicate-step'],
  ['a short name', of(nap('a')), 'wrong-name'],
  ['a target outside', of(nap('one', { nextStep: nap('two') })), 'dangling-target'],
  ['a name as target that no step has', of(nap('one', { onFailure: 'step:tow' }), nap('two')), 'dangling-target'],
  ['a step nothing leads to', of(nap('one', { isEnd: true }), nap('two')), 'unreachable-step'],
  ['an abort that is not critical', of(nap('one', { isCritical: false })), 'uncritical-abort'],
  ['a parameter that is not there', of(written('aws:sleep', { Duration: new Ref('Nope') })), 'unknown-parameter'],
  ['a variable that is not there', of(written('aws:sleep', { Duration: new Ref('variable:no') })), 'unknown-variable'],
  ['an action that does not exist', of(written('aws:slep' as ActionName, {})), 'unknown-action'],
  ['an input that the action does not take', of(written('aws:sleep', { Duration: 'PT1S', For: 1 })), 'unknown-input'],
  ['a sleep of 30 days', of(sleep('one', { seconds: 30 * 86_400 })), 'beyond-limit'],
  ['11 approvers', of(approve('one', { approvers: Array<string>(11).fill('ann'), message: '?' })), 'beyond-limit'],
  [
    'a question of 5,000 characters',
    of(approve('one', { approvers: ['ann'], message: 'x'.repeat(5000) })),
    'beyond-limit',
  ],
  [
    'a loop of 5,000',
    of(
      doWhile('one', {
        maxIterations: 5000,
        steps: () => [nap('nap')],
        condition: () => ({ Variable: new Ref<number>('one.CurrentIteration'), NumericLesser: 3 }),
      }),
    ),
    'beyond-limit',
  ],
  ['70,000 bytes', of(executeScript('one', { handler: 'h', script: 'x'.repeat(70_000) })), 'beyond-limit'],
])('%s is refused', (_, make, code) => {
  expect(make).toThrow(RunbookError);
  try {
    make();
  } catch (error) {
    expect((error as RunbookError).problems.map((problem) => problem.code)).toContain(code);
  }
});

// https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-executeScript.html (Attachment)
test('a script may be an attachment of the document', () => {
  const files = { 'judge.zip': { checksums: { sha256: 'a'.repeat(64) } } };
  const { document } = runbook({
    files,
    steps: () => ({ steps: [executeScript('judge', { handler: 'judge.main', attachment: 'judge.zip' })] }),
  });
  expect(document).toMatchObject({
    files,
    mainSteps: [{ inputs: { Runtime: 'python3.11', Handler: 'judge.main', Attachment: 'judge.zip' } }],
  });
});

// https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-executeScript.html: "Not supported" for PowerShell (Handler)
test('PowerShell has no handler', () => {
  const script = executeScript('say', { runtime: 'PowerShell 7.0', script: 'Get-Date' });
  const { document } = runbook({ steps: () => ({ steps: [script] }) });
  expect(document.mainSteps[0]?.inputs).not.toHaveProperty('Handler');
});

// https://docs.aws.amazon.com/systems-manager/latest/userguide/running-automations-map-targets.html
test('commands and automations have targets', () => {
  const targets = [{ key: 'tag:Name', values: ['nss'] }];
  const { document } = runbook({
    steps: () => ({
      steps: [
        runCommand('update', { documentName: 'AWS-UpdateSSMAgent', targets, maxErrors: '25%' }),
        executeAutomation('restart', {
          documentName: 'AWS-RestartEC2Instance',
          targets,
          targetParameterName: 'InstanceId',
        }),
      ],
    }),
  });
  const Targets = [{ Key: 'tag:Name', Values: ['nss'] }];
  expect(document.mainSteps.map(({ inputs }) => inputs)).toMatchObject([
    { Targets, MaxErrors: '25%' },
    { Targets, TargetParameterName: 'InstanceId' },
  ]);
});

test('a kind of problem that is known stays, and others do not', () => {
  const make = (accepts: ProblemCode[]) => () =>
    runbook({ accepts, steps: () => ({ steps: [nap('one', { isEnd: true }), nap('two', { isCritical: false })] }) });
  expect(make(['unreachable-step', 'uncritical-abort'])().document.mainSteps).toHaveLength(2);
  expect(make(['unreachable-step'])).toThrow('two: a step that aborts the runbook is critical');
});

test('a step for failures may not use what failed', () => {
  const one = executeAwsApi('one', {
    command: DescribeInstanceStatusCommand,
    input: {},
    outputs: { S: (r) => r.NextToken },
    onFailure: 'step:two',
    isEnd: true,
  });
  const two = executeScript('two', { handler: 'h', script: 's', inputPayload: { s: one.outputs.S } });
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
          outputs: {
            S: (r) => r.NextToken,
            N: (r) => r.InstanceStatuses,
            D: selector('$..Details', 'MapList'),
          },
        });
        const kinds: [Ref<string>, Ref<Record<string, unknown>[]>, Ref<Record<string, unknown>[]>] = [
          one.outputs.S,
          one.outputs.N,
          one.outputs.D,
        ];
        void kinds;
        // @ts-expect-error a text where a number is wanted
        sleep('nap', { seconds: 1, timeoutSeconds: one.outputs.S });
        // @ts-expect-error a field that the API does not answer
        executeAwsApi('one', { command: DescribeInstanceStatusCommand, input: {}, outputs: { S: (r) => r.NextTokn } });
        executeAwsApi('one', {
          command: DescribeInstanceStatusCommand,
          input: {},
          // @ts-expect-error a selector as text without its type
          outputs: { S: '$.x' },
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
          property: (r) => r.NextToken,
          // @ts-expect-error at least one desired value
          desiredValues: [],
        });
        waitForAwsResourceProperty('wait', {
          command: DescribeInstanceStatusCommand,
          input: {},
          property: (r) => r.InstanceStatuses[0]!.InstanceState.Name,
          // @ts-expect-error a value that the SDK does not list
          desiredValues: ['stoped'],
        });
        assertAwsResourceProperty('a', {
          command: DescribeInstanceStatusCommand,
          input: {},
          // @ts-expect-error a property that the API does not answer
          property: (r) => r.Nope,
          desiredValues: ['x'],
        });
        // @ts-expect-error PowerShell has no handler
        executeScript('p', { runtime: 'PowerShell 7.4', handler: 'main', script: '' });
        // @ts-expect-error Python has one
        executeScript('p', { script: '' });
        // @ts-expect-error a map is no element of texts
        forEach('f', { iterators: Ids, steps: ({ value }) => [updateVariable('u', { variable: Count, value })] });
        // @ts-expect-error instances by ids or by targets
        runCommand('c', { documentName: 'AWS-UpdateSSMAgent' });
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
