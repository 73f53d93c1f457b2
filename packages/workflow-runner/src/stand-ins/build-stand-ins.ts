import { packageFolders } from '@nss/workspace';
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where the stand-ins are, ready to run. */
export interface StandIns {
  /** The script of the injected steps. */
  runnerScript: string;
  /** Holds `gh` and `node`; put before the PATH. */
  programs: string;
  /** The folder that stands in for an action's repository. @throws Error for one nobody stands in for */
  standInFor(repository: string): string;
}

/** Folder of the sources, one below it for each `owner/name`. */
export function standInSources(): string {
  return join(packageFolders('workflow-runner', import.meta.url).folder, 'src/stand-ins/actions');
}

/** Every `action.yml` of the stand-ins, relative to {@link standInSources}. */
export function standInManifests(): string[] {
  return readdirSync(standInSources(), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('action.yml'))
    .sort();
}

/** Bundles the stand-ins into a folder: each action as the runner takes actions, everything it imports in one file. */
export async function buildStandIns(folder: string): Promise<StandIns> {
  const { build } = await import('esbuild');
  const sources = standInSources();
  const manifests = standInManifests();
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
    standInFor: (repository) => {
      const path = join(folder, 'actions', repository);
      if (!existsSync(path))
        throw new Error(`nobody stands in for ${repository}: add ${join(sources, repository)}, or do without it`);
      return path;
    },
  };
}
