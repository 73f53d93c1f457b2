import { StepFailure } from '../failure';

/** Time as executions see it. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /**
   * Resolves when that much time has passed.
   *
   * @throws StepFailure (the promise rejects) as soon as the signal aborts
   */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
  /**
   * Runs work outside the clock's knowledge (a call, a script), so that a virtual clock does not jump meanwhile.
   * Work that itself sleeps on the clock lets it go on for as long. Returns the work's own result.
   */
  hold<T>(work: () => Promise<T>): Promise<T>;
}

/** What a sleeper gets when nobody waits for it any more. */
export function stoppedSleep(): StepFailure {
  return STOPPED;
}

/** One for all: every step that ends in time stops the wait for its time-out, and a stack trace costs more than the step. */
const STOPPED = new StepFailure('the wait was stopped', { status: 'Cancelled' });
