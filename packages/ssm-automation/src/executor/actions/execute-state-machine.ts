import { StepFailure } from '../failure';
import { text } from '../references/typing';
import { type Action } from '../execution/invocation';
import { pick, requiredText } from './inputs';
import { poll } from './poll';

/**
 * `aws:executeStateMachine`: runs a Step Functions state machine to its end.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-executeStateMachine.html
 */
export const executeStateMachine: Action = async (invocation) => {
  const { inputs, call } = invocation;
  const { executionArn } = await call('stepfunctions', 'StartExecution', {
    stateMachineArn: requiredText(inputs, 'stateMachineArn'),
    ...(inputs['input'] !== undefined && { input: text(inputs['input']) }),
    ...pick(inputs, ['name', 'traceHeader']),
  });
  const outputs = await poll(invocation, async () => {
    const execution = await call('stepfunctions', 'DescribeExecution', { executionArn });
    if (execution['status'] === 'RUNNING' || execution['status'] === 'PENDING_REDRIVE') return undefined;
    const found = pick(execution, [
      'executionArn',
      'input',
      'name',
      'output',
      'startDate',
      'stateMachineArn',
      'status',
      'stopDate',
    ]);
    if (execution['status'] === 'SUCCEEDED') return found;
    throw new StepFailure(
      `the state machine ended ${text(execution['status'])}: ${text(execution['cause'] ?? execution['error'])}`,
      {
        status: execution['status'] === 'TIMED_OUT' ? 'TimedOut' : 'Failed',
        type: 'StateMachineFailed',
        outputs: found,
      },
    );
  });
  return { outputs };
};
