import { DescribeInstancesCommand, StartInstancesCommand } from '@aws-sdk/client-ec2';
import { runbook, steps } from '../builder';
import { fails } from './answers';
import { simulate } from './simulate';

const made = runbook({
  parameters: {
    InstanceId: { type: 'String', allowedPattern: '^i-[0-9a-f]{8,17}$' },
    Times: { type: 'Integer', default: 1 },
  },
  steps: ({ InstanceId, Times }) => {
    const ask = steps.approve('ask', { approvers: ['ann'], message: `Start ${InstanceId}?` });
    const start = steps.executeAwsApi('start', {
      command: StartInstancesCommand,
      input: { InstanceIds: [InstanceId] },
    });
    const nap = steps.sleep('nap', { seconds: 3600 });
    const look = steps.executeAwsApi('look', {
      command: DescribeInstancesCommand,
      input: { InstanceIds: [InstanceId] },
      outputs: { State: (r) => r.Reservations[0]!.Instances[0]!.State.Name },
    });
    const judge = steps.executeScript('judge', {
      handler: 'judge',
      script: 'def judge(events, context): ...',
      inputPayload: { State: look.outputs.State, Times },
      outputs: { Verdict: 'String' },
    });
    return { steps: [ask, start, nap, look, judge], outputs: [judge.outputs.Verdict] };
  },
});

const InstanceId = 'i-0123456789abcdef0';
const answers = {
  'step:ask': 'Approve',
  'ec2.StartInstances': {},
  'ec2.DescribeInstances': { Reservations: [{ Instances: [{ State: { Name: 'running' } }] }] },
  'step:judge': ({ State, Times }: { State: string; Times: number }) => ({ Verdict: `${State} ${Times + 1}` }),
};

test('what a runbook asks is answered by name, in no time', async () => {
  const run = await simulate(made, { InstanceId, Times: 2 }).with(answers);
  expect(run).toMatchObject({
    status: 'Success',
    outputs: { 'judge.Verdict': ['running 3'] },
    calls: [
      { api: 'ec2.StartInstances', parameters: { InstanceIds: [InstanceId] } },
      { api: 'ec2.DescribeInstances', parameters: { InstanceIds: [InstanceId] } },
    ],
  });
  expect(run.steps.map(({ name }) => name)).toEqual(['ask', 'start', 'nap', 'look', 'judge']);
  expect(run.seconds).toBeGreaterThanOrEqual(3600);
});

test('an error of AWS fails the step, with its code', async () => {
  const { status, steps: ran } = await simulate(made, { InstanceId }).with({
    ...answers,
    'ec2.StartInstances': fails('IncorrectInstanceState', 'it is terminated'),
  });
  expect([status, ran.at(-1)]).toEqual([
    'Failed',
    { name: 'start', status: 'Failed', failure: expect.stringContaining('IncorrectInstanceState') as string },
  ]);
});

test('nobody approves what is rejected', async () => {
  const run = await simulate(made, { InstanceId }).with({ ...answers, 'step:ask': 'Reject' });
  expect(run.steps).toMatchObject([{ name: 'ask', status: 'Rejected' }]);
});

test('what has no answer is named, and never a mere failure of the runbook', async () => {
  await expect(simulate(made, { InstanceId }).with({ 'step:ask': 'Approve' })).rejects.toThrow(
    "nothing answers ec2.StartInstances: simulate(…).with({ 'ec2.StartInstances': … })",
  );
});

test('a runbook that another starts is simulated with it', async () => {
  const outer = runbook({
    steps: () => {
      const inner = steps.executeAutomation('inner', {
        documentName: 'start',
        runbook: made,
        runtimeParameters: { InstanceId },
      });
      return { steps: [inner], outputs: [inner.outputs.Status] };
    },
  });
  const run = await simulate(outer).with({ ...answers, 'runbook:start': made });
  expect(run.outputs).toEqual({ 'inner.Status': ['Success'] });
});

test('parameters are checked as AWS checks them, and typed', async () => {
  await expect(simulate(made, { InstanceId: 'x; rm' }).with(answers)).rejects.toThrow('InstanceId');
  // @ts-expect-error a text where a number is wanted
  await expect(async () => simulate(made, { InstanceId, Times: 'x' }).with(answers)).rejects.toThrow('Times');
});
