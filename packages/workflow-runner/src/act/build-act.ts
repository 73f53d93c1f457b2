import { packageFolders, python } from '@nss/workspace';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  chmodSync,
  writeFileSync,
  readdirSync,
} from 'node:fs';
import { join } from 'node:path';
import { withLock } from './build-lock';
import { correct, CORRECTIONS } from './corrections/corrections';
import { goToolchain, type GoToolchain } from './go-toolchain';

const MODULE = 'github.com/nektos/act';

/** What `go mod download -json` says about a module. */
interface Download {
  Dir: string;
  Sum: string;
  Error?: string;
}

/** The version that the package's act/go.mod pins and the hash that go.sum holds for it. */
function pinnedAct(folder: string): { version: string; sum: string } {
  const version = new RegExp(`^require ${MODULE} (v\\S+)$`, 'm').exec(
    readFileSync(join(folder, 'go.mod'), 'utf8'),
  )?.[1];
  const sum =
    version &&
    readFileSync(join(folder, 'go.sum'), 'utf8')
      .split('\n')
      .find((line) => line.startsWith(`${MODULE} ${version} h1:`))
      ?.split(' ')[2];
  if (!version || !sum)
    throw new Error(`${folder}: go.mod must require ${MODULE} and go.sum must hold its hash: git checkout ${folder}`);
  return { version, sum };
}

/** Everything that decides what the binary does; the folder of a build is named after it. */
function digest(version: string, sum: string): string {
  return createHash('sha256')
    .update(JSON.stringify([version, sum, CORRECTIONS, process.platform, process.arch]))
    .digest('hex')
    .slice(0, 16);
}

/** Runs Go. Nothing but the pinned hashes decides what is right, so its checksum service is not asked. */
function go(command: string, args: string[], cwd: string): string {
  const env = {
    ...process.env,
    GOTOOLCHAIN: 'local',
    GOFLAGS: '-mod=readonly',
    GOSUMDB: 'off',
    GOWORK: 'off',
    GOBIN: undefined,
    CGO_ENABLED: '0',
  };
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    env,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0)
    throw new Error(
      `building act failed (go ${args.slice(0, 2).join(' ')}): is the Go module proxy reachable?\n${(stderr || stdout || String(error)).trim()}`,
    );
  return stdout;
}

/** Builds the pinned version, from a folder with its go.mod, as `target`. */
function build(folder: string, target: string, toolchain: GoToolchain, onProgress: (line: string) => void): void {
  const { version, sum } = pinnedAct(folder);
  onProgress(`building act ${version} with Go ${toolchain.version} (once; about a minute) ...`);
  const started = Date.now();
  const download = JSON.parse(
    go(toolchain.command, ['mod', 'download', '-json', `${MODULE}@${version}`], folder),
  ) as Download;
  if (download.Sum !== sum)
    throw new Error(`${MODULE} ${version} has the hash ${download.Sum}, go.sum says ${sum}: do not use it`);
  const source = `${target}.source`;
  rmSync(source, { recursive: true, force: true });
  cpSync(download.Dir, source, { recursive: true });
  makeWritable(source);
  for (const file of new Set(CORRECTIONS.map((correction) => correction.file))) {
    writeFileSync(join(source, file), correct(file, readFileSync(join(source, file), 'utf8')));
  }
  go(
    toolchain.command,
    ['build', '-trimpath', '-ldflags', `-s -w -X main.version=${version}`, '-o', `${target}.built`, '.'],
    source,
  );
  rmSync(source, { recursive: true, force: true });
  renameSync(`${target}.built`, target);
  onProgress(`building act ${version} ... ${((Date.now() - started) / 1000).toFixed(0)} s`);
}

/** Go keeps modules read-only. */
function makeWritable(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isSymbolicLink()) chmodSync(join(entry.parentPath, entry.name), entry.isDirectory() ? 0o755 : 0o644);
  }
}

/** A Python with pip: the workspace's own; elsewhere the one in `PYTHON`, or `python3`. */
function pythonOf(workspace: string | undefined): string {
  return workspace === undefined ? process.env.PYTHON || 'python3' : python(workspace);
}

/**
 * Path of the act binary, built when it is not there yet: once, in the workspace's .cache, or in the user's where the package is
 * installed. Processes that ask at the same time wait for the one that builds.
 * @param onProgress told what is going on. @default standard error
 * @throws Error with the remedy when act cannot be built
 */
export async function actBinary(
  onProgress: (line: string) => void = (line) => process.stderr.write(`workflow-runner: ${line}\n`),
): Promise<string> {
  const places = packageFolders('workflow-runner', import.meta.url);
  const source = join(places.folder, 'act');
  const { version, sum } = pinnedAct(source);
  const folder = join(places.cache, 'act', digest(version, sum));
  const binary = join(folder, 'act');
  if (existsSync(binary)) return binary;
  mkdirSync(folder, { recursive: true });
  await withLock(join(folder, 'building'), async () => {
    if (!existsSync(binary))
      build(
        source,
        binary,
        goToolchain(source, () => pythonOf(places.workspace), join(places.cache, 'go'), onProgress),
        onProgress,
      );
  });
  return binary;
}
