import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds between two looks at a lock that somebody else holds. */
const POLL_MILLISECONDS = 250;

/** Whether a process still runs. */
function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function take(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  }
}

/** Milliseconds after which a lock without a number belongs to a process that died before it wrote it. */
const UNSIGNED_MILLISECONDS = 10_000;

/** Removes the lock of a process that is gone. */
function breakAbandoned(file: string): void {
  try {
    const holder = readFileSync(file, 'utf8');
    const isAbandoned =
      holder === '' ? Date.now() - statSync(file).mtimeMs > UNSIGNED_MILLISECONDS : !alive(Number(holder));
    if (isAbandoned) rmSync(file, { force: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

/** Does some work while no other process of this machine that asked for the same lock does. A lock of a dead process is broken. */
export async function withLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  while (!take(file)) {
    breakAbandoned(file);
    await sleep(POLL_MILLISECONDS);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}
