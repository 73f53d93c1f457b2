import { StepFailure } from '../failure';
import { type Invocation } from '../execution/invocation';
import { selectAll } from '../selectors';
import { poll } from './poll';

/** Waits until every instance is in the state. @throws StepFailure at once when one is terminated and should not be */
export async function awaitInstances(
  invocation: Invocation,
  instanceIds: readonly string[],
  state: string,
): Promise<string[]> {
  return poll(invocation, async () => {
    const response = await invocation.call('ec2', 'DescribeInstances', { InstanceIds: instanceIds });
    const states = selectAll(response, '$.Reservations[*].Instances[*].State.Name').map(String);
    if (state !== 'terminated' && states.includes('terminated')) {
      throw new StepFailure(`an instance of ${instanceIds.join(', ')} is terminated and will never be ${state}`, {
        type: 'InstanceTerminated',
      });
    }
    return states.length >= instanceIds.length && states.every((found) => found === state) ? states : undefined;
  });
}

/** Waits until the checks of every running instance and of its system are passed. */
export async function awaitStatusChecks(invocation: Invocation, instanceIds: readonly string[]): Promise<void> {
  await poll(invocation, async () => {
    const response = await invocation.call('ec2', 'DescribeInstanceStatus', { InstanceIds: instanceIds });
    const passed = (check: string) =>
      selectAll(response, `$.InstanceStatuses[*].${check}.Status`).filter((status) => status === 'ok').length;
    const least = Math.min(passed('InstanceStatus'), passed('SystemStatus'));
    return least >= instanceIds.length ? true : undefined;
  });
}
