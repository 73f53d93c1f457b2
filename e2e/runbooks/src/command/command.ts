import { workspaceRoot } from '@nss/workspace';
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

const ENTRY = ['tools/setup/src/run.mjs', 'e2e/deployment/src/commands/runbook.ts'];

/** `npm run -s runbook -- …` as a process of its own. */
export interface RunningCommand {
  readonly child: ChildProcess;
  /** Resolves with everything it said once that holds the text. */
  says(text: string): Promise<string>;
  readonly ended: Promise<{ readonly exitCode: number | null; readonly stdout: string; readonly stderr: string }>;
}

/** Gives its command a terminal, and ends with its exit code. */
const WITH_TERMINAL = 'import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))';

/**
 * Starts the command as a person would, at a terminal: what is written to its standard input is typed.
 */
export function commandAtTerminal(
  endpoint: string,
  args: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): RunningCommand & { type(text: string): void } {
  const file = join(workspaceRoot(), '.venv/bin/python');
  const running = startCommand(file, ['-c', WITH_TERMINAL, process.execPath, ...ENTRY, ...args], endpoint, variables);
  return { ...running, type: (text) => void running.child.stdin?.write(text) };
}

/** Starts the command against a cloud. */
export function command(
  endpoint: string,
  args: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): RunningCommand {
  const running = startCommand(process.execPath, [...ENTRY, ...args], endpoint, variables);
  running.child.stdin?.end();
  return running;
}

function startCommand(
  file: string,
  args: readonly string[],
  endpoint: string,
  variables: Readonly<Record<string, string>>,
): RunningCommand {
  const child = spawn(file, args, {
    cwd: workspaceRoot(),
    env: { ...process.env, AWS_ENDPOINT_URL: endpoint, ...variables },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const said = { stdout: '', stderr: '' };
  const listeners = new Set<() => void>();
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream]?.on('data', (chunk: Buffer) => {
      said[stream] += chunk.toString();
      listeners.forEach((listener) => listener());
    });
  }
  return {
    child,
    says: (text) =>
      new Promise((resolve) => {
        const listener = () => {
          const all = `${said.stdout}${said.stderr}`;
          if (all.includes(text)) resolve(all);
        };
        listeners.add(listener);
        listener();
      }),
    ended: new Promise((resolve) => child.once('close', (exitCode) => resolve({ exitCode, ...said }))),
  };
}
