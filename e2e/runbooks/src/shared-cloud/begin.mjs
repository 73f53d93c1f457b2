// The test files of a worker work in one cloud with the reference environments in it: to deploy them takes longer than most files.
// Each worker has a cloud of its own, as a file leaves servers and parameters behind as the next one of its worker finds them.
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const root = join(import.meta.dirname, '../../../..');

/** Starts a cloud, and gives where it is once the environments are deployed. */
async function begun() {
  const child = spawn(
    process.execPath,
    ['tools/setup/src/run.mjs', 'e2e/runbooks/src/shared-cloud/deployed-cloud.ts'],
    {
      cwd: root,
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  globalThis.deployedClouds.push(child);
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).on(
      'line',
      (line) => line.startsWith('ready ') && resolve(JSON.parse(line.slice('ready '.length))),
    );
    child.once('exit', (code) =>
      reject(new Error(`the reference environments could not be deployed: exit code ${code}`)),
    );
  });
}

/**
 * Starts the clouds and tells the test files where they are.
 * @param {{ readonly maxWorkers: number, readonly testPathPatterns: { readonly patterns: readonly string[] } }} configuration jest's
 */
export default async function begin({ maxWorkers, testPathPatterns: { patterns } }) {
  const files = readdirSync(join(root, 'e2e/runbooks/src'), { recursive: true }).filter(
    (file) =>
      file.endsWith('.test.ts') &&
      (patterns.length === 0 || patterns.some((pattern) => new RegExp(pattern).test(join('e2e/runbooks/src', file)))),
  );
  globalThis.deployedClouds = [];
  const clouds = await Promise.all(Array.from({ length: Math.max(1, Math.min(maxWorkers, files.length)) }, begun));
  process.env.RUNBOOK_TESTS_CLOUDS = JSON.stringify(clouds);
  // Whose command lines are looked through: those of this run.
  process.env.RUNBOOK_TESTS_PROCESS = String(process.pid);
  // What a file has looked through for them, no other has to.
  process.env.RUNBOOK_TESTS_SEEN = mkdtempSync(join(tmpdir(), 'runbook-tests-'));
}
