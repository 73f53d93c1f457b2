import { asStepFailure, StepFailure } from '../failure';
import { select } from '../selectors';
import { text } from '../references/typing';
import { type Action, type Invocation } from '../execution/invocation';
import { pick, requiredText } from './inputs';
import { poll } from './poll';

/**
 * `aws:deleteStack`: deletes a CloudFormation stack and waits until it is gone. One that is not there counts as gone.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-deletestack.html
 */
export const deleteStack: Action = async (invocation) => {
  const { inputs, call } = invocation;
  const StackName = requiredText(inputs, 'StackName');
  const before = await describe(invocation, StackName);
  // A deleted stack can be described by its id only.
  const StackId = before?.StackId ?? StackName;
  await call('cloudformation', 'DeleteStack', {
    StackName,
    ...pick(inputs, ['ClientRequestToken', 'RetainResources', 'RoleARN']),
  });
  const outputs = await poll(invocation, async () => {
    const found = await describe(invocation, StackId);
    if (!found || found.StackStatus === 'DELETE_COMPLETE') return { StackId, StackStatus: 'DELETE_COMPLETE' };
    if (found.StackStatus !== 'DELETE_FAILED') return undefined;
    throw new StepFailure(`the stack ${StackName} is DELETE_FAILED: ${text(found.StackStatusReason)}`, {
      type: 'StackFailed',
      outputs: found,
    });
  });
  return { outputs };
};

async function describe({ call }: Invocation, name: string) {
  try {
    const response = await call('cloudformation', 'DescribeStacks', { StackName: name });
    const stack = select(response, '$.Stacks[0]');
    return stack === undefined
      ? undefined
      : (stack as { StackId: string; StackStatus: string; StackStatusReason?: string });
  } catch (thrown) {
    if (/does not exist/.test(asStepFailure(thrown).message)) return undefined;
    throw thrown;
  }
}
