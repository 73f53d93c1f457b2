import { type Clock } from '../clock';
import { StepFailure } from '../failure';
import { cancelledFailure } from './stop-request';

/** Why an attempt's own signal aborts. Without a reason the platform makes an exception with a stack trace each time. */
const OVER = 'the attempt is over';

/** Bounds of one attempt. */
export interface Bounds {
  readonly clock: Clock;
  /** @default - no limit */
  readonly seconds?: number;
  /** Whichever aborts first ends the attempt; a reason that is a StepFailure is what it fails with. */
  readonly cancelled: readonly AbortSignal[];
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
  const already = cancelled.find(({ aborted }) => aborted);
  if (already) throw why(already);
  const over = new AbortController();
  let cancel = (_event: Event) => undefined as void;
  const contenders: Promise<T>[] = [
    work(over.signal),
    new Promise((_, reject) => {
      cancel = ({ target }) => reject(why(target as AbortSignal));
      for (const signal of cancelled) signal.addEventListener('abort', cancel);
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
    over.abort(OVER);
    for (const signal of cancelled) signal.removeEventListener('abort', cancel);
  }
}

/** A step that was stopped by itself says so. */
function why({ reason }: AbortSignal): StepFailure {
  return reason instanceof StepFailure ? reason : cancelledFailure();
}
