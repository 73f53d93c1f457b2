import { workspaceRoot } from '@nss/workspace';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';

/** Where the site is built, relative to the workspace's root. */
export const SITE_FOLDER = 'dist/docs-site';

const PROJECT = 'tools/docs';

/** What a site is built with. */
export interface SiteOptions {
  /** Absolute path of the folder it is put into; what was there is removed. */
  readonly folder: string;
  /** Path it is served below, with a slash at both ends: `/REPOSITORY/`. @default - `/` */
  readonly base?: string;
}

/**
 * Builds the site of the documents.
 * @throws Error with what VitePress says, where a link leads to no page or a page cannot be made
 */
export async function buildSite({ folder, base }: SiteOptions): Promise<void> {
  const root = workspaceRoot();
  const vitepress = dirname(createRequire(join(root, PROJECT, 'package.json')).resolve('vitepress/package.json'));
  const building = spawn(
    process.execPath,
    [join(vitepress, 'bin/vitepress.js'), 'build', PROJECT, '--outDir', folder, ...(base ? ['--base', base] : [])],
    { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const [said, complained, [code]] = await Promise.all([
    text(building.stdout),
    text(building.stderr),
    once(building, 'close') as Promise<[number | null]>,
  ]);
  if (code !== 0) throw new Error(`the site was not built\n${said}${complained}`.trimEnd());
}
