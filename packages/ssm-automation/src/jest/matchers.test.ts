import { StartInstancesCommand } from '@aws-sdk/client-ec2';
import { runbook, steps } from '../builder';
import { fails, simulate } from '../simulation';
import '.';

const made = runbook({
  steps: () => ({
    steps: [steps.executeAwsApi('start', { command: StartInstancesCommand, input: { InstanceIds: ['i-1'] } })],
  }),
});

test('a run that succeeds', async () => {
  const run = await simulate(made).with({ 'ec2.StartInstances': {} });
  expect(run).toSucceed();
  expect(run).toHaveRun('start');
  expect(run).not.toHaveRun('stop');
  expect(run).toHaveCalled('ec2.StartInstances');
  expect(run).toHaveCalled('ec2.StartInstances', { InstanceIds: ['i-1'] });
  expect(run).not.toHaveCalled('ec2.StartInstances', { InstanceIds: ['i-2'] });
  expect(run).not.toHaveCalled('ec2.StopInstances');
});

test('a run that fails says why', async () => {
  const run = await simulate(made).with({ 'ec2.StartInstances': fails('AccessDenied', 'you may not') });
  expect(run).not.toSucceed();
  expect(() => expect(run).toSucceed()).toThrow(
    /ended with Failed\n {2}start Failed: .*AccessDenied[^]*called ec2\.StartInstances/,
  );
  expect(() => expect(run).not.toHaveRun('start')).toThrow('not to have run start');
});
