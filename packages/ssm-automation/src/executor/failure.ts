/** How an attempt at a step may end other than well. */
export type FailureStatus = 'Failed' | 'TimedOut' | 'Rejected' | 'Cancelled';

/**
 * Where a failed step was, in the words of the SSM API's FailureDetails.
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_FailureDetails.html
 */
export type FailureStage = 'InputValidation' | 'PreVerification' | 'Invocation' | 'PostVerification';

/**
 * What kind of failure it was, by the same page.
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_FailureDetails.html
 */
export type FailureType = 'Action' | 'Permission' | 'Throttling' | 'Verification' | 'Internal';

/** Thrown by actions and by everything they use; the executor turns it into the step's record. */
export class StepFailure extends Error {
  readonly status: FailureStatus;
  readonly stage: FailureStage;
  /** Name of the error, an AWS error code where AWS gave one. */
  readonly type: string;
  /** What the action could still tell, such as the output of a command that failed. */
  readonly outputs: Readonly<Record<string, unknown>>;

  constructor(
    message: string,
    about: { status?: FailureStatus; stage?: FailureStage; type?: string; outputs?: Record<string, unknown> } = {},
  ) {
    super(message);
    this.name = 'StepFailure';
    this.status = about.status ?? 'Failed';
    this.stage = about.stage ?? 'Invocation';
    this.type = about.type ?? this.status;
    this.outputs = about.outputs ?? {};
  }
}

const THROTTLING = /Throttl|RequestLimitExceeded|TooManyRequests|SlowDown/;
const PERMISSION = /AccessDenied|Unauthorized|NotAuthorized|AuthFailure|Forbidden/;

/** Whether AWS only asked to come again later. */
export function isThrottling({ type }: StepFailure): boolean {
  return THROTTLING.test(type);
}

/** The kind of a failure: by its error where that says so, otherwise by where the step was. */
export function failureType(failure: StepFailure): FailureType {
  if (isThrottling(failure)) return 'Throttling';
  if (PERMISSION.test(failure.type)) return 'Permission';
  if (failure.type === 'InternalServerError' || failure.type === 'InternalError') return 'Internal';
  return failure.stage === 'Invocation' ? 'Action' : 'Verification';
}

/** Any thrown value as a failure of the step, so that one odd error cannot end the whole execution without a record. */
export function asStepFailure(thrown: unknown): StepFailure {
  if (thrown instanceof StepFailure) return thrown;
  if (thrown instanceof Error) return new StepFailure(thrown.message, { type: thrown.name });
  return new StepFailure(String(thrown));
}
