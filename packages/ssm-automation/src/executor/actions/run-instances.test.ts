import { documentOf, run } from '../../testing/run';

test('launches, waits until all run, and gives their ids', async () => {
  const { calls, record } = await run(
    documentOf([
      {
        name: 'launch',
        action: 'aws:runInstances',
        inputs: { ImageId: 'ami-1', InstanceType: 't3.micro', MaxInstanceCount: 2, IamInstanceProfileName: 'p' },
      },
    ]),
    {
      RunInstances: { Instances: [{ InstanceId: 'i-1' }, { InstanceId: 'i-2' }] },
      DescribeInstances: {
        Reservations: [{ Instances: [{ State: { Name: 'running' } }, { State: { Name: 'running' } }] }],
      },
    },
  );
  expect(calls[0]?.parameters).toEqual({
    ImageId: 'ami-1',
    InstanceType: 't3.micro',
    MinCount: 1,
    MaxCount: 2,
    IamInstanceProfile: { Name: 'p' },
  });
  expect(record.StepExecutions?.[0]?.Outputs).toEqual({
    InstanceIds: ['i-1', 'i-2'],
    InstanceStates: ['running', 'running'],
  });
});
