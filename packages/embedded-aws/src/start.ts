import { withoutForeign, type ScriptLimits } from '@nss/ssm-automation/ports';
import { authorizationReference } from './authorization-reference';
import { python, workspaceRoot } from '@nss/workspace';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { spawn, type ChildProcess } from 'node:child_process';
import { FOLDER_PREFIX, keepKeys, newKeys } from './keys';
import { type AutomationControl, automationControl } from './automation/control';
import { AutomationEngine } from './automation/engine';
import { serveAutomation } from './automation/server';
import { clientEnvironment } from './environment';
import { prepareWorld, type World } from './world';

/** A running cloud. */
export interface EmbeddedCloud {
  /** http://localhost:PORT: the name and not 127.0.0.1, because S3 clients put the bucket in front of it */
  endpoint: string;
  port: number;
  /** the secret access key of every account's root user: random, of this cloud only */
  readonly secretAccessKey: string;
  /** environment variables with which any AWS client, the cdk CLI or toolkit-lib acts as the administrator of that account */
  environmentFor(account: string, region: string): Record<string, string>;
  /** what must exist before a deployment and no template creates: the vendor's images, Direct Connect connections, hosted virtual interfaces, secrets */
  prepare(world: World): Promise<void>;
  /** what tests do to runbooks that run in this cloud */
  readonly automation: AutomationControl;
  /** ends the process and removes everything it kept */
  stop(): Promise<void>;
}

/** How to start a cloud. */
export interface StartOptions {
  /** @default a free port */
  port?: number;
  /** Told every line the cloud writes while it runs: refused requests, failed resources. @default nobody is told */
  onLine?: (line: string) => void;
  /** What one script of a runbook may use up. @default - see ScriptLimits */
  scriptLimits?: ScriptLimits;
}

/** The port somebody asked for belongs to another process. */
export class PortTakenError extends Error {
  constructor(readonly port: number) {
    super(
      `Port ${port} is taken. End what listens there, or choose another one: npm run -s cloud -- --port ${port + 1}`,
    );
    this.name = 'PortTakenError';
  }
}

/** Exit code with which the Python side says that the port is taken. */
const portTaken = 3;

/** Resolves with the port once requests are answered; rejects when the process ends before that. */
function ready(child: ChildProcess, wanted: number, onLine?: (line: string) => void): Promise<number> {
  const errors: string[] = [];
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      reject(
        code === portTaken
          ? new PortTakenError(wanted)
          : new Error(`The embedded cloud ended with code ${code}:\n${errors.join('\n')}`),
      );
    });
    createInterface({ input: child.stderr! }).on('line', (line) => {
      if (errors.length < 50) errors.push(line);
      onLine?.(line);
    });
    createInterface({ input: child.stdout! }).on('line', (line) => {
      if (line.startsWith('{"ready"')) resolve((JSON.parse(line) as { port: number }).port);
      else onLine?.(line);
    });
  });
}

/** Ends a child the polite way, then the other way. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const force = setTimeout(() => child.kill('SIGKILL'), 5000);
  child.kill('SIGTERM');
  await ended;
  clearTimeout(force);
}

/**
 * Starts an embedded cloud: every AWS service the project uses, on one loopback port.
 *
 * Its state lives in a temporary folder that stop() removes. When this process ends without calling stop(), the cloud
 * notices the closed pipe and ends as well.
 */
export async function startEmbeddedCloud(options: StartOptions = {}): Promise<EmbeddedCloud> {
  const root = workspaceRoot();
  const interpreter = python(root);
  const folder = await mkdtemp(join(tmpdir(), FOLDER_PREFIX));
  const wanted = options.port ?? 0;
  const keys = newKeys();
  let engine: AutomationEngine | undefined;
  const automation = await serveAutomation(() => {
    if (!engine) throw new Error('the cloud is still starting');
    return engine;
  }, keys.controlToken);
  const child = spawn(interpreter, ['-m', 'embedded_cloud', '--port', String(wanted), '--state', folder], {
    cwd: root,
    env: {
      ...withoutForeign(process.env),
      TMPDIR: folder,
      HOME: folder,
      PYTHONDONTWRITEBYTECODE: '1',
      PYTHONUNBUFFERED: '1',
      PYTHONPATH: join(root, 'packages/embedded-aws/python'),
      AUTOMATION_PORT: String(automation.port),
      EMBEDDED_CLOUD_IAM_DATA: authorizationReference(root),
      EMBEDDED_CLOUD_SECRET: keys.secretAccessKey,
      EMBEDDED_CLOUD_TOKEN: keys.controlToken,
    },
    // Standard input stays open as long as we live: its end is how the cloud learns that nobody needs it any more.
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const port = await ready(child, wanted, options.onLine);
    const endpoint = `http://localhost:${port}`;
    keepKeys(folder, { port, pid: process.pid, workspace: root, ...keys });
    engine = new AutomationEngine(endpoint, options.onLine, options.scriptLimits);
    const running = engine;
    return {
      endpoint,
      port,
      secretAccessKey: keys.secretAccessKey,
      environmentFor: (account, region) => clientEnvironment(port, folder, account, region),
      prepare: (world) => prepareWorld(`http://127.0.0.1:${port}`, world),
      automation: automationControl(endpoint),
      stop: async () => {
        await running.stop();
        await end(child);
        await automation.stop();
        await remove();
      },
    };
  } catch (error) {
    await end(child);
    await automation.stop();
    await remove();
    throw error;
  }
}
