import { SSMClient } from '@aws-sdk/client-ssm';
import { type Phase } from '@nss/command-line';
import { type Account, type Progress } from '@nss/deployment';
import { prepareFixtures, putMetrics } from '@nss/embedded-aws';
import { type LoadedEnvironment } from '@nss/environment';
import { readSystem, runAll } from '@nss/operations';
import { runsAfterDeployment, type SystemDescription } from '@nss/runbook-definition';
import { RUNBOOKS } from '@nss/runbooks';
import { offlineBastion, workingPulse } from './offline-operation';
import { actAs } from './offline-roles';

/** An environment of an embedded cloud, and the administrator of its account there. */
export interface OfflineEnvironment {
  readonly loaded: LoadedEnvironment;
  readonly administrator: Account;
  readonly say: Progress;
  /** Tells what is under way. @default silently */
  readonly phase?: Phase;
  /** Of the terminal. @default - a line is as long as it is */
  readonly columns?: number;
}

/** Tells the embedded cloud what the machines of a deployment would do: the bastion answers, the relay's pulse beats. */
export async function bringToLife({
  loaded: { environment },
  administrator: { client },
}: Pick<OfflineEnvironment, 'loaded' | 'administrator'>): Promise<SystemDescription> {
  if (!client) throw new Error(`${environment.purpose}: only machines of an embedded cloud have to be told what to do`);
  const { endpoint } = client;
  const system = await readSystem(new SSMClient(client), environment.purpose);
  await prepareFixtures(endpoint, { managedInstances: [offlineBastion(environment, system)] });
  await putMetrics(endpoint, workingPulse(environment, system, new Date()));
  return system;
}

/** Runs the runbooks of a new deployment in the embedded cloud, as the role that deploys; true when each of them succeeded. */
export async function operate(offline: OfflineEnvironment): Promise<boolean> {
  const { administrator, ...told } = offline;
  const system = await bringToLife(offline);
  const { client = {} } = await actAs(told.loaded, 'deploy', administrator);
  return runAll({ ...told, client, intervalMilliseconds: 50 }, runsAfterDeployment(RUNBOOKS, system));
}
