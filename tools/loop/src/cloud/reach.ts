import { spawn } from 'node:child_process';
import { mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { workspaceRoot } from '@nss/infra';
import { type RunningCloud, cloudFile, cloudFolder, isAlive, runningCloud } from './running-cloud';

/** How long a cloud may take to start, on a machine that is busy with other things. */
const START_MILLISECONDS = 60_000;

/**
 * The embedded cloud of this checkout: the one that runs, or a new one that goes on running after this process.
 * @throws Error with the end of its log when it does not start
 */
export async function reachCloud(): Promise<RunningCloud & { readonly started: boolean }> {
  const running = await runningCloud();
  return running ? { ...running, started: false } : { ...await startInBackground(), started: true };
}

async function startInBackground(): Promise<RunningCloud> {
  mkdirSync(cloudFolder(), { recursive: true });
  rmSync(cloudFile(), { force: true });
  const log = join(cloudFolder(), 'cloud.log');
  const output = openSync(log, 'w');
  const child = spawn(process.execPath, ['tools/setup/src/run.mjs', 'tools/loop/src/cloud/background.ts'], {
    cwd: workspaceRoot(), detached: true, stdio: ['ignore', output, output],
  });
  child.unref();
  const deadline = Date.now() + START_MILLISECONDS;
  while (Date.now() < deadline && child.pid !== undefined && isAlive(child.pid)) {
    const running = await runningCloud();
    if (running) return running;
    await sleep(100);
  }
  throw new Error(`the embedded cloud did not start:\n${readFileSync(log, 'utf8').trim().split('\n').slice(-15).join('\n')}`);
}
