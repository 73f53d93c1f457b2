import { workspaceRoot } from '@nss/workspace';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { known, unknown } from '../line';
import { type MachineFacts } from './check-machine';

/** Looks at this machine. */
export function readMachine(): MachineFacts {
  const { engines } = JSON.parse(readFileSync(join(workspaceRoot(), 'package.json'), 'utf8')) as {
    engines: { node: string };
  };
  const { stdout, status } = spawnSync(
    join(workspaceRoot(), '.venv/bin/python'),
    ['-c', 'import platform; print(platform.python_version())'],
    { encoding: 'utf8' },
  );
  return {
    node: process.versions.node,
    nodeWanted: engines.node,
    python: status === 0 ? known(stdout.trim()) : unknown('.venv has no Python that starts'),
  };
}
