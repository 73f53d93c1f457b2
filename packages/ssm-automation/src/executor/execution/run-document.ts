import { CANCEL_WORKFLOW_SECONDS, jumpTarget, NOT_AFTER_CANCEL } from '../../document';
import { asStepFailure } from '../failure';
import { within } from './deadline';
import { type ExecutionState } from './execution-state';
import { fillParameters } from './fill-parameters';
import { runSteps } from './run-steps';
import { awaitStart } from './step-by-step';
import { StopRequest } from './stop-request';
import { type WalkEnd } from './walk-end';

/** Runs a document's steps and, after a cancel, the steps its onCancel leads to. Never rejects. */
export async function runDocument(state: ExecutionState): Promise<WalkEnd> {
  const { progress, document } = state;
  try {
    // One turn later, so that whoever starts an execution holds it before its first step runs.
    await Promise.resolve();
    await fillParameters(state);
    const end = await runSteps(state, document.mainSteps);
    if (end.kind === 'completed') await awaitStart(state);
    if (end.kind === 'completed' && state.stop.type === 'Cancel') return { kind: 'cancelled', onCancel: 'Abort' };
    if (end.kind === 'cancelled') await runCancelWorkflow(state, jumpTarget(end.onCancel));
    if (end.kind !== 'left') return end;
    progress.failure ??= { status: 'Failed', message: `there is no step ${end.target}` };
  } catch (thrown) {
    const { status, message } = asStepFailure(thrown);
    progress.failure ??= { status, message };
  }
  return { kind: 'aborted', status: progress.failure.status };
}

/**
 * The steps that a cancel leads to get two minutes together and cannot be cancelled themselves. However they end, the
 * execution was cancelled.
 */
async function runCancelWorkflow(state: ExecutionState, target: string | undefined): Promise<void> {
  const first = state.document.mainSteps.find(({ name }) => name === target);
  if (!first || NOT_AFTER_CANCEL.has(first.action)) return;
  const stop = new StopRequest();
  const walk = runSteps({ ...state, stop, mode: 'Auto' }, state.document.mainSteps, undefined, first.name);
  try {
    await within({ clock: state.clock, seconds: CANCEL_WORKFLOW_SECONDS, cancelled: [] }, () => walk);
  } catch {
    stop.make('Cancel');
    await walk;
  }
}
