import { documentOf, run, step } from '../../testing/run';

const command = (
  status: string,
  invocation: Record<string, unknown>,
  inputs: Record<string, unknown> = { InstanceIds: ['i-1'] },
) => {
  let look = 0;
  return run(
    documentOf([
      {
        name: 'probe',
        action: 'aws:runCommand',
        onFailure: 'Continue',
        inputs: { DocumentName: 'AWS-RunPowerShellScript', Parameters: { commands: 'hostname' }, ...inputs },
      },
      step('two', {
        inputs: { Service: 'x', Api: 'Use', Code: '{{ probe.ResponseCode }}', Output: '{{ probe.Output }}' },
      }),
    ]),
    {
      SendCommand: { Command: { CommandId: 'c', InstanceIds: inputs['InstanceIds'] ?? [] } },
      ListCommands: () => ({ Commands: [{ Status: look++ === 0 ? 'InProgress' : status }] }),
      ListCommandInvocations: { CommandInvocations: [{ InstanceId: 'i-9' }] },
      GetCommandInvocation: invocation,
    },
  );
};

test('sends lists, waits for the end and joins the output', async () => {
  const { calls, steps } = await command('Success', {
    ResponseCode: 0,
    StandardOutputContent: 'a',
    StandardErrorContent: '',
  });
  expect(calls[0]?.parameters).toEqual({
    DocumentName: 'AWS-RunPowerShellScript',
    InstanceIds: ['i-1'],
    Parameters: { commands: ['hostname'] },
  });
  expect(calls.at(-1)?.parameters).toEqual({ Code: 0, Output: 'a' });
  expect(steps).toEqual(['probe Success', 'two Success']);
});

test('a command that fails fails the step, and its outputs are there', async () => {
  const { calls, steps } = await command('Failed', {
    ResponseCode: 2,
    StandardOutputContent: 'a',
    StandardErrorContent: 'b',
  });
  expect(calls.at(-1)?.parameters).toEqual({ Code: 2, Output: 'a\n----------ERROR-------\nb' });
  expect(steps).toEqual(['probe Failed', 'two Success']);
});

test('a command that times out times the step out', async () => {
  expect((await command('TimedOut', {})).steps[0]).toBe('probe TimedOut');
});

// https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-runcommand.html (Output) and API_CommandPlugin.html
test('of a long answer 2,500 characters come back, of several instances none', async () => {
  const long = { ResponseCode: 0, StandardOutputContent: 'a'.repeat(24_000) };
  const { Output } = (await command('Success', long)).calls.at(-1)?.parameters as { Output: string };
  expect([Output.length, Output.endsWith('---Output truncated---')]).toEqual([2500, true]);
  for (const inputs of [{ InstanceIds: ['i-1', 'i-2'] }, { Targets: [{ Key: 'tag:a', Values: ['b'] }] }]) {
    expect((await command('Success', long, inputs)).calls.at(-1)?.parameters['Output']).toBe('');
  }
});

test('instances that targets mean are looked up', async () => {
  const { calls } = await command('Success', { ResponseCode: 0 }, { Targets: [{ Key: 'tag:a', Values: ['b'] }] });
  expect(calls.find(({ api }) => api === 'GetCommandInvocation')?.parameters).toEqual({
    CommandId: 'c',
    InstanceId: 'i-9',
  });
});
