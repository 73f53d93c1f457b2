import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from '@nss/infra';

/** An environment file of the repository, changed. */
export function changedEnvironment(name: string, from: string | RegExp, to: string): Record<string, string> {
  const path = `apps/nss-infra/environments/${name}.yaml`;
  const text = readFileSync(join(workspaceRoot(), path), 'utf8');
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`${path} has no ${String(from)} to change`);
  return { [path]: changed };
}
