import { workspaceRoot } from '@nss/workspace';
import { execFileSync, spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Manifest, manifestIn } from './packages';

/**
 * A folder of somebody who has installed tarballs, outside of any workspace: what the packages declare is there, and nothing else is. What they
 * depend on is linked from this workspace, where it finds what it needs itself.
 */
export class Scratch {
  readonly folder = mkdtempSync(join(tmpdir(), 'scratch-'));
  private readonly modules = join(this.folder, 'node_modules');

  /** @param tarballs by the package's name */
  constructor(tarballs: Readonly<Record<string, string>>) {
    writeFileSync(join(this.folder, 'package.json'), '{ "private": true, "type": "module" }\n');
    mkdirSync(join(this.modules, '.bin'), { recursive: true });
    for (const [name, tarball] of Object.entries(tarballs)) {
      const folder = join(this.modules, name);
      mkdirSync(folder, { recursive: true });
      execFileSync('tar', ['-xzf', tarball, '--strip-components=1', '-C', folder]);
      const manifest = manifestIn(folder);
      this.linkPrograms(manifest, folder);
      // npm installs no optional peers.
      const peers = Object.keys(manifest.peerDependencies ?? {}).filter(
        (peer) => !manifest.peerDependenciesMeta?.[peer]?.optional,
      );
      for (const dependency of [...Object.keys(manifest.dependencies ?? {}), ...peers])
        if (!(dependency in tarballs)) this.link(dependency);
    }
  }

  /** Runs a command as a person does there. */
  npx(args: readonly string[], environment: Readonly<Record<string, string>> = {}): SpawnSyncReturns<string> {
    return spawnSync('npx', ['--no', '--', ...args], {
      cwd: this.folder,
      encoding: 'utf8',
      env: this.environment(environment),
    });
  }

  /** Of a person who knows nothing of this workspace. */
  environment(more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
    const { PATH, TMPDIR } = process.env;
    return { PATH, TMPDIR, HOME: this.folder, npm_config_update_notifier: 'false', ...more };
  }

  /** Writes a file. @returns its path */
  write(path: string, text: string): string {
    const file = join(this.folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    return file;
  }

  /** Puts another text in the place of an installed file. */
  replace(path: string, text: string): void {
    const file = join(this.modules, path);
    if (!existsSync(file)) throw new Error(`${path} is not installed`);
    writeFileSync(file, text);
  }

  /** Links a package of the workspace, for what a person brings along. */
  link(name: string): void {
    const path = join(this.modules, name);
    if (existsSync(path)) return;
    mkdirSync(dirname(path), { recursive: true });
    symlinkSync(join(workspaceRoot(), 'node_modules', name), path);
  }

  /** Removes everything. */
  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private linkPrograms({ bin = {} }: Manifest, folder: string): void {
    for (const [name, path] of Object.entries(bin)) {
      chmodSync(join(folder, path), 0o755);
      symlinkSync(join(folder, path), join(this.modules, '.bin', name));
    }
  }
}
