import { packageFolders, packagePython } from '@nss/workspace';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PythonWorker } from './python-worker';
import { SET_UP } from './set-up';

/** What one script of a runbook may use up of this machine; it fails beyond that. */
export interface ScriptLimits {
  /** Real time, of which sleeping takes none. @default 60 */
  readonly realSeconds?: number;
  /** Memory beyond that of Python and its libraries. @default 512 */
  readonly memoryMiB?: number;
}

/** Whether scripts run behind walls on this machine: without its files, its network and its other processes. */
export interface ScriptConfinement {
  readonly confined: boolean;
  /** Why there are none; empty where there are. */
  readonly reason: string;
}

/** A worker that runs scripts of runbooks, whose one peer is a cloud. It gets nothing of this process's environment. */
export function scriptWorker(
  endpoint: string,
  { realSeconds, memoryMiB }: ScriptLimits,
  onLine?: (line: string) => void,
): PythonWorker {
  const limits = Object.entries({ 'real-seconds': realSeconds, 'memory-mib': memoryMiB }).flatMap(([name, value]) =>
    value === undefined ? [] : [`--${name}`, String(value)],
  );
  return new PythonWorker('automation_worker.scripts', onLine, {
    args: ['--endpoint', endpoint, ...limits],
    apart: true,
  });
}

/** Tries whether this machine lets scripts run behind walls: Linux with user namespaces does. Runs no script. */
export async function scriptConfinement(): Promise<ScriptConfinement> {
  const PYTHONPATH = join(packageFolders('ssm-automation', import.meta.url).folder, 'python');
  const env = { PYTHONPATH, PYTHONDONTWRITEBYTECODE: '1' };
  const { stdout } = await promisify(execFile)(packagePython(SET_UP), ['-m', 'automation_worker.sandbox'], {
    cwd: '/',
    env,
  });
  return JSON.parse(stdout) as ScriptConfinement;
}
