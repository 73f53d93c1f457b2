import { DescribeInstanceStatusCommand } from '@aws-sdk/client-ec2';
import { type In, type Ref } from './ref';
import { runbook } from './runbook';
import {
  approve,
  assertAwsResourceProperty,
  branch,
  executeAwsApi,
  executeScript,
  forEach,
  powershell,
  runCommand,
  runPowerShell,
  selector,
  sleep,
  updateVariable,
  waitForAwsResourceProperty,
} from './steps';

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
