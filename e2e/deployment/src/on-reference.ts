import { workspaceRoot } from '@nss/workspace';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Does something with the reference environments, whatever somebody works with. What several of its deployments begin with is synthesised once.
 * @returns what it gives
 */
export async function onReference<T>(work: () => Promise<T>): Promise<T> {
  process.env['ENVIRONMENTS_DIR'] = join(workspaceRoot(), 'libs/environment/reference');
  const assemblies = mkdtempSync(join(tmpdir(), 'nss-assemblies-'));
  process.env['RUN_ASSEMBLIES'] = assemblies;
  try {
    return await work();
  } finally {
    rmSync(assemblies, { recursive: true });
  }
}
