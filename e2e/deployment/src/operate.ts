import { SSMClient } from '@aws-sdk/client-ssm';
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
}

/** Tells the embedded cloud what the machines of a deployment would do: the bastion answers, the relay's pulse beats. */
export async function bringToLife({
  loaded: { environment },
  administrator: { client },
}: Omit<OfflineEnvironment, 'say'>): Promise<SystemDescription> {
  if (!client) throw new Error(`${environment.purpose}: only machines of an embedded cloud have to be told what to do`);
  const { endpoint } = client;
  const system = await readSystem(new SSMClient(client), environment.purpose);
  await prepareFixtures(endpoint, { managedInstances: [offlineBastion(environment, system)] });
  await putMetrics(endpoint, workingPulse(environment, system, new Date()));
  return system;
}

/** Runs the runbooks of a new deployment in the embedded cloud, as the role that deploys; true when each of them succeeded. */
export async function operate(offline: OfflineEnvironment): Promise<boolean> {
  const { loaded, administrator, say } = offline;
  const system = await bringToLife(offline);
  const { client = {} } = await actAs(loaded, 'deploy', administrator);
  return runAll({ loaded, client, say, intervalMilliseconds: 50 }, runsAfterDeployment(RUNBOOKS, system));
}
