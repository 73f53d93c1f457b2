// Builds the tool that runs workflows before the first test: from source that takes minutes on a machine that is new or busy, and a
// test's time is for what it tests.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../../..');

/** @throws Error when it cannot be built; why stands on standard error */
export default function begin() {
  const { status } = spawnSync(
    process.execPath,
    ['tools/setup/src/run.mjs', 'packages/workflow-runner/src/act/built.ts'],
    { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  if (status !== 0) throw new Error(`act could not be built: exit code ${status}`);
}
