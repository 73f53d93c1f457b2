import { workspaceRoot } from '@nss/workspace';
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { environmentsDirectory } from '@nss/environment';

/**
 * Synthesises every environment into one cloud assembly, the one that all of them are deployed from.
 * @param directory where to. @default - dist/cdk.out of the workspace
 * @param environments directory of the environment files. @default - ENVIRONMENTS_DIR, or the repository's own
 * @throws Error with what the app printed when it fails
 */
export function synthesise(
  directory = join(workspaceRoot(), 'dist/cdk.out'),
  environments = environmentsDirectory(),
): { directory: string; took: string } {
  const began = Date.now();
  const { status, stderr } = spawnSync(process.execPath, ['tools/setup/src/synth.mjs', directory], {
    cwd: workspaceRoot(),
    encoding: 'utf8',
    env: { ...process.env, ENVIRONMENTS_DIR: resolve(environments) },
  });
  if (status !== 0) throw new Error(`synthesis failed:\n${stderr}`);
  return { directory, took: seconds(began) };
}

/** Seconds since a moment, as people read them: `3.2 s`. */
export function seconds(since: number): string {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`;
}
