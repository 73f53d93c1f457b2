// Makes a fresh clone ready: node packages from the lockfile, Python tools by hash into .venv. Needs nothing but node and
// python3, runs in a moment when there is nothing to do, and says what it does while it does it.
// `node tools/setup/src/set-up.mjs [--delivery]`: with the option only what a job that deploys needs, without the packages of tools.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dropLink } from './drop-link.mjs';
import { DELIVERY_ONLY, NPM_CI } from './npm-ci.mjs';
import { findPython, isNewEnough, pythonVersion } from './python.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');

/** A step that is done when its stamp holds the digest of what it was made from. */
function upToDate(stamp, digest) {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === digest;
}

function digestOf(...parts) {
  const hash = createHash('sha256');
  parts.forEach((part) => hash.update(part).update('\0'));
  return hash.digest('hex');
}

/** Runs one command; its output is shown only when it fails. Ends the process with the command's message if it does. */
function run(title, command, args, remedy) {
  const started = Date.now();
  process.stderr.write(`set-up: ${title} ...`);
  const result = spawnSync(command, args, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (result.error || result.status !== 0) {
    process.stderr.write(
      ` failed\n${result.stdout ?? ''}${result.stderr ?? ''}${result.error ?? ''}\nset-up: ${title} failed: ${remedy}\n`,
    );
    process.exit(2);
  }
  process.stderr.write(` ${((Date.now() - started) / 1000).toFixed(0)} s\n`);
}

/** @param {boolean} isDelivery whether packages that only tools need are left out; where they are there already, they stay */
function nodePackages(isDelivery) {
  const modules = join(root, 'node_modules');
  const stamp = join(modules, '.nss-set-up');
  const digestFor = (...extent) =>
    digestOf(readFileSync(join(root, 'package-lock.json')), process.version, process.platform, process.arch, ...extent);
  const whole = digestFor();
  const digest = isDelivery ? digestFor(DELIVERY_ONLY) : whole;
  if (upToDate(stamp, whole) || upToDate(stamp, digest)) return;
  // npm would empty the folder that a link leads to.
  dropLink(modules);
  run(
    'node packages (npm ci)',
    process.platform === 'win32' ? 'npm.cmd' : 'npm',
    isDelivery ? [...NPM_CI, DELIVERY_ONLY] : NPM_CI,
    'is the npm registry reachable?',
  );
  mkdirSync(modules, { recursive: true });
  writeFileSync(stamp, digest);
}

function pythonTools() {
  const environment = join(root, '.venv');
  const stamp = join(environment, '.nss-set-up');
  const requirements = join(root, 'tools/setup/python/requirements.txt');
  // Its programs name their own folder. A link leads to the one of another checkout, which is as good.
  const digestIn = (home, version) => digestOf(readFileSync(requirements), version, home);
  // The Python it was made with counts, not the one that happens to come first on the path today.
  const made = existsSync(environment) ? pythonVersion(join(environment, 'bin/python')) : undefined;
  if (made && isNewEnough(made) && upToDate(stamp, digestIn(dirname(realpathSync(environment)), made))) return;
  const found = findPython();
  if ('problem' in found) {
    process.stderr.write(`set-up: ${found.problem}\n`);
    process.exit(2);
  }
  rmSync(environment, { recursive: true, force: true });
  run(
    `Python environment (${found.version})`,
    found.command,
    ['-m', 'venv', environment],
    'is the venv module installed (python3-venv)?',
  );
  run(
    'Python tools (cfn-lint, MiniStack, moto, zizmor)',
    join(environment, 'bin/python'),
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
      '-r',
      requirements,
    ],
    'is the Python package index reachable?',
  );
  writeFileSync(stamp, digestIn(root, found.version));
}

/** Brings packages and tools to what the lockfiles say. Ends the process with exit code 2 when it cannot. */
export function setUp({ isDelivery = false } = {}) {
  nodePackages(isDelivery);
  pythonTools();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) setUp({ isDelivery: process.argv.includes('--delivery') });
