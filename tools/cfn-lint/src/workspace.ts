import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The workspace's root: the nearest folder above this file that has an nx.json, wherever the bundle of it was put. */
export function workspaceRoot(from = dirname(fileURLToPath(import.meta.url))): string {
  if (existsSync(join(from, 'nx.json'))) return from;
  const above = dirname(from);
  if (above === from) throw new Error('nx.json was not found above the program: run it from the repository');
  return workspaceRoot(above);
}
