import { spawnSync } from 'node:child_process';

/** The oldest Python the tools in .venv run on. */
const OLDEST = [3, 10];

/** Newest first: the plain names come last because they may be anything. */
const CANDIDATES = ['python3.13', 'python3.12', 'python3.11', 'python3.10', 'python3', 'python'];

/**
 * Finds a Python that is new enough. `PYTHON` in the environment wins, where it is set.
 * @param {NodeJS.ProcessEnv} variables
 * @returns {{ command: string, version: string } | { problem: string }}
 */
export function findPython(variables = process.env) {
  const tried = [];
  for (const command of variables.PYTHON ? [variables.PYTHON] : CANDIDATES) {
    const version = pythonVersion(command, variables);
    if (version && isNewEnough(version)) return { command, version };
    tried.push(version ? `${command} is ${version}` : `${command} not found`);
  }
  return {
    problem: `Python ${OLDEST.join('.')} or newer is needed (${tried.join(', ')}); install one or name it in PYTHON`,
  };
}

/**
 * Asks a Python that can make environments for its version.
 * @param {string} command its name or path
 * @param {NodeJS.ProcessEnv} variables
 * @returns {string | undefined} `3.11.7`, or nothing where there is none
 */
export function pythonVersion(command, variables = process.env) {
  const { status, stdout } = spawnSync(command, ['-c', 'import sys, venv; print(*sys.version_info[:3], sep=".")'], {
    encoding: 'utf8',
    env: variables,
  });
  return status === 0 ? stdout.trim() : undefined;
}

/** @param {string} version `3.11.7` */
export function isNewEnough(version) {
  const [major, minor] = version.split('.').map(Number);
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
}
