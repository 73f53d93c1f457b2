import { AsyncLocalStorage } from 'node:async_hooks';
import { type Clock, stoppedSleep } from './clock';

interface Sleeper {
  readonly until: number;
  readonly wake: () => void;
}

/** Work that holds the clock, unless it sleeps on the clock itself. */
interface Hold {
  sleeping: number;
}

/**
 * A clock that jumps: as soon as everybody sleeps and no held work is under way, time moves to the earliest sleeper.
 * An hour's wait takes no time, and the order of events is the order they would have in real time.
 *
 * Work it is not told about with {@link VirtualClock.hold} counts as idle: an approval that is not held times out at
 * once if everything else sleeps. Hold it to let a person answer in their own time.
 */
export class VirtualClock implements Clock {
  private time: number;
  private readonly holds = new Set<Hold>();
  private readonly currentHold = new AsyncLocalStorage<Hold>();
  private scheduled = false;
  private readonly sleepers: Sleeper[] = [];

  /**
   * @param start the time at the beginning. @default 2026-01-01T00:00:00Z
   * @param mayJump asked before time moves; when its answer changes, call {@link VirtualClock.lookAgain}. @default - always
   */
  constructor(
    start: Date = new Date('2026-01-01T00:00:00Z'),
    private readonly mayJump: () => boolean = () => true,
  ) {
    this.time = start.getTime();
  }

  /** Asks again whether time may move. */
  lookAgain(): void {
    this.schedule();
  }

  now(): number {
    return this.time;
  }

  sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(stoppedSleep());
      const hold = this.currentHold.getStore();
      if (hold) hold.sleeping += 1;
      const awake = () => {
        if (hold) hold.sleeping -= 1;
      };
      const stop = () => {
        awake();
        this.sleepers.splice(this.sleepers.indexOf(sleeper), 1);
        reject(stoppedSleep());
      };
      const sleeper: Sleeper = {
        until: this.time + Math.max(0, milliseconds),
        wake: () => {
          awake();
          signal?.removeEventListener('abort', stop);
          resolve();
        },
      };
      signal?.addEventListener('abort', stop, { once: true });
      // Among sleepers of one moment the first to lie down wakes first.
      const later = this.sleepers.findIndex(({ until }) => until > sleeper.until);
      this.sleepers.splice(later < 0 ? this.sleepers.length : later, 0, sleeper);
      this.schedule();
    });
  }

  async hold<T>(work: () => Promise<T>): Promise<T> {
    const hold: Hold = { sleeping: 0 };
    this.holds.add(hold);
    try {
      return await this.currentHold.run(hold, work);
    } finally {
      this.holds.delete(hold);
      // While a store is in use every promise of the process pays for it.
      if (this.holds.size === 0) this.currentHold.disable();
      this.schedule();
    }
  }

  private isHeld(): boolean {
    return [...this.holds].some(({ sleeping }) => sleeping === 0);
  }

  /** One sleeper a turn of the event loop: everything the one before set going has then come to rest. */
  private schedule(): void {
    if (this.scheduled || this.isHeld() || this.sleepers.length === 0) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      if (this.isHeld() || !this.mayJump()) return;
      const next = this.sleepers.shift();
      if (!next) return;
      this.time = Math.max(this.time, next.until);
      next.wake();
      this.schedule();
    });
  }
}
