import { StepFailure } from '../failure';
import { select } from '../selectors';
import { text } from '../references/typing';
import { type Action } from '../execution/invocation';
import { pick, requiredText } from './inputs';
import { poll } from './poll';

const PASSED_ON = [
  'Capabilities',
  'ClientRequestToken',
  'DisableRollback',
  'NotificationARNs',
  'Parameters',
  'ResourceTypes',
  'RoleARN',
  'StackName',
  'StackPolicyBody',
  'StackPolicyURL',
  'Tags',
  'TemplateBody',
  'TemplateURL',
  'TimeoutInMinutes',
];

/**
 * `aws:createStack`: creates a CloudFormation stack and waits until it is complete.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-createstack.html
 */
export const createStack: Action = async (invocation) => {
  const { inputs, call } = invocation;
  const StackName = requiredText(inputs, 'StackName');
  // The API's name, or another one that cannot be taken for the step's own onFailure.
  const OnFailure = inputs['OnStackFailure'] ?? inputs['OnFailure'];
  const { StackId } = await call('cloudformation', 'CreateStack', {
    ...pick(inputs, PASSED_ON),
    ...(OnFailure !== undefined && { OnFailure }),
  });
  const outputs = await poll(invocation, async () => {
    const response = await call('cloudformation', 'DescribeStacks', { StackName: StackId ?? StackName });
    const found = {
      StackId,
      StackStatus: text(select(response, '$.Stacks[0].StackStatus')),
      StackStatusReason: select(response, '$.Stacks[0].StackStatusReason'),
    };
    if (found.StackStatus === 'CREATE_COMPLETE') return found;
    if (/^CREATE_IN_PROGRESS$|^$/.test(found.StackStatus)) return undefined;
    throw new StepFailure(`the stack ${StackName} is ${found.StackStatus}: ${text(found.StackStatusReason)}`, {
      type: 'StackFailed',
      outputs: found,
    });
  });
  return { outputs };
};
