import { StepFailure } from '../failure';

/**
 * How to stop: `Cancel` at once, by way of onCancel; `Complete` after the step that is running.
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_StopAutomationExecution.html
 */
export type StopType = 'Cancel' | 'Complete';

/** Whether someone asked an execution to stop. The first request counts. */
export class StopRequest {
  private readonly controller = new AbortController();
  private requested: StopType | undefined;

  get type(): StopType | undefined {
    return this.requested;
  }

  /** Aborts when someone cancels. */
  get cancelled(): AbortSignal {
    return this.controller.signal;
  }

  make(type: StopType): void {
    this.requested ??= type;
    if (this.requested === 'Cancel') this.controller.abort();
  }
}

/** What a step fails with when someone cancels. */
export function cancelledFailure(): StepFailure {
  return new StepFailure('the automation was cancelled', { status: 'Cancelled' });
}
