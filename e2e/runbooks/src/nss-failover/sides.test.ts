import { prepareFixtures, putMetrics, removeMetrics } from '@nss/embedded-aws';
import { type AutomationExecution } from '@aws-sdk/client-ssm';
import { callsSince } from '../calls';
import { serverNamed, deployedEnvironment, type DeployedEnvironment } from '../environment';
import { run, stepsOf } from '../execution';
import { reset, setPulse } from '../reset';
import { stopServer } from '../servers';
import { allocateSecond, describeAs } from '../virtual-interface';
import { outputOf } from '@nss/runbook-client';
import { ACTIVE, approvedFailover, LOG, seen, STANDBY } from './pair';

jest.setTimeout(240_000);

let prod: DeployedEnvironment;
beforeAll(async () => {
  prod = await deployedEnvironment('prod');
});
beforeEach(() => reset(prod));
afterAll(() => reset(prod));

const TOOK_OVER = { states: ['stopped', 'running'], active: STANDBY, together: 0 };
const AS_BEFORE = { states: ['running', 'stopped'], active: ACTIVE, together: 0 };
const OVERRIDE = { Override: 'buffer-will-be-lost' };
const metrics = (kind: 'feeds' | 'hubs', log?: string) =>
  prod.system.pulse[kind].filter((each) => log === undefined || each.log === log).map(({ metric }) => metric);
const failover = (given = {}) => seen(prod, () => approvedFailover(prod, 'Approve', given));

/** What each cause looks like from outside. */
const CAUSES = {
  /** A SIEM that is down draws SYN packets: some bytes, never many. */
  siemDead: async () => {
    await setPulse(prod, metrics('feeds'));
    await syns(metrics('feeds'));
  },
  oneFeedNotTaken: async () => {
    await setPulse(prod, metrics('feeds', LOG));
    await syns(metrics('feeds', LOG));
  },
  nobodyReachesIt: () => setPulse(prod, metrics('feeds')),
  pathDead: async () => {
    await pathDown();
    await setPulse(prod, metrics('feeds'));
  },
  pathDeadButFigures: () => pathDown(),
  flowLogSilent: () =>
    removeMetrics(prod.endpoint, {
      account: prod.place.account,
      region: prod.place.region,
      namespace: prod.system.pulse.namespace,
    }),
};

async function syns(names: readonly string[]): Promise<void> {
  const {
    place: { account, region },
    system: {
      pulse: { namespace },
    },
  } = prod;
  const minute = Math.floor(Date.now() / 60_000) * 60;
  await putMetrics(
    prod.endpoint,
    names.flatMap((metric) =>
      [0, 1, 2, 3].map((ago) => ({ account, region, namespace, metric, timestamp: minute - ago * 60, value: 180 })),
    ),
  );
}

async function pathDown(): Promise<void> {
  const {
    place: { account, region },
    system: { virtualInterfaces, vpnConnections },
  } = prod;
  await prepareFixtures(prod.endpoint, {
    bgpPeers: virtualInterfaces.map(({ id }) => ({ account, region, virtualInterfaceId: id, status: 'down' })),
    vpnTunnels: vpnConnections.map(({ id }) => ({ account, region, vpnConnectionId: id, up: 0 })),
  });
}

describe.each(Object.entries(CAUSES))('%s', (_cause, prepare) => {
  test('a fail-over is refused before anybody is asked, and says what it would lose and the way out', async () => {
    await prepare();
    const execution: AutomationExecution = await run(prod, 'nss-failover', { Log: LOG });
    expect(stepsOf(execution).at(-1)).toBe('planFailover Failed');
    expect(execution.FailureMessage).toMatch(/Leave web-01 alone: .* in its memory.*Override=buffer-will-be-lost/);
  });

  test('a restart is refused, though health is ignored, and reboots nothing', async () => {
    await prepare();
    const began = new Date();
    const execution = await run(prod, 'nss-restart', { Log: LOG, HealthBefore: 'ignored' });
    expect([stepsOf(execution).at(-1), await callsSince(prod, 'RebootInstances', began)]).toEqual([
      'chooseServers Failed',
      [],
    ]);
    expect(execution.FailureMessage).toContain('Override=buffer-will-be-lost');
  });
});

