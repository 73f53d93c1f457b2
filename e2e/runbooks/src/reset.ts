import {
  automationControl,
  clearCallFailures,
  prepareFixtures,
  putMetrics,
  removeMetrics,
  type ScriptedAnswer,
} from '@nss/embedded-aws';
import { offlineBastion, workingPulse } from '@nss/e2e-deployment';
import { type DeployedEnvironment } from './environment';
import { setActiveServer, startServer, statesOf, stopServer } from './servers';

/** Minutes of figures beyond now. */
const COMING_MINUTES = 30;

/** The first server of each log type relays; where there is a second one, it stands by. */
const isStandby = ({ system }: DeployedEnvironment, name: string) =>
  system.availability === 'active-standby' && !name.endsWith('-01');

/** Everything well and nothing staged: what a test leaves behind is no other test's concern. */
export async function reset(environment: DeployedEnvironment): Promise<void> {
  const {
    endpoint,
    place: { account, region },
    system,
  } = environment;
  await automationControl(endpoint).clear();
  await clearCallFailures(endpoint);
  await resetServers(environment);
  await prepareFixtures(endpoint, {
    instanceChecks: system.servers.map(({ instanceId }) => ({ account, region, instanceId })),
    bgpPeers: system.virtualInterfaces.map(({ id }) => ({ account, region, virtualInterfaceId: id, status: 'up' })),
    vpnTunnels: system.vpnConnections.map(({ id }) => ({ account, region, vpnConnectionId: id, up: 2 })),
    managedInstances: [offlineBastion(environment.place, system)],
  });
  await setPulse(environment);
}

/** Only the servers: the right ones run, and the parameters say so. */
export async function resetServers(environment: DeployedEnvironment): Promise<void> {
  const {
    endpoint,
    place: { account, region },
    system,
  } = environment;
  await prepareFixtures(endpoint, {
    slowInstances: system.servers.map(({ instanceId }) => ({ account, region, instanceId })),
  });
  await statesOf(environment);
  for (const { name } of system.servers.filter((server) => isStandby(environment, server.name)))
    await stopServer(environment, name);
  for (const { name, log } of system.servers.filter((server) => !isStandby(environment, server.name))) {
    await startServer(environment, name);
    if (system.availability === 'active-standby') await setActiveServer(environment, log, name);
  }
}

/**
 * Lets the pulse beat, but for some metrics.
 * @param silent names of metrics that are silent
 * @param minutes for how long the silence has lasted
 */
export async function setPulse(
  { endpoint, place, system }: DeployedEnvironment,
  silent: readonly string[] = [],
  minutes = 70,
): Promise<void> {
  const now = new Date();
  await removeMetrics(endpoint, { account: place.account, region: place.region, namespace: system.pulse.namespace });
  // Virtual time runs ahead of the figures: those of the minutes to come are there already, and seen by whoever asks for them.
  const coming = workingPulse(place, system, new Date(now.getTime() + COMING_MINUTES * 60_000)).filter(
    ({ timestamp }) => timestamp > now.getTime() / 1000,
  );
  await putMetrics(
    endpoint,
    [...workingPulse(place, system, now), ...coming].filter(
      ({ metric, timestamp }) => !silent.includes(metric) || timestamp < now.getTime() / 1000 - minutes * 60,
    ),
  );
}

/**
 * Metrics that are silent until a moment to come, and flow from then on: of a server that boots, connects, and whose records are on
 * their way for minutes ("typically … in about 5 minutes", docs.aws.amazon.com/vpc/latest/userguide/flow-logs-basics.html).
 * @param minutes from now until the first record is there
 */
export async function pulseReturns(
  environment: DeployedEnvironment,
  metrics: readonly string[],
  minutes: number,
): Promise<void> {
  const {
    endpoint,
    place: { account, region },
    system: {
      pulse: { namespace },
    },
  } = environment;
  await setPulse(environment, metrics);
  const first = Math.ceil(Date.now() / 60_000) * 60 + minutes * 60;
  await putMetrics(
    endpoint,
    metrics.flatMap((metric) =>
      Array.from({ length: COMING_MINUTES }, (_, later) => ({
        account,
        region,
        namespace,
        metric,
        timestamp: first + later * 60,
        value: 250_000,
      })),
    ),
  );
}

/** A bastion that gives these answers first, and else the usual ones. */
export async function answerFirst(
  { endpoint, place, system }: DeployedEnvironment,
  answers: readonly ScriptedAnswer[],
  pingStatus: 'Online' | 'ConnectionLost' = 'Online',
): Promise<void> {
  const bastion = offlineBastion(place, system);
  await prepareFixtures(endpoint, {
    managedInstances: [{ ...bastion, pingStatus, answers: [...answers, ...(bastion.answers ?? [])] }],
  });
}
