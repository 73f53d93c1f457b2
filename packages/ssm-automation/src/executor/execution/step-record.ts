import { type StepExecution } from '@aws-sdk/client-ssm';
import { isCriticalStep, isEndStep, onFailureOf, type Step } from '../../document';
import { failureType, type StepFailure } from '../failure';

/** Where a step inside a loop belongs. */
export type ParentStep = NonNullable<StepExecution['ParentStepDetails']>;

/**
 * A step's record before it starts.
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_StepExecution.html
 */
export function pendingRecord(step: Step): StepExecution {
  return {
    StepName: step.name,
    Action: step.action,
    StepStatus: 'Pending',
    OnFailure: onFailureOf(step),
    IsCritical: isCriticalStep(step),
    IsEnd: isEndStep(step),
    ...(step.nextStep !== undefined && { NextStep: step.nextStep }),
  };
}

/** Inputs the way the API shows them: every value as JSON. */
export function inputsRecord(inputs: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(inputs).map(([name, value]) => [name, JSON.stringify(value) ?? 'null']));
}

/** What a step was about when it failed, as recorded answers of AWS put it; of PreVerification there is no record. */
const STAGE_TEXT = {
  InputValidation: 'validating and resolving the step inputs',
  PreVerification: 'verifying the step before it runs',
  Invocation: 'Execute/Cancelling action',
  PostVerification: 'Poll action status for completion',
} as const;

/** Writes a failure into a record. */
export function recordFailure(record: StepExecution, failure: StepFailure): void {
  record.StepStatus = failure.status;
  record.FailureMessage = `Step fails when it is ${STAGE_TEXT[failure.stage]}. ${failure.message}`;
  record.FailureDetails = {
    FailureStage: failure.stage,
    FailureType: failureType(failure),
    Details: { ErrorCode: [failure.type], Message: [failure.message] },
  };
}
