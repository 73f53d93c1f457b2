import { workspaceRoot } from '@nss/workspace';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What a running cloud is made of: its own code, the executor of runbooks, and the pinned emulators. */
const SOURCES = [
  'packages/embedded-aws/python',
  'packages/embedded-aws/src',
  'packages/ssm-automation/python',
  'packages/ssm-automation/src',
  'tools/setup/python/requirements.txt',
];

/** A digest of the sources of the embedded cloud in this checkout, as they are now. Tests and what Python compiles do not count. */
export function cloudSources(root = workspaceRoot()): string {
  const digest = createHash('sha256');
  for (const path of SOURCES.flatMap((source) => filesBelow(root, source)).sort())
    digest
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update('\0');
  return digest.digest('hex');
}

function filesBelow(root: string, path: string): string[] {
  if (!statSync(join(root, path)).isDirectory())
    return /\.(txt|ts|py)$/.test(path) && !path.endsWith('.test.ts') ? [path] : [];
  return readdirSync(join(root, path)).flatMap((name) => filesBelow(root, `${path}/${name}`));
}
