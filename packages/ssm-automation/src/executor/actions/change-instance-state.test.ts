import { documentOf, run } from '../../testing/run';

const change = (inputs: Record<string, unknown>, states: string[]) => {
  let look = 0;
  const DescribeInstances = () => ({
    Reservations: [{ Instances: [{ State: { Name: states[Math.min(look++, states.length - 1)] } }] }],
  });
  let check = 0;
  const DescribeInstanceStatus = () => ({
    InstanceStatuses: [
      { InstanceStatus: { Status: check++ === 0 ? 'initializing' : 'ok' }, SystemStatus: { Status: 'ok' } },
    ],
  });
  return run(
    documentOf([{ name: 'change', action: 'aws:changeInstanceState', inputs: { InstanceIds: ['i-1'], ...inputs } }]),
    { DescribeInstances, DescribeInstanceStatus },
  );
};

test.each([
  [
    { DesiredState: 'running' },
    ['pending', 'running'],
    ['StartInstances', 'DescribeInstances', 'DescribeInstances', 'DescribeInstanceStatus', 'DescribeInstanceStatus'],
    'Success',
  ],
  [{ DesiredState: 'stopped', CheckStateOnly: 'true' }, ['stopped'], ['DescribeInstances'], 'Success'],
  [{ DesiredState: 'terminated' }, ['terminated'], ['TerminateInstances', 'DescribeInstances'], 'Success'],
  [{ DesiredState: 'running' }, ['terminated'], ['StartInstances', 'DescribeInstances'], 'Failed'],
  [{ DesiredState: 'asleep' }, [], [], 'Failed'],
])('%p with %p', async (inputs, states, apis, status) => {
  const result = await change(inputs, states);
  expect(result.calls.map(({ api }) => api)).toEqual(apis);
  expect(result.status).toBe(status);
});

test('Force is only for stopping', async () => {
  expect((await change({ DesiredState: 'stopped', Force: true }, ['stopped'])).calls[0]?.parameters).toEqual({
    InstanceIds: ['i-1'],
    Force: true,
  });
  expect((await change({ DesiredState: 'running', Force: true }, ['running'])).calls[0]?.parameters).toEqual({
    InstanceIds: ['i-1'],
  });
});
