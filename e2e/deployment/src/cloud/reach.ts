import { workspaceRoot } from '@nss/workspace';
import { spawn } from 'node:child_process';
import { mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from '@nss/embedded-aws';
import { type RunningCloud, cloudFolder, recordedCloud, runningCloud } from './running-cloud';
import { cloudSources } from './sources';

/** How long a cloud may take to start, on a machine that is busy with other things. */
const START_MILLISECONDS = 60_000;

/** A cloud of this checkout runs and cannot be used. */
export class UnusableCloudError extends Error {
  constructor({ pid, endpoint }: RunningCloud, why: string) {
    super(
      `the embedded cloud at ${endpoint} (process ${pid}) ${why}. End it, and what is deployed in it, with: npm stop`,
    );
    this.name = 'UnusableCloudError';
  }
}

/**
 * The embedded cloud of this checkout: the one that runs, or a new one that goes on running after this process.
 * @throws UnusableCloudError where one runs that does not answer, or runs other sources than the checkout has now
 * @throws Error with the end of its log when it does not start
 */
export async function reachCloud(): Promise<RunningCloud & { readonly started: boolean }> {
  const recorded = recordedCloud();
  if (!recorded) return { ...(await startInBackground()), started: true };
  if (recorded.sources !== cloudSources())
    throw new UnusableCloudError(recorded, 'was started from other sources than this checkout has now');
  const running = await runningCloud();
  if (!running) throw new UnusableCloudError(recorded, 'does not answer');
  return { ...running, started: false };
}

async function startInBackground(): Promise<RunningCloud> {
  mkdirSync(cloudFolder(), { recursive: true });
  const log = join(cloudFolder(), 'cloud.log');
  const output = openSync(log, 'w');
  const child = spawn(process.execPath, ['tools/setup/src/run.mjs', 'e2e/deployment/src/cloud/background.ts'], {
    cwd: workspaceRoot(),
    detached: true,
    stdio: ['ignore', output, output],
  });
  child.unref();
  const deadline = Date.now() + START_MILLISECONDS;
  while (Date.now() < deadline && child.pid !== undefined && isAlive(child.pid)) {
    const running = await runningCloud();
    if (running) return running;
    await sleep(100);
  }
  // What comes up too late would be nobody's.
  child.kill('SIGTERM');
  throw new Error(
    `the embedded cloud did not start:\n${readFileSync(log, 'utf8').trim().split('\n').slice(-15).join('\n')}`,
  );
}
