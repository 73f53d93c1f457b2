// Every test file works in one cloud with the reference environments in it: to deploy them takes longer than most files.
import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const root = join(import.meta.dirname, '../../../..');

/** Starts the cloud and tells the test files where it is. */
export default async function begin() {
  const child = spawn(
    process.execPath,
    ['tools/setup/src/run.mjs', 'e2e/runbooks/src/shared-cloud/deployed-cloud.ts'],
    {
      cwd: root,
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  globalThis.deployedCloud = child;
  const { endpoint, sessions, markers } = await new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).on(
      'line',
      (line) => line.startsWith('ready ') && resolve(JSON.parse(line.slice('ready '.length))),
    );
    child.once('exit', (code) =>
      reject(new Error(`the reference environments could not be deployed: exit code ${code}`)),
    );
  });
  process.env.TRIAL_CLOUD_ENDPOINT = endpoint;
  process.env.TRIAL_RUNBOOK_SESSIONS = JSON.stringify(sessions);
  process.env.TRIAL_MARKERS = JSON.stringify(markers);
  // What a file has looked through for them, no other has to.
  process.env.TRIAL_SEEN = join(mkdtempSync(join(tmpdir(), 'trials-')), 'seen.txt');
}
