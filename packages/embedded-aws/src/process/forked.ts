import { createConnection, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { type CloudProcess, endIn, type ProcessStart } from './cloud-process';

/** What the server writes into a connection, beside what the cloud writes. */
interface Word {
  readonly pid?: number;
  readonly ended?: number;
}

/** The server says this last; a cloud could write the like, but not behind it. */
const ENDED = /^\{"ended": -?\d+\}$/;

/** Connects to the server of a folder; undefined where nobody listens. */
export function connected(socketPath: string): Promise<Socket | undefined> {
  return new Promise((resolve) => {
    const socket = createConnection({ path: socketPath });
    socket.once('connect', () => resolve(socket)).once('error', () => resolve(undefined));
  });
}

/**
 * A cloud that the server forks, whose standard streams are the connection.
 * @param socket a connection to the server
 * @returns undefined where the server ended before it forked
 */
export async function forked(
  socket: Socket,
  { args, environment, onLine }: ProcessStart,
): Promise<CloudProcess | undefined> {
  let last: string | undefined;
  let isForked: (pid: number) => void = () => undefined;
  const pid = new Promise<number>((resolve) => (isForked = resolve));
  const lines = createInterface({ input: socket });
  lines.on('line', (line) => {
    if (/^\{"pid": \d+\}$/.test(line)) return isForked((JSON.parse(line) as Word).pid!);
    if (last !== undefined) onLine(last);
    last = ENDED.test(line) ? line : undefined;
    if (last === undefined) onLine(line);
  });
  // A connection that breaks is one that ends.
  socket.on('error', () => undefined);
  const ended = new Promise<number | null>((resolve) =>
    lines.once('close', () => resolve(last === undefined ? null : ((JSON.parse(last) as Word).ended ?? null))),
  );
  socket.write(`${JSON.stringify({ arguments: args, environment })}\n`);
  const process_ = await Promise.race([pid, ended.then(() => undefined)]);
  if (process_ === undefined) return undefined;
  return {
    ended,
    end: () =>
      endIn(
        ended,
        () => socket.end(),
        () => kill(process_),
      ),
  };
}

/** The server has not waited for the process yet, or would have said so: the number is nobody else's. */
function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended at this very moment.
  }
}
