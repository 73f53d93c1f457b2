import { workspaceRoot } from '@nss/workspace';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type SchemaNode } from '@nss/environment';

/** Where the reference is kept. */
export function referenceFile(): string {
  return join(workspaceRoot(), 'docs/environment-file.md');
}

/** The committed schema of the environment files. */
export function committedSchema(): SchemaNode {
  return JSON.parse(readFileSync(join(workspaceRoot(), 'environments/environment.schema.json'), 'utf8')) as SchemaNode;
}
