import { workspaceRoot } from '@nss/workspace';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { askControl, isAlive, keptClouds } from '@nss/embedded-aws';

/** An embedded cloud that `npm start` left running, so that its deployment can be looked at and deployed to again. */
export interface RunningCloud {
  readonly pid: number;
  readonly port: number;
  readonly endpoint: string;
  /** Digest of the sources that run in it. */
  readonly sources: string;
}

/** Where the running cloud of this checkout keeps its address, its log and what clients cache. */
export function cloudFolder(): string {
  return join(workspaceRoot(), 'dist/cloud');
}

/** The file that says which cloud is running. */
function cloudFile(): string {
  return join(cloudFolder(), 'cloud.json');
}

/** Says which cloud runs: the whole file at once, or none. */
export function recordCloud(cloud: RunningCloud): void {
  const begun = `${cloudFile()}.${cloud.pid}`;
  writeFileSync(begun, JSON.stringify(cloud));
  renameSync(begun, cloudFile());
}

/** Forgets the cloud of a process; the file of another one stays. */
export function forgetCloud(pid: number): void {
  if (recorded()?.pid === pid) rmSync(cloudFile(), { force: true });
}

/** The cloud of this checkout, if one runs and answers. */
export async function runningCloud(): Promise<RunningCloud | undefined> {
  const cloud = recordedCloud();
  return cloud && (await answers(cloud.endpoint)) ? cloud : undefined;
}

/** The cloud of this checkout whose process lives, whether or not it answers: a process id alone could be another program's by now. */
export function recordedCloud(): RunningCloud | undefined {
  const cloud = recorded();
  return cloud && isAlive(cloud.pid) && keptClouds().some(({ pid, port }) => pid === cloud.pid && port === cloud.port)
    ? cloud
    : undefined;
}

function recorded(): RunningCloud | undefined {
  if (!existsSync(cloudFile())) return undefined;
  try {
    return JSON.parse(readFileSync(cloudFile(), 'utf8')) as RunningCloud;
  } catch {
    // Cut off by a full disk, or removed this moment: nobody's cloud.
    return undefined;
  }
}

async function answers(endpoint: string): Promise<boolean> {
  const response = await askControl(endpoint, 'types', undefined, 5000).catch(() => undefined);
  return response?.ok ?? false;
}
