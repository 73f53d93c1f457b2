import { type AutomationExecution, type AutomationExecutionStatus, type StepExecution } from '@aws-sdk/client-ssm';
import { documentOutputs } from './document-outputs';
import { type ExecutionState } from './execution-state';
import { outputsRecord } from './step-outputs';
import { pendingRecord } from './step-record';
import { type WalkEnd } from './walk-end';

/**
 * The status an execution ends with. A step that aborts the runbook makes it fail even where the step is not critical.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-statuses.html
 */
export function finalStatus(state: ExecutionState, end: WalkEnd): AutomationExecutionStatus {
  if (end.kind === 'cancelled') return 'Cancelled';
  return state.progress.failure?.status ?? 'Success';
}

/** What the record shows besides the state. */
export interface ExecutionFacts {
  readonly documentName?: string;
  readonly documentVersion?: string;
  readonly target?: string;
  readonly parentExecutionId?: string;
  readonly startedAt: Date;
  readonly end: { readonly status: AutomationExecutionStatus; readonly at: Date } | undefined;
}

/**
 * The record of an execution.
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_AutomationExecution.html
 */
export function describeExecution(state: ExecutionState, facts: ExecutionFacts): AutomationExecution {
  const running = state.records.filter(({ ExecutionEndTime }) => !ExecutionEndTime).at(-1);
  return {
    AutomationExecutionId: state.executionId,
    ...(facts.documentName !== undefined && { DocumentName: facts.documentName }),
    DocumentVersion: facts.documentVersion ?? '1',
    AutomationExecutionStatus: facts.end?.status ?? currentStatus(state, running),
    ExecutionStartTime: facts.startedAt,
    ...(facts.end && { ExecutionEndTime: facts.end.at }),
    StepExecutions: [...state.records.map((record) => ({ ...record })), ...pendingSteps(state)],
    StepExecutionsTruncated: false,
    Parameters: outputsRecord(state.scope.parameterValues()),
    Variables: outputsRecord(state.scope.variableValues()),
    Outputs: documentOutputs(state.document, state.scope),
    ...(state.progress.failure && { FailureMessage: state.progress.failure.message }),
    Mode: state.mode,
    Targets: [],
    ResolvedTargets: { ParameterValues: [], Truncated: false },
    ...(facts.target !== undefined && { Target: facts.target }),
    ...(facts.parentExecutionId !== undefined && { ParentAutomationExecutionId: facts.parentExecutionId }),
    ...(running && { CurrentStepName: running.StepName, CurrentAction: running.Action }),
    ...(state.context.assumeRole !== undefined && { AutomationExecutionRole: state.context.assumeRole }),
  } as AutomationExecution;
}

function currentStatus(state: ExecutionState, running: StepExecution | undefined): AutomationExecutionStatus {
  if (state.stop.type === 'Cancel') return 'Cancelling';
  if (state.progress.waitsForStart) return 'Waiting';
  if (!running) return state.records.length === 0 ? 'Pending' : 'InProgress';
  return running.StepStatus === 'Waiting' ? 'Waiting' : 'InProgress';
}

/** Steps that never started stay Pending, after the end too. */
function pendingSteps(state: ExecutionState): StepExecution[] {
  const started = new Set(state.records.map(({ StepName }) => StepName));
  return state.document.mainSteps.filter(({ name }) => !started.has(name)).map(pendingRecord);
}
