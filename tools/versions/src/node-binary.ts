import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NODE_VERSIONS } from './versions';

/** A Node.js that is there, or why it is not. */
export type NodeBinary = { readonly path: string } | { readonly missing: string };

/**
 * A Node.js of one version: this process's own where it is that one, else from the npm registry's package of this platform, kept in a folder.
 * @param version one of {@link NODE_VERSIONS}
 * @param folder where versions are kept
 * @param pack makes the tarball of a package in a folder, and gives its name. @default npm pack
 */
export function nodeBinary(version: string, folder: string, pack = npmPack): NodeBinary {
  if (process.version === `v${version}`) return { path: process.execPath };
  const platform = `${process.platform}-${process.arch}`;
  const wanted = NODE_VERSIONS[version]?.[platform];
  if (!wanted) return { missing: `no digest of Node.js ${version} for ${platform} is known here` };
  const home = join(folder, `node-${version}`);
  const path = join(home, 'bin/node');
  if (existsSync(path)) return { path };
  const temporary = mkdtempSync(join(tmpdir(), 'node-version-'));
  try {
    const tarball = pack(`node-${platform}@${version}`, temporary);
    if (tarball === undefined) return { missing: `the npm registry did not give node-${platform}@${version}` };
    const digest = `sha512-${createHash('sha512')
      .update(readFileSync(join(temporary, tarball)))
      .digest('base64')}`;
    if (digest !== wanted)
      throw new Error(
        `node-${platform}@${version} is ${digest}, not ${wanted}: it is not the package that was reviewed`,
      );
    const { status, stderr } = spawnSync('tar', ['-xzf', tarball], { cwd: temporary, encoding: 'utf8' });
    if (status !== 0) return { missing: `tar cannot unpack it: ${stderr.trim()}` };
    mkdirSync(folder, { recursive: true });
    rmSync(home, { recursive: true, force: true });
    renameSync(join(temporary, 'package'), home);
    return { path };
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

function npmPack(name: string, folder: string): string | undefined {
  const { status, stdout } = spawnSync('npm', ['pack', '--silent', name], { cwd: folder, encoding: 'utf8' });
  return status === 0 ? stdout.trim().split('\n').at(-1) : undefined;
}
