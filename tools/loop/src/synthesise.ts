import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { workspaceRoot } from '@nss/infra';

/**
 * Synthesises every environment into one cloud assembly, the one that all of them are deployed from.
 * @param directory where to. @default - dist/cdk.out of the workspace
 * @throws Error with what the app printed when it fails
 */
export function synthesise(directory = join(workspaceRoot(), 'dist/cdk.out')): { directory: string; took: string } {
  const began = Date.now();
  const { status, stderr } = spawnSync(process.execPath, ['tools/setup/src/synth.mjs', directory], { cwd: workspaceRoot(), encoding: 'utf8' });
  if (status !== 0) throw new Error(`synthesis failed:\n${stderr}`);
  return { directory, took: seconds(began) };
}

/** Seconds since a moment, as people read them: `3.2 s`. */
export function seconds(since: number): string {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`;
}