test.each(['siemDead', 'pathDead'] as const)(
  'with the override it is asked for with what is lost, and %s takes nothing back',
  async (cause) => {
    await CAUSES[cause]();
    const { execution, ...pair } = await failover(OVERRIDE);
    expect(pair).toEqual(TOOK_OVER);
    expect(
      execution.StepExecutions?.find(({ StepName }) => StepName === 'approveFailover')?.Inputs?.['Message'],
    ).toMatch(
      /Stop web-01 and start web-02\? Up to \d+ minutes of web logs that are in the memory of web-01 only are lost\./,
    );
  },
);

test('another pair that is ill takes nothing back', async () => {
  await setPulse(prod, [...metrics('feeds', 'firewall'), ...metrics('hubs', 'firewall')]);
  const { account, region } = prod.place;
  await prepareFixtures(prod.endpoint, {
    instanceChecks: [
      { account, region, instanceId: serverNamed(prod, 'firewall-01').instanceId, instance: 'impaired' },
    ],
  });
  const { execution, ...pair } = await failover();
  expect([execution.AutomationExecutionStatus, pair]).toEqual(['Success', TOOK_OVER]);
});

test('one way that is up is enough', async () => {
  const {
    place: { account, region },
    system: { virtualInterfaces },
  } = prod;
  await prepareFixtures(prod.endpoint, {
    bgpPeers: virtualInterfaces.map(({ id }) => ({ account, region, virtualInterfaceId: id, status: 'down' })),
  });
  const { ...pair } = await failover();
  expect(pair).toMatchObject(TOOK_OVER);
});

test('one of two virtual interfaces that is up is enough, without a VPN', async () => {
  await allocateSecond(prod);
  await run(prod, 'accept-virtual-interface');
  await pathDown();
  const { ...pair } = await failover();
  await describeAs(prod, prod.system);
  expect(pair).toMatchObject(TOOK_OVER);
});

test('a server that sends nothing, while its SIEM takes other feeds, is failed over; a standby that sends nothing either is taken back', async () => {
  await setPulse(prod, metrics('feeds', LOG));
  const { execution, ...pair } = await failover();
  expect(stepsOf(execution)).toEqual(
    expect.arrayContaining(['startStandby Success', 'isProven Success', 'sayBackedOut Failed']),
  );
  expect(pair).toEqual(AS_BEFORE);
});

test('a standby that sends less than the active server sent before is taken back', async () => {
  // A second SIEM, which lets only the first server in.
  const { pulse } = prod.system;
  const [feed] = pulse.feeds.filter(({ log }) => log === LOG);
  if (!feed) throw new Error('there is no feed');
  const lake = { ...feed, label: `${LOG} to lake`, metric: `${feed.metric}-lake`, siem: 'lake' };
  await describeAs(prod, { ...prod.system, pulse: { ...pulse, feeds: [...pulse.feeds, lake] } });
  await setPulse(prod);
  const { account, region } = prod.place;
  const minute = Math.floor(Date.now() / 60_000) * 60;
  await putMetrics(
    prod.endpoint,
    [0, 1, 2].map((ago) => ({
      account,
      region,
      namespace: pulse.namespace,
      metric: lake.metric,
      timestamp: minute - ago * 60,
      value: 250_000,
    })),
  );
  const { execution, ...pair } = await failover();
  await describeAs(prod, prod.system);
  expect(pair).toEqual(AS_BEFORE);
  expect(outputOf(execution, 'Summary')).toContain('does not send web to lake, which flowed before');
});

test('a standby whose machine is ill is taken back', async () => {
  const { account, region } = prod.place;
  await prepareFixtures(prod.endpoint, {
    instanceChecks: [{ account, region, instanceId: serverNamed(prod, STANDBY).instanceId, system: 'impaired' }],
  });
  const { ...pair } = await failover();
  expect(pair).toMatchObject(AS_BEFORE);
});

test('a server that does not run has nothing left to lose: whatever its SIEM does, it is failed over', async () => {
  await CAUSES.siemDead();
  await stopServer(prod, ACTIVE);
  const { ...pair } = await failover();
  expect(pair).toMatchObject({ states: ['stopped', 'running'], active: STANDBY });
});
