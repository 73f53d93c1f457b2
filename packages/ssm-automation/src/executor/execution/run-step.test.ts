import { type Step } from '../../document';
import { documentOf, run, step } from '../../testing/run';
import { VirtualClock } from '../clock';

test('a step is tried as often as maxAttempts says, until it succeeds', async () => {
  let tries = 0;
  const answer = () => {
    tries += 1;
    if (tries < 3) throw new Error('not yet');
    return {};
  };
  const { status, record } = await run(documentOf([step('one', { maxAttempts: '3' })]), { Nothing: answer });
  expect([status, tries]).toEqual(['Success', 3]);
  expect(record.StepExecutions?.[0]?.MaxAttempts).toBe(3);
});

test('every attempt has the whole timeout; the step times out after the last', async () => {
  const wait: Step = {
    name: 'wait',
    action: 'aws:waitForAwsResourceProperty',
    timeoutSeconds: 60,
    maxAttempts: 3,
    inputs: { Service: 'ec2', Api: 'Look', PropertySelector: '$.State', DesiredValues: ['ok'] },
  };
  const { status, steps, seconds } = await run(documentOf([wait]));
  expect([status, steps, seconds]).toEqual(['TimedOut', ['wait TimedOut'], 180]);
});

test('an API call that takes longer than 25 seconds times out however long the step may take', async () => {
  const clock = new VirtualClock();
  const aws = { call: () => clock.sleep(30_000) };
  const { status, record } = await run(documentOf([step('one', { timeoutSeconds: 600 })]), {}, { aws, clock });
  expect(status).toBe('TimedOut');
  expect(record.StepExecutions?.[0]?.TimeoutSeconds).toBe(25);
  expect(Number(record.ExecutionEndTime) - Number(record.ExecutionStartTime)).toBe(25_000);
});

test('an API call that takes no time costs none', async () => {
  const { status, record, seconds } = await run(
    documentOf([step('one', { timeoutSeconds: 600 })]),
    {},
    {
      aws: { call: () => Promise.resolve({}) },
    },
  );
  expect(status).toBe('Success');
  expect(record.StepExecutions?.[0]?.TimeoutSeconds).toBe(25);
  expect(seconds).toBe(0);
});

test('a record has the shape of the API', async () => {
  const { record } = await run(
    documentOf([
      step('one', {
        inputs: { Service: 'ec2', Api: 'describe_things', Names: ['a'] },
        outputs: [{ Name: 'Ids', Selector: '$.Things[*].Id', Type: 'StringList' }],
      }),
    ]),
    { DescribeThings: { Things: [{ Id: 'x' }, { Id: 'y' }] } },
  );
  expect(record.StepExecutions?.[0]).toMatchObject({
    StepName: 'one',
    Action: 'aws:executeAwsApi',
    StepStatus: 'Success',
    OnFailure: 'Abort',
    IsCritical: true,
    IsEnd: false,
    Inputs: { Service: '"ec2"', Api: '"describe_things"', Names: '["a"]' },
    Outputs: { Ids: ['x', 'y'] },
  });
});

test('a failure says what AWS said', async () => {
  const { record } = await run(documentOf([step('one', { inputs: { Service: 'ec2', Api: 'Fail' } })]));
  expect(record.StepExecutions?.[0]).toMatchObject({
    StepStatus: 'Failed',
    FailureMessage: expect.stringContaining(
      'An error occurred (OnPurpose) when calling the Fail operation: on purpose',
    ) as string,
    FailureDetails: { FailureStage: 'Invocation', FailureType: 'Action', Details: { ErrorCode: ['OnPurpose'] } },
  });
});

test('a reference to nothing that is declared, an output of a wrong type and an unknown action fail the step', async () => {
  const wrong = [
    step('one', { inputs: { Service: 'ec2', Api: '{{ Nothing }}' } }),
    step('one', { outputs: [{ Name: 'Count', Selector: '$.Count', Type: 'Integer' }] }),
    step('one', { action: 'aws:executeAPI' as Step['action'] }),
  ];
  for (const one of wrong) expect((await run(documentOf([one]), { Nothing: { Count: 'many' } })).status).toBe('Failed');
});
