import { packageFolders } from '@nss/workspace';
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where the fakes are, ready to run. */
export interface Fakes {
  /** The script of the injected steps. */
  runnerScript: string;
  /** Holds `gh` and `node`; put before the PATH. */
  programs: string;
  /** The folder that stands in for an action's repository. @throws Error for one nobody stands in for */
  fakeOf(repository: string): string;
}

/** Folder of the sources, one below it for each `owner/name`. */
export function fakeSources(): string {
  return join(packageFolders('workflow-runner', import.meta.url).folder, 'src/fakes/actions');
}

/** Every `action.yml` of the fakes, relative to {@link fakeSources}. */
export function fakeManifests(): string[] {
  return readdirSync(fakeSources(), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('action.yml'))
    .sort();
}

/** Bundles the fakes into a folder: each action as the runner takes actions, everything it imports in one file. */
export async function buildFakes(folder: string): Promise<Fakes> {
  const { build } = await import('esbuild');
  const sources = fakeSources();
  const manifests = fakeManifests();
  const scripts = manifests.flatMap((manifest) =>
    ['main.ts', 'post.ts'].map((name) => join(sources, dirname(manifest), name)).filter((path) => existsSync(path)),
  );
  const shared = { bundle: true, platform: 'node', target: 'node20', logLevel: 'error' } as const;
  await Promise.all([
    build({
      ...shared,
      entryPoints: scripts,
      outbase: sources,
      outdir: join(folder, 'actions'),
      format: 'cjs',
      outExtension: { '.js': '.cjs' },
    }),
    build({
      ...shared,
      entryPoints: ['runner-step', 'gh'].map((name) => join(sources, `../${name}.ts`)),
      outdir: join(folder, 'programs'),
      format: 'esm',
      outExtension: { '.js': '.mjs' },
    }),
  ]);
  for (const manifest of manifests) {
    mkdirSync(dirname(join(folder, 'actions', manifest)), { recursive: true });
    copyFileSync(join(sources, manifest), join(folder, 'actions', manifest));
  }
  const programs = join(folder, 'programs');
  writeFileSync(join(programs, 'gh'), `#!/bin/sh\nexec node '${join(programs, 'gh.mjs')}' "$@"\n`);
  chmodSync(join(programs, 'gh'), 0o755);
  // Actions run with the node that runs this, whatever else lies in its folder.
  symlinkSync(process.execPath, join(programs, 'node'));
  return {
    runnerScript: join(programs, 'runner-step.mjs'),
    programs,
    fakeOf: (repository) => {
      const path = join(folder, 'actions', repository);
      if (!existsSync(path))
        throw new Error(`nobody stands in for ${repository}: add ${join(sources, repository)}, or do without it`);
      return path;
    },
  };
}
