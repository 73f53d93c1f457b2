import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The workspace's root: the nearest folder above this file that has an nx.json, wherever the bundle of it was put.
 * @throws Error outside of a workspace
 */
export function workspaceRoot(from = dirname(fileURLToPath(import.meta.url))): string {
  if (existsSync(join(from, 'nx.json'))) return from;
  const above = dirname(from);
  if (above === from) throw new Error('nx.json was not found above the program: run it from the repository');
  return workspaceRoot(above);
}

/**
 * The workspace's own Python, or that of the environment that NSS_VENV names, as where another version of Python is tried.
 * @throws Error with the way out where the workspace is not set up
 */
export function python(root: string): string {
  const path = join(process.env['NSS_VENV'] || join(root, '.venv'), 'bin/python');
  if (!existsSync(path))
    throw new Error(`${path} is missing. Set the workspace up first: node tools/setup/src/set-up.mjs`);
  return path;
}
