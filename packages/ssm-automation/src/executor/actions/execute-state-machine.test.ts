import { documentOf, run } from '../../testing/run';

const execute = (statuses: string[]) => {
  let look = 0;
  return run(
    documentOf([
      { name: 'machine', action: 'aws:executeStateMachine', inputs: { stateMachineArn: 'arn', input: { a: 1 } } },
    ]),
    {
      StartExecution: { executionArn: 'x' },
      DescribeExecution: () => ({ executionArn: 'x', status: statuses[look++], output: '{}' }),
    },
  );
};

test.each([
  [['RUNNING', 'SUCCEEDED'], 'Success'],
  [['FAILED'], 'Failed'],
  [['TIMED_OUT'], 'TimedOut'],
  [['ABORTED'], 'Failed'],
])('%p: %s', async (statuses, status) => {
  const { calls, ...result } = await execute(statuses);
  expect(result.status).toBe(status);
  expect(calls[0]?.parameters).toEqual({ stateMachineArn: 'arn', input: '{"a":1}' });
});
