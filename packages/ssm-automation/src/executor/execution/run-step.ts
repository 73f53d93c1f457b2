import { type StepExecution } from '@aws-sdk/client-ssm';
import { ACTION_TIMEOUTS, isActionName, type Step } from '../../document';
import { ACTIONS } from '../actions';
import { refuseBeyondLimits } from '../actions/refuse-beyond-limits';
import { asStepFailure, StepFailure } from '../failure';
import { resolve } from '../references/resolve';
import { readStored, storedNames } from '../references/store-references';
import { coerce } from '../references/typing';
import { callAws } from './call-aws';
import { within } from './deadline';
import { type ExecutionState } from './execution-state';
import { type ActionResult } from './invocation';
import { makeInvocation, type RunSteps } from './make-invocation';
import { outputsRecord, stepOutputs } from './step-outputs';
import { inputsRecord, type ParentStep, pendingRecord, recordFailure } from './step-record';

/** What became of a step after all its attempts. */
export type StepOutcome = { readonly result: ActionResult } | { readonly failure: StepFailure };

/** Actions whose inputs hold conditions or steps, to be resolved when their turn comes. */
const RESOLVES_ITSELF = new Set(['aws:branch', 'aws:loop']);

/** Runs one step, with all its attempts, and leaves its record and its outputs in the state. */
export async function runStep(
  state: ExecutionState,
  step: Step,
  runSteps: RunSteps,
  parent?: ParentStep,
): Promise<StepOutcome> {
  const { clock, scope } = state;
  const record: StepExecution = {
    ...pendingRecord(step),
    StepStatus: 'InProgress',
    StepExecutionId: (state.ports.newId ?? (() => crypto.randomUUID()))(),
    ExecutionStartTime: new Date(clock.now()),
    ...(parent && { ParentStepDetails: parent }),
  };
  state.records.push(record);
  const stopping = new AbortController();
  const unlisten = state.signals.listen(({ type, payload }) => {
    const meant = type === 'StopStep' && payload['StepExecutionId']?.[0] === record.StepExecutionId;
    if (meant) stopping.abort(new StepFailure('the step was stopped', { status: 'Cancelled' }));
    return meant;
  });
  const outcome = await attempts({ state, step, record, stopping: stopping.signal }, runSteps);
  unlisten();
  record.ExecutionEndTime = new Date(clock.now());
  if ('failure' in outcome) {
    recordFailure(record, outcome.failure);
    record.Outputs = outputsRecord(outcome.failure.outputs);
    scope.recordStep(step.name, outcome.failure.outputs);
  } else record.StepStatus = endedStatus(outcome.result);
  return outcome;
}

/** A loop shares the fate of its body. */
function endedStatus({ ended }: ActionResult): StepExecution['StepStatus'] {
  if (ended?.kind === 'aborted') return ended.status;
  return ended?.kind === 'cancelled' ? 'Cancelled' : 'Success';
}

/** A step that is under way. */
interface Underway {
  readonly state: ExecutionState;
  readonly step: Step;
  readonly record: StepExecution;
  /** Aborts when someone stops this step alone. */
  readonly stopping: AbortSignal;
}

async function attempts(underway: Underway, runSteps: RunSteps): Promise<StepOutcome> {
  const { state, step, record } = underway;
  let failure: StepFailure | undefined;
  try {
    const most = Math.max(1, envelopeNumber(state, step.maxAttempts) ?? 1);
    const seconds = timeoutOf(state, step);
    record.MaxAttempts = most;
    if (seconds !== undefined) record.TimeoutSeconds = seconds;
    for (let attempt = 1; attempt <= most; attempt++) {
      try {
        const result = await attemptOnce(underway, seconds, runSteps);
        return { result };
      } catch (thrown) {
        failure = asStepFailure(thrown);
        // A refusal is an answer, not a mishap; a cancel is final.
        if (failure.status === 'Rejected' || failure.status === 'Cancelled') break;
      }
    }
  } catch (thrown) {
    failure = asStepFailure(thrown);
  }
  return { failure: failure ?? new StepFailure('the step was not tried') };
}

async function attemptOnce(
  { state, step, record, stopping }: Underway,
  seconds: number | undefined,
  runSteps: RunSteps,
): Promise<ActionResult> {
  if (!isActionName(step.action))
    throw new StepFailure(`there is no action ${String(step.action)}`, { type: 'InvalidAction' });
  const action = ACTIONS[step.action];
  const raw = (step.inputs ?? {}) as Record<string, unknown>;
  await readStoredOf(state, step, raw);
  const inputs = RESOLVES_ITSELF.has(step.action) ? raw : (resolve(raw, state.scope) as Record<string, unknown>);
  record.Inputs = inputsRecord(inputs);
  if (!RESOLVES_ITSELF.has(step.action)) refuseBeyondLimits(step.action, inputs, state.clock.now());
  const cancelled = [stopping, ...cancelSignals(state, step)];
  const result = await within({ clock: state.clock, seconds, cancelled }, (stop) =>
    action(makeInvocation(state, { step, inputs, record, stop }, runSteps)),
  );
  const outputs = stepOutputs(step, result);
  record.Outputs = outputsRecord(outputs);
  state.scope.recordStep(step.name, outputs);
  return result;
}

/** A cancel ends the step inside a loop, whose onCancel then counts, and not the loop itself. */
function cancelSignals(state: ExecutionState, step: Step): AbortSignal[] {
  return [...(step.action === 'aws:loop' ? [] : [state.stop.cancelled]), ...(state.halted ? [state.halted] : [])];
}

/** References to Parameter Store have the values of the moment at which the step begins. */
async function readStoredOf(state: ExecutionState, { name }: Step, inputs: unknown): Promise<void> {
  const names = storedNames(inputs);
  if (names.length === 0) return;
  const context = { ...state.context, stepName: name };
  state.scope.setStored(await readStored(names, (...call) => callAws({ ...state, context }, ...call)));
}

/** Seconds an attempt may take: what the step says, bounded by what the action allows, or the action's default. */
function timeoutOf(state: ExecutionState, step: Step): number | undefined {
  const { defaultSeconds, maxSeconds = Infinity, mostAsked = Infinity } = ACTION_TIMEOUTS[step.action] ?? {};
  const asked = envelopeNumber(state, step.timeoutSeconds) ?? defaultSeconds;
  if (asked !== undefined && asked > mostAsked) {
    throw new StepFailure(`timeoutSeconds is ${asked}; ${step.action} takes at most ${mostAsked}`, {
      stage: 'InputValidation',
      type: 'InvalidInput',
    });
  }
  return asked === undefined ? undefined : Math.min(asked, maxSeconds);
}

function envelopeNumber(state: ExecutionState, value: Step['maxAttempts']): number | undefined {
  const resolved = resolve(value, state.scope);
  return resolved === undefined || resolved === null || resolved === ''
    ? undefined
    : (coerce(resolved, 'Integer') as number);
}
