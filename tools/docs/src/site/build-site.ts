import { workspaceRoot } from '@nss/workspace';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
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
  const dist = join(root, 'dist');
  mkdirSync(dist, { recursive: true });
  // Below the workspace, so that what is in it finds the packages.
  const temporary = mkdtempSync(join(dist, 'docs-site-parts-'));
  try {
    const building = spawn(
      process.execPath,
      [join(root, PROJECT, 'src/site/vitepress.mjs'), PROJECT, folder, temporary, ...(base ? [base] : [])],
      { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    const [said, complained, [code]] = await Promise.all([
      text(building.stdout),
      text(building.stderr),
      once(building, 'close') as Promise<[number | null]>,
    ]);
    if (code !== 0) throw new Error(`the site was not built\n${said}${complained}`.trimEnd());
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** Whether a site may be built into a folder: it is not there, holds nothing, or holds a site that was built before. */
export function mayHoldSite(folder: string): boolean {
  return !existsSync(folder) || readdirSync(folder).length === 0 || existsSync(join(folder, 'hashmap.json'));
}
