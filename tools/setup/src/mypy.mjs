// Type-checks the Python of one project by its mypy.ini: `node tools/setup/src/mypy.mjs packages/embedded-aws`. What is known of
// unchanged files is kept in dist/mypy.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const [projectRoot] = process.argv.slice(2);
const { status, error } = spawnSync(
  join(root, '.venv/bin/mypy'),
  ['--config-file', 'mypy.ini', '--cache-dir', join(root, 'dist/mypy', projectRoot), '--no-error-summary'],
  { cwd: join(root, projectRoot), stdio: 'inherit' },
);
if (error) console.error(`mypy: ${error.message}`);
process.exit(status ?? 1);
