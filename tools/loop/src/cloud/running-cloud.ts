import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { askControl } from '@nss/embedded-cloud';
import { workspaceRoot } from '@nss/infra';

/** An embedded cloud that `npm start` left running, so that its deployment can be looked at and deployed to again. */
export interface RunningCloud {
  readonly pid: number;
  readonly port: number;
  readonly endpoint: string;
}

/** Where the running cloud of this checkout keeps its address, its log and what clients cache. */
export function cloudFolder(): string {
  return join(workspaceRoot(), 'dist/cloud');
}

/** The file that says which cloud is running. */
export function cloudFile(): string {
  return join(cloudFolder(), 'cloud.json');
}

/** The cloud of this checkout, if one runs and answers. */
export async function runningCloud(): Promise<RunningCloud | undefined> {
  if (!existsSync(cloudFile())) return undefined;
  const cloud = JSON.parse(readFileSync(cloudFile(), 'utf8')) as RunningCloud;
  return isAlive(cloud.pid) && await answers(cloud.endpoint) ? cloud : undefined;
}

/** Whether a process exists. */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function answers(endpoint: string): Promise<boolean> {
  const response = await askControl(endpoint, 'types', undefined, 5000).catch(() => undefined);
  return response?.ok ?? false;
}
