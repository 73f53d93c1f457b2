// Lints one project: `node tools/setup/src/lint.mjs libs/network`, or the whole repository: `node tools/setup/src/lint.mjs .`. The
// form of TypeScript (Biome) and Python (ruff), then what ESLint and ruff find in them. `npm run -s format` writes the form.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const [projectRoot] = process.argv.slice(2);
// Files at the top belong to no project: they go with set-up.
const files = projectRoot === 'tools/setup' ? [projectRoot, 'eslint.config.mjs'] : [projectRoot];
const node = (script, ...args) => [process.execPath, join(root, 'node_modules', script), ...args, ...files];
const ruff = (...args) => [join(root, '.venv/bin/ruff'), ...args, '--quiet', projectRoot];

let failed = false;
for (const [command, ...args] of [
  node('@biomejs/biome/bin/biome', 'format', '--no-errors-on-unmatched'),
  ruff('format', '--diff'),
  ruff('check', '--output-format', 'concise'),
  node('eslint/bin/eslint.js', '--max-warnings', '0'),
]) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  if (error) console.error(`${command}: ${error.message}`);
  if (status !== 0) failed = true;
}
if (failed) console.error(`\n${projectRoot}: npm run -s format writes the form; the rest is said above`);
process.exit(failed ? 1 : 0);
