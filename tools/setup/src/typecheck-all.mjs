// Type-checks the TypeScript of every project: `node tools/setup/src/typecheck-all.mjs`. Each by its own tsconfig.json, as
// `nx run NAME:typecheck` does, but in one process, which reads what they all import once.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/**
 * Paths of the projects' tsconfig.json, relative to the workspace's root.
 * @returns {string[]}
 */
export function projectConfigurations() {
  const { workspaces } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return workspaces
    .map(dirname)
    .flatMap((folder) => readdirSync(join(root, folder)).map((name) => `${folder}/${name}/tsconfig.json`))
    .filter((path) => existsSync(join(root, path)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { status, error } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/typescript-7/bin/tsc'),
      '--build',
      // Projects import each other without references: what is up to date cannot be told from one's own files.
      '--force',
      ...['--builders', '2', '--checkers', '1'],
      ...projectConfigurations(),
    ],
    { cwd: root, stdio: 'inherit' },
  );
  if (error) console.error(`tsc: ${error.message}`);
  process.exit(status ?? 1);
}
