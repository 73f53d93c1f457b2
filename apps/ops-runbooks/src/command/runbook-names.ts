import { workspaceRoot } from '@nss/workspace';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Names of the runbooks, each of which is a folder: for help and completion, which load none. */
export function runbookNames(): string[] {
  return readdirSync(join(workspaceRoot(), 'apps/ops-runbooks/src/runbooks'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}
