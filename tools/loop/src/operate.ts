import { GetParameterCommand, SSMClient, type SSMClientConfig } from '@aws-sdk/client-ssm';
import { type Account, type Progress } from '@nss/deployment';
import { prepareWorld, putMetrics } from '@nss/embedded-aws';
import { type LoadedEnvironment } from '@nss/environment';
import {
  exitCodeOf,
  type GivenParameters,
  outputOf,
  RUNBOOKS,
  type SystemDescription,
  systemParameterName,
} from '@nss/runbooks';
import { offlineBastion, workingPulse } from './offline-operation';
import { actAs } from './offline-roles';
import { placeOf } from './runbook/place';
import { runRunbook } from './runbook/run';

/** A runbook to run, and its parameters. */
export interface Wanted {
  readonly name: string;
  readonly parameters?: GivenParameters;
}

/**
 * The runbooks that put a new deployment to work and show that it does: a carrier's interfaces are accepted, a standby that
 * CloudFormation started is stopped, the agent installed, everything looked at.
 */
export function afterDeployment({ virtualInterfaces, availability, servers }: SystemDescription): Wanted[] {
  const standbys =
    availability === 'active-standby'
      ? servers.filter((server, index) => servers.findIndex(({ log }) => log === server.log) !== index)
      : [];
  return [
    // Each time the next one that waits.
    ...virtualInterfaces.flatMap(({ origin }) => (origin === 'hosted' ? [{ name: 'accept-virtual-interface' }] : [])),
    ...standbys.map(({ instanceId }) => ({ name: 'nss-standby-guard', parameters: { InstanceId: [instanceId] } })),
    { name: 'install-cloudwatch-agent' },
    { name: 'nss-health-check' },
  ];
}

/** An environment of an embedded cloud, and the administrator of its account there. */
export interface OfflineEnvironment {
  readonly loaded: LoadedEnvironment;
  readonly administrator: Account;
  readonly say: Progress;
}

/** What the deployment wrote for its runbooks. */
export async function readSystem(ssm: SSMClient, purpose: string): Promise<SystemDescription> {
  const { Parameter } = await ssm.send(new GetParameterCommand({ Name: systemParameterName(purpose) }));
  return JSON.parse(Parameter?.Value ?? '') as SystemDescription;
}

/** Tells the embedded cloud what the machines of a deployment would do: the bastion answers, the relay's pulse beats. */
export async function bringToLife({
  loaded: { environment },
  administrator: { client },
}: Omit<OfflineEnvironment, 'say'>): Promise<SystemDescription> {
  if (!client) throw new Error(`${environment.purpose}: only machines of an embedded cloud have to be told what to do`);
  const { endpoint } = client;
  const system = await readSystem(new SSMClient(client), environment.purpose);
  await prepareWorld(endpoint, { managedInstances: [offlineBastion(environment, system)] });
  await putMetrics(endpoint, workingPulse(environment, system, new Date()));
  return system;
}

/** How runbooks of a deployment are run. */
export type OperateOptions = Pick<OfflineEnvironment, 'loaded' | 'say'> & {
  readonly client: SSMClientConfig;
  /** Between two looks at an execution. @default 2000 */
  readonly intervalMilliseconds?: number;
};

/** Runs runbooks one after the other, whatever became of those before; true when each of them succeeded. */
export async function runAll(
  { loaded, client, say, intervalMilliseconds }: OperateOptions,
  wanted: readonly Wanted[],
): Promise<boolean> {
  const ssm = new SSMClient(client);
  let succeeded = true;
  for (const { name, parameters = {} } of wanted) {
    const definition = RUNBOOKS.find((each) => each.name === name);
    if (!definition) throw new Error(`there is no runbook ${name}`);
    say(`\n${name} in ${loaded.name}`);
    const execution = await runRunbook({
      ssm,
      place: placeOf(loaded),
      definition,
      parameters,
      say: () => undefined,
      intervalMilliseconds,
    });
    const table = outputOf(execution, 'Table');
    if (table) say(table);
    say(`${execution.AutomationExecutionStatus}: ${outputOf(execution, 'Summary') ?? execution.FailureMessage ?? ''}`);
    succeeded &&= exitCodeOf(execution) === 0;
  }
  return succeeded;
}

/** Runs the runbooks of a new deployment in the embedded cloud, as the role that deploys; true when each of them succeeded. */
export async function operate(offline: OfflineEnvironment): Promise<boolean> {
  const { loaded, administrator, say } = offline;
  const system = await bringToLife(offline);
  const { client = {} } = await actAs(loaded, 'deploy', administrator);
  return runAll({ loaded, client, say, intervalMilliseconds: 50 }, afterDeployment(system));
}
