import stringWidth from 'string-width';
import { type Streams } from '../streams';
import { wrap } from '../layout/wrap';

/**
 * Does something that takes its time, and says so on standard error: on a terminal a line that counts the seconds until it is over,
 * elsewhere one plain line when it begins.
 * @param what it is, in a few words: `synthesising`
 * @returns what it gives
 * @throws whatever it throws
 */
export type Phase = <T>(what: string, work: () => T | Promise<T>) => Promise<T>;

/** Says nothing of it, for tests and for those who have no terminal to tell. */
export const silently: Phase = async (_what, work) => work();

/** Streams that share their terminal with a line about what is under way. */
export interface Phases extends Streams {
  readonly phase: Phase;
  /** Says when a person is asked something in the line's place: meanwhile it is not written. */
  readonly heldWhile: (isHeld: () => boolean) => void;
}

/** Back to the line's begin, and everything in it away: ECMA-48 CR, EL 2. */
const AWAY = '\r\u001B[2K';

/** What is under way, and since when. */
interface Running {
  readonly what: string;
  readonly since: number;
}

/** Streams with progress. Nothing of it keeps the process alive. */
export function phases(streams: Streams, now: () => number = Date.now): Phases {
  const { terminal, columns = 80 } = streams;
  const running: Running[] = [];
  let isHeld = () => false;
  let timer: NodeJS.Timeout | undefined;
  const draw = () => {
    const current = running.at(-1);
    if (current && !isHeld()) terminal?.(`${AWAY}${lineOf(current, now(), columns)}`);
  };
  const away = () => {
    if (running.length > 0 && !isHeld()) terminal?.(AWAY);
  };
  const around =
    (write: (text: string) => void) =>
    (text: string): void => {
      away();
      write(text);
      draw();
    };
  return {
    ...streams,
    out: around(streams.out),
    error: around(streams.error),
    phase: async (what, work) => {
      if (!terminal) streams.error(`${what} ...`);
      const self = { what, since: now() };
      running.push(self);
      if (terminal) timer ??= setInterval(draw, 1000).unref();
      draw();
      try {
        return await work();
      } finally {
        away();
        running.splice(running.indexOf(self), 1);
        if (running.length === 0) {
          clearInterval(timer);
          timer = undefined;
        }
        draw();
      }
    },
    heldWhile: (held) => {
      isHeld = held;
    },
  };
}

/** `synthesising ... 12 s`, no wider than the terminal, which would go on in a second line that stays. */
function lineOf({ what, since }: Running, now: number, columns: number): string {
  const took = ` ... ${Math.floor((now - since) / 1000)} s`;
  const [first = ''] = wrap(what, Math.max(1, columns - 1 - stringWidth(took)));
  return `${first}${took}`;
}
