import { withoutForeign } from './foreign-variables';
import { SET_UP } from './set-up';
import { packageFolders, packagePython } from '@nss/workspace';
import { AsyncResource } from 'node:async_hooks';
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly sleep: (seconds: number) => Promise<void>;
}

/** One line of a worker: an answer, or the wish to sleep before there is one. */
interface Line {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: { readonly name: string; readonly message: string };
  readonly sleep?: number;
}

/** What a request may do besides being answered. */
export interface AskOptions {
  /** Ends the work when it aborts. */
  readonly stop?: AbortSignal;
  /** Sleeps for the work, in seconds. @default - no time passes */
  readonly sleep?: (seconds: number) => Promise<void>;
}

/** How a worker is started. */
export interface WorkerOptions {
  /** Arguments of the module. @default - none */
  readonly args?: readonly string[];
  /** Whether nothing of this process's environment and folder is handed on. @default false */
  readonly apart?: boolean;
}

/** A Python process that answers requests, one JSON object a line. It starts with the first request. */
export class PythonWorker {
  private child: ChildProcess | undefined;
  private readonly waiting = new Map<number, Waiting>();
  private last = 0;
  private stopped = false;

  /**
   * @param module `automation_worker.calls`
   * @param onLine told what the process writes to standard error
   * @param options what its module is started with
   */
  constructor(
    private readonly module: string,
    private readonly onLine: (line: string) => void = () => undefined,
    private readonly options: WorkerOptions = {},
  ) {}

  /** @throws Error (the promise rejects) with the name and message the worker gives, or when the process ends */
  ask(request: object, { stop, sleep = async () => undefined }: AskOptions = {}): Promise<unknown> {
    // Executions go on for a moment when a cloud ends; none of them may bring the process back.
    if (this.stopped) return Promise.reject(new Error(`${this.module} was stopped`));
    const child = (this.child ??= this.start());
    const id = ++this.last;
    return new Promise((resolve, reject) => {
      if (stop?.aborted) return reject(new Error('nobody waits for it any more'));
      // Whoever asked sleeps, and not the stream that the wish came by: a clock knows its sleepers by their context.
      this.waiting.set(id, { resolve, reject, sleep: AsyncResource.bind(sleep) });
      stop?.addEventListener('abort', () => send(child, { kill: id }), { once: true });
      send(child, { ...request, id });
    });
  }

  /** Ends the process; requests under way are rejected. */
  async stop(): Promise<void> {
    this.stopped = true;
    const { child } = this;
    if (!child || child.exitCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.stdin?.end();
    const force = setTimeout(() => child.kill('SIGKILL'), 3000);
    await ended;
    clearTimeout(force);
  }

  private start(): ChildProcess {
    const { folder } = packageFolders('ssm-automation', import.meta.url);
    const child = spawn(packagePython(SET_UP), ['-m', this.module, ...(this.options.args ?? [])], {
      cwd: this.options.apart ? '/' : folder,
      env: {
        ...(this.options.apart ? {} : withoutForeign(process.env)),
        PYTHONPATH: join(folder, 'python'),
        PYTHONDONTWRITEBYTECODE: '1',
        AWS_EC2_METADATA_DISABLED: 'true',
        AWS_CONFIG_FILE: '/dev/null',
        AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
      },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    createInterface({ input: child.stdout! }).on('line', (line) => this.settle(child, JSON.parse(line) as Line));
    createInterface({ input: child.stderr! }).on('line', this.onLine);
    child.stdin?.on('error', () => undefined);
    child.once('exit', () => {
      this.child = undefined;
      this.waiting.forEach(({ reject }) => reject(new Error(`${this.module} ended before it answered`)));
      this.waiting.clear();
    });
    return child;
  }

  private settle(child: ChildProcess, { id, value, error, sleep }: Line): void {
    const waiting = this.waiting.get(id);
    // A sleep that is broken off is that of a script which is killed.
    if (sleep !== undefined)
      return void waiting?.sleep(sleep).then(
        () => send(child, { wake: id }),
        () => undefined,
      );
    this.waiting.delete(id);
    if (!error) return waiting?.resolve(value);
    waiting?.reject(Object.assign(new Error(error.message), { name: error.name }));
  }
}

function send(child: ChildProcess, message: object): void {
  child.stdin?.write(`${JSON.stringify(message)}\n`);
}
