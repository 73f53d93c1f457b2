import { isCriticalStep, isEndStep, isTrue, jumpTarget, onCancelOf, onFailureOf, type Step } from '../../document';
import { type StepFailure } from '../failure';
import { resolve } from '../references/resolve';
import { type ExecutionState } from './execution-state';
import { type ActionResult } from './invocation';
import { runStep } from './run-step';
import { awaitStart } from './step-by-step';
import { type ParentStep } from './step-record';
import { type WalkEnd } from './walk-end';

/** Where to go after a step: to a step by name, to the one written next, or nowhere. */
type Turn = { readonly to: string } | 'next' | WalkEnd;

/**
 * Walks a list of steps from the first one, or from the one named.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-actions.html#automation-common
 */
export async function runSteps(
  state: ExecutionState,
  steps: readonly Step[],
  parent?: ParentStep,
  from?: string,
): Promise<WalkEnd> {
  let index = from === undefined ? 0 : steps.findIndex(({ name }) => name === from);
  for (let step = steps[index]; step; step = steps[index]) {
    await awaitStart(state, step.name);
    const stopped = stopBefore(state, step);
    if (stopped) return stopped;
    const outcome = await runStep(state, step, runSteps, parent);
    const turn = 'failure' in outcome ? afterFailure(state, step, outcome.failure) : afterSuccess(step, outcome.result);
    if (turn === 'next') index += 1;
    else if ('to' in turn) {
      index = steps.findIndex(({ name }) => name === turn.to);
      if (index < 0) return { kind: 'left', target: turn.to };
    } else return turn;
  }
  return { kind: 'completed' };
}

function stopBefore(state: ExecutionState, step: Step): WalkEnd | undefined {
  if (state.stop.type === 'Complete' || state.halted?.aborted) return { kind: 'stopped' };
  if (state.stop.type === 'Cancel') return { kind: 'cancelled', onCancel: onCancelOf(step) };
  if (state.progress.stepsLeft-- > 0) return undefined;
  state.progress.failure ??= {
    status: 'Failed',
    message: `the runbook started too many steps; ${step.name} would be the next`,
  };
  return { kind: 'aborted', status: 'Failed' };
}

function afterSuccess(step: Step, { next, ended }: ActionResult): Turn {
  if (ended && ended.kind !== 'completed') return ended.kind === 'left' ? { to: ended.target } : ended;
  if (next !== undefined) return { to: next };
  return afterwards(step);
}

function afterFailure(state: ExecutionState, step: Step, failure: StepFailure): Turn {
  if (failure.status === 'Cancelled' && state.stop.type === 'Cancel')
    return { kind: 'cancelled', onCancel: onCancelOf(step) };
  if (state.halted?.aborted || (failure.status === 'Cancelled' && state.stop.type === 'Complete'))
    return { kind: 'stopped' };
  const rule = onFailureOf(step);
  const refused = step.action === 'aws:approve';
  if (isCritical(state, step) || rule === 'Abort' || refused)
    state.progress.failure ??= { status: failure.status, message: `Step ${step.name}: ${failure.message}` };
  // What an approval guards must not run without it, whatever the step's onFailure says.
  if (rule === 'Abort' || refused) return { kind: 'aborted', status: failure.status };
  const target = jumpTarget(rule);
  return target === undefined ? afterwards(step) : { to: target };
}

/** isEnd holds whether the step succeeded or not. */
function afterwards(step: Step): Turn {
  if (isEndStep(step)) return { kind: 'completed' };
  return step.nextStep === undefined ? 'next' : { to: step.nextStep };
}

function isCritical(state: ExecutionState, step: Step): boolean {
  if (typeof step.isCritical !== 'string' || !step.isCritical.includes('{{')) return isCriticalStep(step);
  try {
    return isTrue(resolve(step.isCritical, state.scope) as string);
  } catch {
    return true;
  }
}
