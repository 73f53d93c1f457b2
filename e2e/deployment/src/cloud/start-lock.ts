import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive } from '@nss/embedded-aws';
import { cloudFolder, recordedCloud } from './running-cloud';

/** Another `npm start` of this checkout is at work: two would write the same change sets. */
export class StartUnderWayError extends Error {
  constructor(pid: number, file: string) {
    const endpoint = recordedCloud()?.endpoint;
    super(
      `another npm start of this checkout is under way, process ${pid}${endpoint ? `, at ${endpoint}` : ''}: wait for its end, or end it (kill ${pid}). If no such start runs, remove ${file}`,
    );
    this.name = 'StartUnderWayError';
  }
}

/**
 * Lets one start of a checkout be under way at a time, until the process ends.
 * @param folder where the file is kept that names the process. @default - the checkout's
 * @throws StartUnderWayError
 */
export function lockStart(folder = cloudFolder()): void {
  const file = join(folder, 'start.pid');
  mkdirSync(folder, { recursive: true });
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = holderOf(file);
    if (holder !== undefined && isAlive(holder)) throw new StartUnderWayError(holder, file);
    setAside(file);
  }
  process.once('exit', () => rmSync(file, { force: true }));
}

function holderOf(file: string): number | undefined {
  try {
    return Number(readFileSync(file, 'utf8')) || undefined;
  } catch {
    return undefined;
  }
}

/** Of two starts that find a file which a killed one left, one takes it away: renaming succeeds once. */
function setAside(file: string): void {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
    rmSync(aside, { force: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
