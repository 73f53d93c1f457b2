import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { workspaceRoot } from '@nss/workspace';

/** What set-up has made for the same lockfiles. */
const INSTALLED = ['node_modules', '.venv'];

/** This repository as it is now, with what is not committed yet, in a folder of its own. */
export class RepositoryCopy {
  readonly folder = mkdtempSync(join(tmpdir(), 'recipe-'));

  constructor(root = workspaceRoot()) {
    const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
      cwd: root,
      encoding: 'utf8',
    });
    for (const path of listed.split('\0').filter((each) => each !== '' && existsSync(join(root, each))))
      cpSync(join(root, path), join(this.folder, path), { verbatimSymlinks: true });
    for (const name of INSTALLED) symlinkSync(join(root, name), join(this.folder, name));
    this.git('init', '--quiet');
    this.git('add', '--all');
    this.git('-c', 'user.name=copy', '-c', 'user.email=copy@example.invalid', 'commit', '--quiet', '-m', 'copy');
  }

  /**
   * Runs a command line as somebody does who works here.
   * @throws Error with everything that was said where it fails
   */
  run(command: string): void {
    const { PATH, HOME } = process.env;
    // A folder for temporary files with a short name: sockets have their place there.
    const environment = { PATH, HOME, TMPDIR: '/tmp', NX_DAEMON: 'false', NX_NO_CLOUD: 'true', FORCE_COLOR: '0' };
    const { status, stdout, stderr } = spawnSync('bash', ['-c', command], {
      cwd: this.folder,
      encoding: 'utf8',
      env: environment,
      maxBuffer: 64 * 1024 * 1024,
    });
    if (status !== 0) throw new Error(`${command}\nended with ${status}:\n${stdout}\n${stderr}`);
  }

  /** Writes a file by hand. */
  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), text);
  }

  /**
   * Changes a file by hand.
   * @throws Error where the text to replace is not there once
   */
  replace(path: string, from: string, to: string): void {
    const parts = readFileSync(join(this.folder, path), 'utf8').split(from);
    if (parts.length !== 2) throw new Error(`${path} has ${parts.length - 1} times: ${from}`);
    this.write(path, parts.join(to));
  }

  /** The files that are other than before: `made    docs/x.md`, `changed docs/y.md`. */
  changed(): string[] {
    return this.git('status', '--porcelain', '--untracked-files=all')
      .split('\n')
      .filter(Boolean)
      .map((line) => `${line.startsWith('??') ? 'made   ' : 'changed'} ${line.slice(3)}`)
      .sort();
  }

  /** Removes everything. */
  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private git(...args: string[]): string {
    return execFileSync('git', args, { cwd: this.folder, encoding: 'utf8' });
  }
}
