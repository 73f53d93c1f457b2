import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** What act is started with. */
export interface ActRequest {
  binary: string;
  /** Folder with the instrumented workflows; act starts there. */
  folder: string;
  /** `.github/workflows/deploy.yml` */
  workflow: string;
  event: string;
  /** File with the event's payload. */
  eventFile: string;
  actor: string;
  labels: readonly string[];
  /** What `github.*` is read from. */
  context: Readonly<Record<string, string>>;
  /** Repository variables. */
  variables: Readonly<Record<string, string>>;
  /** Folder that stands in for a remote action, by `owner/name@ref`. */
  actions: Readonly<Record<string, string>>;
  /** Where act keeps workspaces; outside the folder with the workflows. */
  cacheFolder: string;
  /** The environment of act and of every step. */
  environment: Readonly<Record<string, string>>;
  onLine(line: string): void;
}

/** An act that runs. */
export interface RunningAct {
  /** Exit code; never rejects but when act cannot be started. */
  finished: Promise<number>;
  /** Ends it as GitHub cancels a run: steps with `always()` still run, for a while. */
  cancel(): void;
}

/** How long steps may clean up after a run was cancelled (GitHub gives five minutes). */
const CANCEL_GRACE_MILLISECONDS = 10_000;

/** Jobs that may run side by side; one that waits for an approval takes a place as well. */
const CONCURRENT_JOBS = 16;

function pairs(flag: string, values: Readonly<Record<string, string>>): string[] {
  return Object.entries(values).flatMap(([name, value]) => [flag, `${name}=${value}`]);
}

/** Starts act: on this machine (no containers), with nothing taken from the network. */
export function runAct(request: ActRequest): RunningAct {
  const child = spawn(
    request.binary,
    [
      request.event,
      '-W',
      request.workflow,
      ...request.labels.flatMap((label) => ['-P', `${label}=-self-hosted`]),
      '--json',
      '--pull=false',
      '--no-cache-server',
      '--no-skip-checkout',
      '--rm',
      '--use-gitignore=false',
      '--concurrent-jobs',
      String(CONCURRENT_JOBS),
      '--actor',
      request.actor,
      '--eventpath',
      request.eventFile,
      '--action-cache-path',
      request.cacheFolder,
      ...pairs('--local-repository', request.actions),
      ...pairs('--env', request.context),
      ...pairs('--var', request.variables),
    ],
    { cwd: request.folder, env: { ...request.environment }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  createInterface({ input: child.stdout }).on('line', request.onLine);
  createInterface({ input: child.stderr }).on('line', request.onLine);
  const finished = new Promise<number>((resolve, reject) => {
    child.once('error', (error) => reject(new Error(`act cannot be started: ${error.message}`)));
    child.once('close', (code) => resolve(code ?? 1));
  });
  return {
    finished,
    cancel: () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGINT');
      const force = setTimeout(() => child.kill('SIGKILL'), CANCEL_GRACE_MILLISECONDS);
      child.once('close', () => clearTimeout(force));
    },
  };
}
