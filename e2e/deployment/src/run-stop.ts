import { type Answer, type Phases } from '@nss/command-line';
import { isAlive } from '@nss/embedded-aws';
import { setTimeout as sleep } from 'node:timers/promises';
import { recordedCloud } from './cloud/running-cloud';

/**
 * Ends the embedded cloud of this checkout.
 * @returns the exit code: 0, also where none runs
 */
export async function runStop({ answer, phase }: Phases & { readonly answer: Answer }): Promise<number> {
  const cloud = recordedCloud();
  if (!cloud) {
    answer({ ended: null }, () => 'no embedded cloud is running');
    return 0;
  }
  process.kill(cloud.pid, 'SIGTERM');
  await phase(`ending the embedded cloud at ${cloud.endpoint}`, async () => {
    for (let tries = 0; tries < 100 && isAlive(cloud.pid); tries += 1) await sleep(100);
  });
  if (isAlive(cloud.pid))
    throw new Error(`the embedded cloud at ${cloud.endpoint} did not end within 10 s: kill -9 ${cloud.pid}`);
  answer({ ended: cloud.endpoint }, () => `ended the embedded cloud at ${cloud.endpoint}`);
  return 0;
}
