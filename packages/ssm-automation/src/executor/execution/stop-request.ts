import { StepFailure } from '../failure';

/**
 * How to stop: `Cancel` at once, by way of onCancel; `Complete` after the step that is running.
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_StopAutomationExecution.html
 */
export type StopType = 'Cancel' | 'Complete';

/** Whether someone asked an execution to stop. The first request counts. */
export class StopRequest {
  private readonly cancelling = new AbortController();
  private readonly completing = new AbortController();
  private requested: StopType | undefined;

  get type(): StopType | undefined {
    return this.requested;
  }

  /** Aborts when someone cancels. */
  get cancelled(): AbortSignal {
    return this.cancelling.signal;
  }

  /** Aborts when someone asks to stop after the step that is running. */
  get completed(): AbortSignal {
    return this.completing.signal;
  }

  make(type: StopType): void {
    this.requested ??= type;
    if (this.requested === 'Cancel') this.cancelling.abort();
    else this.completing.abort();
  }
}

/** What a step fails with when someone cancels. */
export function cancelledFailure(): StepFailure {
  return new StepFailure('the automation was cancelled', { status: 'Cancelled' });
}

/** What a step that waits for somebody fails with when the execution is to stop after it. */
export function completedFailure(): StepFailure {
  return new StepFailure('the automation was stopped while the step waited', { status: 'Cancelled' });
}
