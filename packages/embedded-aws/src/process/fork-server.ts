import { spawn } from 'node:child_process';
import { lstatSync } from 'node:fs';
import { join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { withoutForeign } from '@nss/ssm-automation/ports';
import { packageFolders, packagePython } from '@nss/workspace';
import { SET_UP } from '../command-names';
import { type CloudProcess, type ProcessStart } from './cloud-process';
import { connected, forked } from './forked';

/** Names the folder of a test run's server. Without it every cloud is a process that starts from nothing. */
export const FORKS_VARIABLE = 'EMBEDDED_CLOUD_FORKS';
/** Between two looks at whether a server that starts takes calls: it does so before it imports anything. */
const LOOK_MILLISECONDS = 20;
/** Looks after which a server is given up. */
const LOOKS = 1500;
/** Exit code with which a server says that another one serves the folder. */
const SERVED = 4;
/** Servers that are tried: one may end, as nobody needed it, while we call. */
const ATTEMPTS = 3;

/** Whether a folder is there for this user alone: whoever else could write to it would be given the keys of clouds. */
export function isPrivate(folder: string): boolean {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  return found !== undefined && found.isDirectory() && found.uid === process.getuid?.() && (found.mode & 0o077) === 0;
}

/**
 * A cloud that the fork server of this test run starts; the first one that asks starts the server.
 * @returns undefined where clouds have to start from nothing: outside of a test run, on another system than Linux, or where the
 * server cannot be had
 */
export async function fromForkServer(start: ProcessStart): Promise<CloudProcess | undefined> {
  const folder = process.env[FORKS_VARIABLE];
  if (!folder || process.platform !== 'linux' || !isPrivate(folder)) return undefined;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const cloud = await ask(folder, start);
    if (cloud !== undefined) return cloud;
  }
  return undefined;
}

async function ask(folder: string, start: ProcessStart): Promise<CloudProcess | undefined> {
  // The address of a socket is short (unix(7)): the way there may be shorter than the path.
  const path = join(folder, 'socket');
  const shortest = [path, relative(process.cwd(), path)].sort((one, other) => one.length - other.length)[0]!;
  const socket = (await connected(shortest)) ?? (await startServer(folder, shortest));
  return socket && forked(socket, start);
}

/** Starts a server and connects to it, or to the one that another process has started meanwhile. */
async function startServer(folder: string, path: string) {
  const place = packageFolders('embedded-aws', import.meta.url).folder;
  const child = spawn(packagePython(SET_UP), ['-m', 'embedded_cloud.fork_server', folder], {
    cwd: place,
    env: {
      ...withoutForeign(process.env),
      TMPDIR: folder,
      HOME: folder,
      PYTHONDONTWRITEBYTECODE: '1',
      PYTHONUNBUFFERED: '1',
      PYTHONPATH: join(place, 'python'),
    },
    stdio: 'ignore',
  });
  // It outlives whoever starts it, and ends by itself: nobody waits for it.
  child.unref();
  let code: number | null | undefined;
  child.once('exit', (given) => (code = given)).once('error', () => (code = null));
  for (let looks = 0; looks < LOOKS; looks += 1) {
    const socket = await connected(path);
    if (socket) return socket;
    if (code !== undefined && code !== SERVED) return undefined;
    await sleep(LOOK_MILLISECONDS);
  }
  return undefined;
}
