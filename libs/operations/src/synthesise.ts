import { workspaceRoot } from '@nss/workspace';
import { spawn, spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { environmentsDirectory } from '@nss/environment';

/** The one assembly of all environments. */
export interface Synthesised {
  readonly directory: string;
  /** `3.2 s` */
  readonly took: string;
}

/** What synthesises into a directory, and where it runs. */
function synthesis(directory: string, environments: string) {
  return {
    args: ['tools/setup/src/synth.mjs', directory],
    options: { cwd: workspaceRoot(), env: { ...process.env, ENVIRONMENTS_DIR: resolve(environments) } },
  };
}

/** Where the workspace keeps its assembly. */
const ownAssembly = () => join(workspaceRoot(), 'dist/cdk.out');

/** @throws Error with what the app printed when it fails */
function succeeded(status: number | null, stderr: string): void {
  if (status !== 0) throw new Error(`synthesis failed:\n${stderr}`);
}

/**
 * Synthesises every environment into one cloud assembly, the one that all of them are deployed from.
 * @param directory where to. @default - dist/cdk.out of the workspace
 * @param environments directory of the environment files. @default - ENVIRONMENTS_DIR, or the repository's own
 * @throws Error with what the app printed when it fails
 */
export function synthesise(directory = ownAssembly(), environments = environmentsDirectory()): Synthesised {
  const began = Date.now();
  const { args, options } = synthesis(directory, environments);
  const { status, stderr } = spawnSync(process.execPath, args, { ...options, encoding: 'utf8' });
  succeeded(status, stderr);
  return { directory, took: seconds(began) };
}

/** As {@link synthesise}, while this process goes on: a line that counts the seconds of it needs that. */
export async function synthesising(
  directory = ownAssembly(),
  environments = environmentsDirectory(),
): Promise<Synthesised> {
  const began = Date.now();
  const { args, options } = synthesis(directory, environments);
  const child = spawn(process.execPath, args, { ...options, stdio: ['ignore', 'ignore', 'pipe'] });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const status = await new Promise<number | null>((ended, failed) => child.once('close', ended).once('error', failed));
  succeeded(status, stderr);
  return { directory, took: seconds(began) };
}

/** Seconds since a moment, as people read them: `3.2 s`. */
export function seconds(since: number): string {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`;
}
