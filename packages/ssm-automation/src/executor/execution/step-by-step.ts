import { walkSteps } from '../../document';
import { type ExecutionState } from './execution-state';
import { type Signal, signalError } from './signals';

/**
 * `Interactive` waits before each step until someone starts it, and after the last until someone completes it.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-working-executing-manually.html
 */
export type ExecutionMode = 'Auto' | 'Interactive';

/**
 * Waits, where the execution runs step by step, until someone starts the step or stops the execution. The execution is
 * Waiting meanwhile.
 *
 * @param name of the step. @default - there are no more steps, and only a stop ends the wait
 */
export async function awaitStart(state: ExecutionState, name?: string): Promise<void> {
  if (state.mode === 'Auto' || state.stop.type !== undefined) return;
  state.progress.waitsForStart = true;
  try {
    await startedOrStopped(state, name);
  } finally {
    state.progress.waitsForStart = false;
  }
}

function startedOrStopped({ signals, stop, halted }: ExecutionState, name?: string): Promise<void> {
  return new Promise((resolve) => {
    const over = new AbortController();
    const end = () => {
      unlisten();
      over.abort();
      resolve();
    };
    const unlisten = signals.listen(({ type, payload }) => {
      if (type !== 'StartStep' || name === undefined || payload['StepName']?.[0] !== name) return false;
      end();
      return true;
    });
    for (const signal of [stop.cancelled, stop.completed, ...(halted ? [halted] : [])]) {
      signal.addEventListener('abort', end, { once: true, signal: over.signal });
      if (signal.aborted) end();
    }
  });
}

/**
 * Refuses a signal for a step that there is not: StartStep and Resume name a step, StopStep an execution of one.
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_SendAutomationSignal.html (Payload)
 *
 * @throws Error (AutomationStepNotFoundException, or InvalidAutomationSignalException for one that names none)
 */
export function requireStep(state: ExecutionState, { type, payload }: Signal): void {
  const key = type === 'StopStep' ? 'StepExecutionId' : 'StepName';
  if (type !== 'StopStep' && type !== 'StartStep' && !(type === 'Resume' && payload[key])) return;
  const asked = payload[key]?.[0];
  if (asked === undefined) throw signalError('InvalidAutomationSignalException', `${type} needs ${key} in its payload`);
  const known =
    type === 'StopStep'
      ? state.records.map(({ StepExecutionId }) => StepExecutionId)
      : walkSteps(state.document).map(({ step }) => step.name);
  if (!known.includes(asked)) throw signalError('AutomationStepNotFoundException', `there is no step ${asked}`);
}
