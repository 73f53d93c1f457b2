import { DescribeInstanceStatusCommand } from '@aws-sdk/client-ec2';
import { type ActionName } from '../document';
import { type ProblemCode } from './checks/problem';
import { Ref } from './ref';
import { runbook, RunbookError } from './runbook';
import { approve, doWhile, executeAwsApi, executeScript, raw, sleep } from './steps';
import { type AnyStep } from './step-value';

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
