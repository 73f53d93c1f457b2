// Runs one project's tests: `node tools/setup/src/jest.mjs libs/network [jest options]`. The result is kept as JSON in
// dist/test so that a run restored from Nx's cache still counts its tests.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { projectConfiguration } from '../jest-preset.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const [projectRoot, ...options] = process.argv.slice(2);
const report = join(process.env.TEST_REPORTS || join(root, 'dist/test'), `${projectRoot}.json`);
mkdirSync(dirname(report), { recursive: true });
// The CDK leaves every assembly a test synthesises in the temporary folder: each run gets one that goes with it.
const temporary = mkdtempSync(join(tmpdir(), 'nss-test-'));
// The embedded clouds of a run are forked by one process, which is found here: a folder of this user alone, outside of the other
// one, which some tests look through.
const forks = mkdtempSync(join(tmpdir(), 'nss-forks-'));
// Tests hold the reference environments, which nobody deploys, against what is known of them. The repository's own, or what ENVIRONMENTS_DIR names,
// are given to the one test that deploys whatever it is given.
// What suites of a run synthesise alike they share.
const assemblies = join(temporary, 'assemblies');
mkdirSync(assemblies);
const given = resolve(process.env.ENVIRONMENTS_DIR || join(root, 'environments'));
const directories = { ENVIRONMENTS_DIR: join(root, 'libs/environment/reference'), GIVEN_ENVIRONMENTS_DIR: given };
const began = Date.now();
const jest = spawn(
  process.execPath,
  [
    join(root, 'node_modules/jest/bin/jest.js'),
    '--config',
    JSON.stringify(projectConfiguration(projectRoot)),
    '--passWithNoTests',
    '--json',
    `--outputFile=${report}`,
    ...options,
  ],
  // CDK's own validation costs seconds a synthesis; it runs once over the finished assembly, in nss-infra:policy.
  {
    cwd: root,
    stdio: ['inherit', 'ignore', 'inherit'],
    env: {
      ...process.env,
      ...directories,
      TMPDIR: temporary,
      EMBEDDED_CLOUD_FORKS: forks,
      RUN_ASSEMBLIES: assemblies,
      CDK_VALIDATION: 'false',
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    },
  },
);
// A test that ran out of time may leave something that keeps Node.js alive for ever: what it has to say is in the report by then.
const graceMilliseconds = Number(process.env.TEST_GRACE_SECONDS ?? 60) * 1000;
const watch = setInterval(() => {
  const written = statSync(report, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (written < began || Date.now() - written < graceMilliseconds) return;
  console.error(`${projectRoot}: the tests have ended, and something they started did not: it is ended here`);
  jest.kill('SIGKILL');
}, 1000);
const [status] = await once(jest, 'exit');
clearInterval(watch);
for (const folder of [temporary, forks]) rmSync(folder, { recursive: true, force: true });
process.exit(status ?? 1);
