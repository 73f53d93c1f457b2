import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { packageFolders, packagePython } from '@nss/workspace';
import { SET_UP } from '../command-names';
import { type CloudProcess, endIn, type ProcessStart } from './cloud-process';

/**
 * A cloud whose process imports all it needs by itself.
 * @throws Error (the promise rejects) where Python cannot be started
 */
export async function spawned({ args, environment, onLine }: ProcessStart): Promise<CloudProcess> {
  const child = spawn(packagePython(SET_UP), ['-m', 'embedded_cloud', ...args], {
    cwd: packageFolders('embedded-aws', import.meta.url).folder,
    env: environment,
    // Standard input stays open as long as we live: its end is how the cloud learns that nobody needs it any more.
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  for (const input of [child.stdout, child.stderr]) createInterface({ input }).on('line', onLine);
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  await new Promise((resolve, reject) => child.once('spawn', resolve).once('error', reject));
  return {
    ended,
    end: () =>
      endIn(
        ended,
        () => child.kill('SIGTERM'),
        () => child.kill('SIGKILL'),
      ),
  };
}
