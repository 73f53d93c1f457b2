import { type StepExecution } from '@aws-sdk/client-ssm';
import { type Step } from '../../document';
import { callAws } from './call-aws';
import { type ExecutionState } from './execution-state';
import { type Invocation } from './invocation';
import { type ParentStep } from './step-record';
import { completedFailure } from './stop-request';
import { type WalkEnd } from './walk-end';

/** Runs a list of steps; given to invocations so that a loop can run its body. */
export type RunSteps = (state: ExecutionState, steps: readonly Step[], parent?: ParentStep) => Promise<WalkEnd>;

/** Someone who stops an execution does not wait for people. */
function unlessStopped<T>({ stop: { completed } }: ExecutionState, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const stopped = () => reject(completedFailure());
    if (completed.aborted) stopped();
    completed.addEventListener('abort', stopped, { once: true });
    promise.then(resolve, reject).finally(() => completed.removeEventListener('abort', stopped));
  });
}

/** Puts together what an action needs for one attempt. */
export function makeInvocation(
  state: ExecutionState,
  {
    step,
    inputs,
    record,
    stop,
  }: { step: Step; inputs: Record<string, unknown>; record: StepExecution; stop: AbortSignal },
  runSteps: RunSteps,
): Invocation {
  const context = { ...state.context, stepName: step.name };
  return {
    step,
    inputs,
    state,
    context,
    stop,
    call: (service, api, parameters) => callAws({ ...state, context }, service, api, parameters),
    sleep: (seconds) => state.clock.sleep(seconds * 1000, stop),
    async waiting(promise) {
      record.StepStatus = 'Waiting';
      try {
        return await unlessStopped(state, promise);
      } finally {
        if (!stop.aborted) record.StepStatus = 'InProgress';
      }
    },
    runBody: (steps, iteration, iteratorValue) =>
      runSteps({ ...state, halted: stop }, steps, {
        StepExecutionId: record.StepExecutionId,
        StepName: step.name,
        Action: step.action,
        Iteration: iteration,
        ...(iteratorValue !== undefined && { IteratorValue: JSON.stringify(iteratorValue) }),
      }),
    publish: (outputs) => state.scope.recordStep(step.name, outputs),
  };
}
