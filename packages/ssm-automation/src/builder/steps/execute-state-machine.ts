import { type In, type Ref } from '../ref';
import { type StepOptions, stepValue, type StepValue } from '../step-value';

/** An execution of a state machine. */
export interface ExecuteStateMachineOptions extends StepOptions {
  readonly stateMachineArn: In<string>;
  /** JSON that it begins with. @default - none */
  readonly input?: In<string>;
  /** @default - one that Step Functions makes up */
  readonly executionName?: In<string>;
  readonly traceHeader?: In<string>;
}

/** How it ended. */
export interface ExecuteStateMachineOutputs {
  readonly executionArn: Ref<string>;
  readonly status: Ref<string>;
  /** JSON. */
  readonly output: Ref<string>;
}

/** `aws:executeStateMachine`. https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-executeStateMachine.html */
export function executeStateMachine(
  name: string,
  options: ExecuteStateMachineOptions,
): StepValue<ExecuteStateMachineOutputs> {
  const { stateMachineArn, input, executionName, traceHeader } = options;
  const inputs = () => ({ stateMachineArn, input, name: executionName, traceHeader });
  return stepValue<ExecuteStateMachineOutputs>(name, 'aws:executeStateMachine', options, inputs, {
    builtIn: ['executionArn', 'status', 'output'],
  });
}
