import { StepFailure } from '../failure';
import { type Action } from '../execution/invocation';
import { flag, pick, requiredList, requiredText } from './inputs';
import { awaitInstances, awaitStatusChecks } from './instance-states';

const OPERATIONS: Readonly<Record<string, string>> = {
  running: 'StartInstances',
  stopped: 'StopInstances',
  terminated: 'TerminateInstances',
};

/**
 * `aws:changeInstanceState`: starts, stops or terminates instances, or with CheckStateOnly only waits for the state.
 * An instance that is to run has to pass its status checks too.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-changestate.html
 */
export const changeInstanceState: Action = async (invocation) => {
  const { inputs, call } = invocation;
  const InstanceIds = requiredList(inputs, 'InstanceIds');
  const desired = requiredText(inputs, 'DesiredState');
  const operation = OPERATIONS[desired];
  if (operation === undefined) {
    throw new StepFailure(`DesiredState is one of ${Object.keys(OPERATIONS).join(', ')}, not ${desired}`, {
      stage: 'InputValidation',
      type: 'InvalidInput',
    });
  }
  if (!flag(inputs, 'CheckStateOnly')) {
    const force = operation === 'StopInstances' && flag(inputs, 'Force') ? { Force: true } : {};
    await call('ec2', operation, {
      InstanceIds,
      ...force,
      ...(operation === 'StartInstances' && pick(inputs, ['AdditionalInfo'])),
    });
  }
  const InstanceStates = await awaitInstances(invocation, InstanceIds, desired);
  if (desired === 'running') await awaitStatusChecks(invocation, InstanceIds);
  return { outputs: { InstanceIds, InstanceStates } };
};
