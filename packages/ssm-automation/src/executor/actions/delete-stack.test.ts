import { documentOf, run } from '../../testing/run';

const remove = (statuses: (string | undefined)[]) => {
  let look = 0;
  return run(documentOf([{ name: 'stack', action: 'aws:deleteStack', inputs: { StackName: 's' } }]), {
    DescribeStacks: () => {
      const StackStatus = statuses[look++];
      if (StackStatus === undefined) throw new Error('Stack with id s does not exist');
      return { Stacks: [{ StackId: 'id', StackStatus }] };
    },
  });
};

test.each([
  [['CREATE_COMPLETE', 'DELETE_IN_PROGRESS', 'DELETE_COMPLETE'], 'Success'],
  [['CREATE_COMPLETE', undefined], 'Success'],
  [[undefined, undefined], 'Success'],
  [['CREATE_COMPLETE', 'DELETE_FAILED'], 'Failed'],
])('%p: %s', async (statuses, status) => {
  expect((await remove(statuses)).status).toBe(status);
});
