import { DescribeInstancesCommand, type DescribeInstancesCommandOutput } from '@aws-sdk/client-ec2';
import { type Ref, type Response, type StepOptions, steps } from '@nss/ssm-automation';

/** How long a server may take to stop or start. */
const STATE_SECONDS = 900;

/** Where the state of an instance stands. */
const stateOf = (r: Response<DescribeInstancesCommandOutput>) => r.Reservations[0]!.Instances[0]!.State.Name;
type State = ReturnType<typeof stateOf>;

/** Waits until an instance has one of some states. */
export function waitUntil(
  name: string,
  instance: Ref<string>,
  states: readonly [State, ...State[]],
  options: StepOptions,
) {
  return steps.waitForAwsResourceProperty(name, {
    command: DescribeInstancesCommand,
    input: { InstanceIds: [instance] },
    property: stateOf,
    desiredValues: states,
    timeoutSeconds: STATE_SECONDS,
    ...options,
  });
}

/** The last look before a server starts: the other one is stopped at this moment, or the runbook ends. */
export function confirmStopped(name: string, instance: Ref<string>, options: StepOptions) {
  return steps.assertAwsResourceProperty(name, {
    command: DescribeInstancesCommand,
    input: { InstanceIds: [instance] },
    property: stateOf,
    desiredValues: ['stopped'],
    ...options,
  });
}
