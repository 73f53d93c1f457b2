import { type Clock } from '../clock';
import { StepFailure } from '../failure';
import { cancelledFailure } from './stop-request';

/** Bounds of one attempt. */
export interface Bounds {
  readonly clock: Clock;
  /** @default - no limit */
  readonly seconds?: number;
  readonly cancelled: AbortSignal;
}

/**
 * Runs work until it ends, time is up or someone cancels, whichever comes first. Work that is finished at the very
 * moment its time is up counts as finished.
 *
 * @throws StepFailure TimedOut or Cancelled, or what the work throws
 */
export async function within<T>(
  { clock, seconds, cancelled }: Bounds,
  work: (stop: AbortSignal) => Promise<T>,
): Promise<T> {
  if (cancelled.aborted) throw cancelledFailure();
  const over = new AbortController();
  const contenders: Promise<T>[] = [
    work(over.signal),
    new Promise((_, reject) => {
      cancelled.addEventListener('abort', () => reject(cancelledFailure()), { once: true, signal: over.signal });
    }),
  ];
  if (seconds !== undefined) {
    contenders.push(
      clock.sleep(seconds * 1000, over.signal).then(() => {
        throw new StepFailure(`the step did not finish within ${seconds} seconds`, { status: 'TimedOut' });
      }),
    );
  }
  try {
    return await Promise.race(contenders);
  } finally {
    over.abort();
  }
}
