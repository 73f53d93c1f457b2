import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { withoutForeign } from '../environment';
import { python, workspaceRoot } from '../workspace';

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** A Python process that answers requests, one JSON object a line. It starts with the first request. */
export class PythonWorker {
  private child: ChildProcess | undefined;
  private readonly waiting = new Map<number, Waiting>();
  private last = 0;

  /**
   * @param module `automation_worker.calls`
   * @param onLine told what the process writes to standard error
   */
  constructor(private readonly module: string, private readonly onLine: (line: string) => void = () => undefined) {}

  /** @throws Error (the promise rejects) with the name and message the worker gives, or when the process ends */
  ask(request: object, signal?: AbortSignal): Promise<unknown> {
    const child = (this.child ??= this.start());
    const id = ++this.last;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      signal?.addEventListener('abort', () => child.stdin?.write(`${JSON.stringify({ kill: id })}\n`), { once: true });
      child.stdin?.write(`${JSON.stringify({ ...request, id })}\n`);
    });
  }

  /** Ends the process; requests under way are rejected. */
  async stop(): Promise<void> {
    const { child } = this;
    if (!child || child.exitCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.stdin?.end();
    const force = setTimeout(() => child.kill('SIGKILL'), 3000);
    await ended;
    clearTimeout(force);
  }

  private start(): ChildProcess {
    const root = workspaceRoot();
    const child = spawn(python(root), ['-m', this.module], {
      cwd: root,
      env: {
        ...withoutForeign(process.env), PYTHONPATH: join(root, 'tools/embedded-cloud/python'), PYTHONDONTWRITEBYTECODE: '1', AWS_EC2_METADATA_DISABLED: 'true',
        AWS_CONFIG_FILE: '/dev/null', AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
      },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    createInterface({ input: child.stdout! }).on('line', (line) => this.settle(JSON.parse(line) as { id: number; value?: unknown; error?: { name: string; message: string } }));
    createInterface({ input: child.stderr! }).on('line', this.onLine);
    child.stdin?.on('error', () => undefined);
    child.once('exit', () => {
      this.child = undefined;
      this.waiting.forEach(({ reject }) => reject(new Error(`${this.module} ended before it answered`)));
      this.waiting.clear();
    });
    return child;
  }

  private settle({ id, value, error }: { id: number; value?: unknown; error?: { name: string; message: string } }): void {
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    if (!error) return waiting?.resolve(value);
    waiting?.reject(Object.assign(new Error(error.message), { name: error.name }));
  }
}
