import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolders } from './package-folders';
import { python } from './workspace';

/** Written into an environment once everything is in it. */
const COMPLETE = 'complete';

/** Where the packages keep their Python, and the list of what has to be in it. */
function own(): { environment: string; requirements: string } {
  const { folder, cache } = packageFolders('workspace', import.meta.url);
  const requirements = join(folder, 'requirements.txt');
  const digest = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 16);
  return { environment: join(cache, `python-${digest}`), requirements };
}

/**
 * The Python that the packages run: this workspace's own; where they are installed, the one in `PYTHON`, or else the environment
 * that {@link setUpPython} makes.
 *
 * @param command that a person sets up with: `embedded-aws set-up`
 * @throws Error with the way out where there is none
 */
export function packagePython(command: string): string {
  const { workspace } = packageFolders('workspace', import.meta.url);
  if (workspace !== undefined) return python(workspace);
  const { PYTHON } = process.env;
  if (PYTHON) return PYTHON;
  const { environment, requirements } = own();
  if (existsSync(join(environment, COMPLETE))) return join(environment, 'bin/python');
  throw new Error(
    `Python 3.10 or newer is needed, with the packages in ${requirements}. Install them once, apart from yours: ${command}. Or name a Python that has them in PYTHON.`,
  );
}

/**
 * Makes an environment with the Python packages that are needed, by hash, unless it is there. Takes `PYTHON`, or `python3`, to make it.
 *
 * @param say told what is going on
 * @returns the folder of the environment
 * @throws Error with what Python said where it cannot be made
 */
export function setUpPython(say: (line: string) => void): string {
  const { workspace } = packageFolders('workspace', import.meta.url);
  if (workspace !== undefined) throw new Error('this workspace has its own Python: node tools/setup/src/set-up.mjs');
  const { environment, requirements } = own();
  if (existsSync(join(environment, COMPLETE))) return environment;
  rmSync(environment, { recursive: true, force: true });
  say(`installing Python packages into ${environment} ...`);
  run(process.env.PYTHON || 'python3', ['-m', 'venv', environment]);
  run(join(environment, 'bin/python'), [
    ...['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--require-hashes', '--no-deps', '-r'],
    requirements,
  ]);
  writeFileSync(join(environment, COMPLETE), '');
  return environment;
}

function run(command: string, args: readonly string[]): void {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0)
    throw new Error(`${command} ${args.slice(0, 3).join(' ')} failed: ${(stderr || stdout || String(error)).trim()}`);
}
