import { withoutForeign, type ScriptLimits } from '@nss/ssm-automation/ports';
import { cloudCommand } from './command-names';
import { authorizationReference } from './authorization-reference';
import { packageFolders } from '@nss/workspace';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FOLDER_PREFIX, keepKeys, newKeys } from './keys';
import { type AutomationControl, automationControl } from './automation/control';
import { AutomationEngine } from './automation/engine';
import { serveAutomation } from './automation/server';
import { clientEnvironment } from './environment';
import { type CloudProcess, type ProcessStart } from './process/cloud-process';
import { fromForkServer } from './process/fork-server';
import { spawned } from './process/spawned';
import { prepareFixtures, type Fixtures } from './fixtures';

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
  prepare(fixtures: Fixtures): Promise<void>;
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
    super(`Port ${port} is taken. End what listens there, or choose another one: ${cloudCommand()} --port ${port + 1}`);
    this.name = 'PortTakenError';
  }
}

/** Exit code with which the Python side says that the port is taken. */
const portTaken = 3;

/** Starts the Python side, and resolves with it and its port once requests are answered; rejects when it ends before that. */
async function ready(
  start: Omit<ProcessStart, 'onLine'>,
  wanted: number,
  onLine?: (line: string) => void,
): Promise<{ child: CloudProcess; port: number }> {
  const lines: string[] = [];
  let isReady: (port: number) => void = () => undefined;
  const port = new Promise<number>((resolve) => (isReady = resolve));
  let waits = true;
  const told: ProcessStart = {
    ...start,
    onLine: (line) => {
      if (waits && line.startsWith('{"ready"')) {
        waits = false;
        return isReady((JSON.parse(line) as { port: number }).port);
      }
      if (waits && lines.length < 50) lines.push(line);
      onLine?.(line);
    },
  };
  const child = (await fromForkServer(told)) ?? (await spawned(told));
  const ended = child.ended.then((code) => {
    if (code === portTaken) throw new PortTakenError(wanted);
    throw new Error(`The embedded cloud ended with code ${code}:\n${lines.join('\n')}`);
  });
  return { child, port: await Promise.race([port, ended]) };
}

/**
 * Starts an embedded cloud: every AWS service the project uses, on one loopback port.
 *
 * Its state lives in a temporary folder that stop() removes. When this process ends without calling stop(), the cloud
 * notices the closed pipe and ends as well.
 */
export async function startEmbeddedCloud(options: StartOptions = {}): Promise<EmbeddedCloud> {
  const places = packageFolders('embedded-aws', import.meta.url);
  const folder = await mkdtemp(join(tmpdir(), FOLDER_PREFIX));
  const wanted = options.port ?? 0;
  const keys = newKeys();
  let engine: AutomationEngine | undefined;
  const automation = await serveAutomation(() => {
    if (!engine) throw new Error('the cloud is still starting');
    return engine;
  }, keys.controlToken);
  const start = {
    args: ['--port', String(wanted), '--state', folder],
    environment: {
      ...withoutForeign(process.env),
      TMPDIR: folder,
      HOME: folder,
      PYTHONDONTWRITEBYTECODE: '1',
      PYTHONUNBUFFERED: '1',
      PYTHONPATH: join(places.folder, 'python'),
      AUTOMATION_PORT: String(automation.port),
      EMBEDDED_CLOUD_IAM_DATA: authorizationReference(),
      EMBEDDED_CLOUD_SECRET: keys.secretAccessKey,
      EMBEDDED_CLOUD_TOKEN: keys.controlToken,
    },
  };
  const remove = () => rm(folder, { recursive: true, force: true });
  let child: CloudProcess | undefined;
  try {
    const started = await ready(start, wanted, options.onLine);
    child = started.child;
    const { port } = started;
    const endpoint = `http://localhost:${port}`;
    keepKeys(folder, { port, pid: process.pid, workspace: places.workspace ?? places.folder, ...keys });
    engine = new AutomationEngine(endpoint, options.onLine, options.scriptLimits);
    const running = engine;
    return {
      endpoint,
      port,
      secretAccessKey: keys.secretAccessKey,
      environmentFor: (account, region) => clientEnvironment(port, folder, account, region),
      prepare: (fixtures) => prepareFixtures(`http://127.0.0.1:${port}`, fixtures),
      automation: automationControl(endpoint),
      stop: async () => {
        await running.stop();
        await started.child.end();
        await automation.stop();
        await remove();
      },
    };
  } catch (error) {
    await child?.end();
    await automation.stop();
    await remove();
    throw error;
  }
}
