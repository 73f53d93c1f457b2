/** A piece of work that can be started and told to stop. */
export interface Job {
  readonly start: () => { readonly finished: Promise<boolean>; stop(): void };
}

/** How a set of jobs went. */
export interface LimitedRun {
  readonly started: number;
  readonly failed: number;
  /** Whether the errors went over the limit, so that no more jobs were started. */
  readonly overLimit: boolean;
}

/**
 * Runs jobs in order, so many at once. Once more have failed than may, no more start; those that run go on to their end.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/running-automations-scale-controls.html
 *
 * @param limits how many at once (at least 1), and how many may fail
 * @param stop aborts to start no more and stop those that run
 */
export async function runLimited(
  jobs: readonly Job[],
  limits: { concurrency: number; errors: number },
  stop: AbortSignal,
): Promise<LimitedRun> {
  const waiting = [...jobs];
  let started = 0;
  let failed = 0;
  const running = new Set<() => void>();
  const stopAll = () => running.forEach((stopJob) => stopJob());
  stop.addEventListener('abort', stopAll, { once: true });
  const worker = async () => {
    while (failed <= limits.errors && !stop.aborted) {
      const job = waiting.shift();
      if (!job) return;
      started += 1;
      const { finished, stop: stopJob } = job.start();
      running.add(stopJob);
      if (!(await finished)) failed += 1;
      running.delete(stopJob);
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, Math.min(limits.concurrency, jobs.length)) }, worker));
  stop.removeEventListener('abort', stopAll);
  return { started, failed, overLimit: failed > limits.errors };
}
