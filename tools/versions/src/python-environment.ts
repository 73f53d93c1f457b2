import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** An environment of one Python version, or why there is none. */
export type PythonEnvironment = { readonly path: string } | { readonly missing: string };

/**
 * An environment with the Python packages of this workspace, of one Python version, where this machine has it.
 * @param version `3.12`
 * @param folder where environments are kept
 * @param requirements path of the list with hashes
 */
export function pythonEnvironment(version: string, folder: string, requirements: string): PythonEnvironment {
  const command = `python${version}`;
  if (spawnSync(command, ['-c', 'import venv']).status !== 0) return { missing: `${command} is not on this machine` };
  const digest = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 16);
  const path = join(folder, `python-${version}-${digest}`);
  const complete = join(path, 'complete');
  if (existsSync(complete)) return { path };
  rmSync(path, { recursive: true, force: true });
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--require-hashes', '--no-deps', '-r'];
  for (const [program, ...args] of [
    [command, '-m', 'venv', path],
    [join(path, 'bin/python'), ...pip, requirements],
  ] as const) {
    const { status, stderr } = spawnSync(program, args, { encoding: 'utf8' });
    if (status !== 0) throw new Error(`Python ${version} cannot be set up: ${stderr.trim()}`);
  }
  writeFileSync(complete, '');
  return { path };
}
