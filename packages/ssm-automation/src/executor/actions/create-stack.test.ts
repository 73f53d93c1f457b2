import { documentOf, run } from '../../testing/run';

const create = (statuses: string[]) => {
  let look = 0;
  return run(
    documentOf([
      {
        name: 'stack',
        action: 'aws:createStack',
        inputs: { StackName: 's', TemplateBody: '{}', OnStackFailure: 'DELETE' },
      },
    ]),
    {
      CreateStack: { StackId: 'id' },
      DescribeStacks: () => ({ Stacks: [{ StackStatus: statuses[look++], StackStatusReason: 'why' }] }),
    },
  );
};

test('waits until the stack is complete', async () => {
  const { calls, record } = await create(['CREATE_IN_PROGRESS', 'CREATE_COMPLETE']);
  expect(calls[0]?.parameters).toEqual({ StackName: 's', TemplateBody: '{}', OnFailure: 'DELETE' });
  expect(record.StepExecutions?.[0]?.Outputs).toMatchObject({ StackId: ['id'], StackStatus: ['CREATE_COMPLETE'] });
});

test('a rollback is a failure that says why', async () => {
  expect((await create(['ROLLBACK_IN_PROGRESS'])).record.StepExecutions?.[0]?.FailureMessage).toContain(
    'ROLLBACK_IN_PROGRESS: why',
  );
});
