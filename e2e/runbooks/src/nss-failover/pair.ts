import { hasEnded } from '@nss/runbook-client';
import { type AutomationExecution, SendAutomationSignalCommand } from '@aws-sdk/client-ssm';
import { automationControl, instanceStateChanges } from '@nss/embedded-aws';
import { type DeployedEnvironment } from '../environment';
import { ended, type Given, start, until } from '../execution';
import { ssmOf } from '../people';
import { resetServers, setPulse } from '../reset';
import { activeServer, momentsTogether, statesOf } from '../servers';

/** The pair that fails over in these tests. */
export const LOG = 'web';
/** See {@link LOG}. */
export const [ACTIVE, STANDBY] = ['web-01', 'web-02'];

/** What was seen of one fail-over. */
export interface SeenFailover {
  readonly execution: AutomationExecution;
  /** States of the pair, the server that was active first. */
  readonly states: readonly (string | undefined)[];
  /** Who relays, as the parameter says. */
  readonly active: string;
  /** How many moments both were up. */
  readonly together: number;
}

/** The pair as it should be: one server runs, the other is stopped, the pulse beats, nothing is staged. */
export async function resetPair(environment: DeployedEnvironment): Promise<void> {
  await automationControl(environment.endpoint).clear();
  await resetServers(environment);
  await setPulse(environment);
}

/** Starts a fail-over, waits until it asks, and answers; one that ends before it asks has ended. */
export async function approvedFailover(
  environment: DeployedEnvironment,
  answer: 'Approve' | 'Reject' = 'Approve',
  given: Given = {},
): Promise<string> {
  const id = await start(environment, 'nss-failover', { Log: LOG, ...given });
  const { AutomationExecutionStatus: status } = await until(
    environment,
    id,
    (execution) => execution.AutomationExecutionStatus === 'Waiting' || hasEnded(execution),
  );
  if (status === 'Waiting')
    await (await ssmOf(environment, 'ann')).send(
      new SendAutomationSignalCommand({ AutomationExecutionId: id, SignalType: answer }),
    );
  return id;
}

/** Runs a fail-over and looks at the pair all the while. */
export async function seen(environment: DeployedEnvironment, failOver: () => Promise<string>): Promise<SeenFailover> {
  const before = (await instanceStateChanges(environment.endpoint)).length;
  const execution = await ended(environment, await failOver());
  const states = await statesOf(environment);
  return {
    execution,
    states: [states[ACTIVE], states[STANDBY]],
    active: await activeServer(environment, LOG),
    together: (await momentsTogether(environment, LOG, before)).length,
  };
}
