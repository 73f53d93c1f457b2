import { executeRetirement } from './execute-retirement';
import { type StackRetirement } from './retirement';

const stack = (stackName: string, status: string, kept?: string): StackRetirement => ({
  stack: { stackName, id: 'arn', status, template: {}, parameters: {}, physicalIds: {} },
  goes: [],
  stays: {},
  ...(kept !== undefined && { kept }),
});

/** Retires stacks of which some cannot be deleted, and says what was asked of the account, in order. */
async function retired(stacks: readonly StackRetirement[], failing: readonly string[] = []) {
  const asked: string[] = [];
  const { failed } = await executeRetirement(
    stacks,
    {
      recovery: {
        remove: async (stackName, skip) => {
          asked.push(`${stackName} without ${skip.join()}`);
          const status = failing.includes(stackName) ? 'DELETE_FAILED' : undefined;
          return { stackName, status, failed: [], wayOut: 'deploy', meaning: '' };
        },
      },
      readBack: async (expected) => {
        asked.push(`reads ${expected.map((each) => each.stack.stackName).join()}`);
        return { unmanaged: [], missing: [] };
      },
    },
    ['Vpc'],
  );
  return [...asked, ...(failed ? [`failed ${failed.stackName}`] : [])];
}

test('the identities go last, because CloudFormation deletes the system with a role of theirs', async () => {
  const both = [stack('system', 'UPDATE_COMPLETE'), stack('identity', 'CREATE_COMPLETE')];
  expect(await retired(both)).toEqual(['system without Vpc', 'identity without Vpc', 'reads system,identity']);
  // And stay where the system could not go.
  expect(await retired(both, ['system'])).toEqual(['system without Vpc', 'failed system']);
});

test('what is gone is not asked to go again, and what is in use by others stays', async () => {
  const stacks = [stack('system', 'DELETE_COMPLETE'), stack('identity', 'CREATE_COMPLETE', 'in use')];
  expect(await retired(stacks)).toEqual(['reads system,identity']);
});
