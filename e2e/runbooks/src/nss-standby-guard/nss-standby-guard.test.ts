import { hasEnded } from '@nss/runbook-client';
import { StartInstancesCommand, StopInstancesCommand } from '@aws-sdk/client-ec2';
import {
  type AutomationExecution,
  type AutomationExecutionMetadata,
  GetAutomationExecutionCommand,
} from '@aws-sdk/client-ssm';
import { automationControl, failCalls, passTime, prepareFixtures } from '@nss/embedded-aws';
import { setTimeout as sleep } from 'node:timers/promises';
import { callsSince } from '../calls';
import { serverNamed, deployedEnvironment, type DeployedEnvironment } from '../environment';
import { outcomeOf, run, stepsOf } from '../execution';
import { allGuards } from '../guards';
import { reset, setPulse } from '../reset';
import { setActiveServer, startServer, statesOf, stopServer } from '../servers';

jest.setTimeout(240_000);

let prod: DeployedEnvironment;
beforeAll(async () => {
  prod = await deployedEnvironment('prod');
});
beforeEach(() => reset(prod));
afterAll(() => reset(prod));

/** Guards, of those in a list, that EventBridge has started for a server since a moment. */
async function guardsOf(
  server: string,
  since: Date,
  listed: readonly AutomationExecutionMetadata[],
): Promise<AutomationExecution[]> {
  const found: AutomationExecution[] = [];
  for (const { AutomationExecutionId } of listed.filter((each) => (each.ExecutionStartTime ?? 0) >= since)) {
    const { AutomationExecution: execution } = await prod.ssm.send(
      new GetAutomationExecutionCommand({ AutomationExecutionId }),
    );
    if (execution?.Parameters?.['InstanceId']?.[0] === serverNamed(prod, server).instanceId) found.push(execution);
  }
  return found;
}

/**
 * Waits until both guards of a server that came up, that of pending and that of running, are done, and every other one:
 * a guard of the other server, as `reset` may have started it, may be the one that stops the newcomer, whose own guards
 * then find a server alone and end before it is stopped.
 */
async function guardsDone(server: string, since: Date): Promise<AutomationExecution[]> {
  for (;;) {
    const listed = await allGuards(prod);
    const guards = await guardsOf(server, since, listed);
    if (guards.length >= 2 && guards.every(hasEnded) && listed.every(hasEnded)) return guards;
    await sleep(150);
  }
}

/** Starts a server by hand and waits for its guards. */
async function startedByHand(
  server: string,
): Promise<{ readonly guards: readonly AutomationExecution[]; readonly published: number }> {
  const since = new Date();
  await startServer(prod, server);
  return { guards: await guardsDone(server, since), published: (await callsSince(prod, 'Publish', since)).length };
}

test.each([
  ['web-01', 'web-02'],
  ['firewall-01', 'firewall-02'],
])('%s runs and %s is started by hand: it is stopped at once, and people are told', async (active, newcomer) => {
  const { published } = await startedByHand(newcomer);
  const states = await statesOf(prod);
  expect([states[active], states[newcomer]]).toEqual(['running', 'stopped']);
  expect(published).toBeGreaterThan(0);
});

test('a newcomer that is pending for long is stopped as soon as EC2 lets it be stopped', async () => {
  const { account, region } = prod.place;
  const { instanceId } = serverNamed(prod, 'web-02');
  await prepareFixtures(prod.endpoint, { slowInstances: [{ account, region, instanceId, secondsUntilRunning: 120 }] });
  const since = new Date();
  await prod.ec2.send(new StartInstancesCommand({ InstanceIds: [instanceId] }));
  const guards = await guardsDone('web-02', since);
  expect(guards.map(outcomeOf)).toContainEqual(
    expect.stringMatching(/^Success: web-02 was up while the other server of its pair runs, and was stopped/),
  );
  const states = await statesOf(prod);
  expect([states['web-01'], states['web-02']]).toEqual(['running', 'stopped']);
});

test('a newcomer that does not stop is told as such', async () => {
  const { account, region } = prod.place;
  const { instanceId } = serverNamed(prod, 'web-02');
  await prepareFixtures(prod.endpoint, { slowInstances: [{ account, region, instanceId, secondsUntilStopped: null }] });
  const { guards, published } = await startedByHand('web-02');
  expect(guards.map(outcomeOf)).toContainEqual(
    expect.stringMatching(/^Success: web-02 .* was told to stop and has not stopped within 300 seconds: see to it/),
  );
  expect(published).toBeGreaterThan(0);
});

test('a former active server that comes up while the other relays is the newcomer', async () => {
  await stopServer(prod, 'web-01');
  await setActiveServer(prod, 'web', 'web-02');
  await startedByHand('web-02');
  await startedByHand('web-01');
  const states = await statesOf(prod);
  expect([states['web-01'], states['web-02']]).toEqual(['stopped', 'running']);
});

test('the newcomer is stopped whatever the parameter says, where the other has run for long', async () => {
  const { account, region } = prod.place;
  await setActiveServer(prod, 'web', 'web-02');
  await prepareFixtures(prod.endpoint, {
    launches: [{ account, region, instanceId: serverNamed(prod, 'web-01').instanceId, secondsAgo: 3600 }],
  });
  await startedByHand('web-02');
  const states = await statesOf(prod);
  expect([states['web-01'], states['web-02']]).toEqual(['running', 'stopped']);
});

test('of two that come up together, as in a first deployment, the active one stays', async () => {
  await stopServer(prod, 'web-01');
  await setActiveServer(prod, 'web', 'web-02');
  const since = new Date();
  const hold = await automationControl(prod.endpoint).hold({ stepName: 'guardPair' });
  await startServer(prod, 'web-02');
  await hold.reached();
  await startServer(prod, 'web-01');
  await hold.release();
  for (const server of ['web-01', 'web-02']) await guardsDone(server, since);
  const states = await statesOf(prod);
  expect([states['web-01'], states['web-02']]).toEqual(['stopped', 'running']);
});

/** Until no guard is under way that something before has started. */
async function quiet(): Promise<void> {
  do await sleep(400);
  while (!(await allGuards(prod)).every(hasEnded));
}

/** Guards since a moment that told people, with what they told. */
async function toldSince(since: Date): Promise<string[]> {
  const found = await Promise.all(
    (await allGuards(prod))
      .filter((each) => (each.ExecutionStartTime ?? 0) >= since)
      .map(({ AutomationExecutionId }) => prod.ssm.send(new GetAutomationExecutionCommand({ AutomationExecutionId }))),
  );
  return found.flatMap(({ AutomationExecution: each }) => (each ? [outcomeOf(each)] : []));
}

test('where no server of a pair runs any more, people are told which one to start, within a minute', async () => {
  await quiet();
  const since = new Date();
  await stopServer(prod, 'web-01');
  await quiet();
  expect(await toldSince(since)).toContainEqual(
    expect.stringMatching(
      /^Success: No server of the web pair runs, and no fail-over is under way.*Start web-01, .*start-instances --instance-ids i-/,
    ),
  );
  expect((await callsSince(prod, 'Publish', since)).length).toBe(1);
  const [guard] = (await allGuards(prod)).filter((each) => (each.ExecutionStartTime ?? 0) >= since);
  expect((guard?.ExecutionEndTime?.getTime() ?? 0) - (guard?.ExecutionStartTime?.getTime() ?? 0)).toBeLessThan(60_000);
});

test("a server that is stopped to be started again is nobody's alarm", async () => {
  await quiet();
  const since = new Date();
  await prod.ec2.send(new StopInstancesCommand({ InstanceIds: [serverNamed(prod, 'web-01').instanceId] }));
  const hold = await automationControl(prod.endpoint).hold({ stepName: 'guardPair' });
  await passTime(prod.endpoint, 45);
  await hold.reached();
  await startServer(prod, 'web-01');
  await hold.release();
  await quiet();
  expect(await callsSince(prod, 'Publish', since)).toEqual([]);
});

test('a server that may hold logs is not stopped: people are told, and may give them up', async () => {
  const { account, region } = prod.place;
  await quiet();
  // Both are up for long, as where the guard did not run, and the SIEM takes nothing.
  const hold = await automationControl(prod.endpoint).hold({ stepName: 'guardPair' });
  await startServer(prod, 'web-02');
  await prepareFixtures(prod.endpoint, {
    launches: ['web-01', 'web-02'].map((name, index) => ({
      account,
      region,
      instanceId: serverNamed(prod, name).instanceId,
      secondsAgo: 7200 - index * 3600,
    })),
  });
  await setPulse(
    prod,
    prod.system.pulse.feeds.map(({ metric }) => metric),
  );
  await hold.release();
  await quiet();
  expect((await statesOf(prod))['web-02']).toBe('running');
  const InstanceId = serverNamed(prod, 'web-02').instanceId;
  const kept = await run(prod, 'nss-standby-guard', { InstanceId });
  expect(outcomeOf(kept)).toMatch(/run with one certificate, and none was stopped: the silent side is SIEM/);
  const given = await run(prod, 'nss-standby-guard', { InstanceId, Override: 'buffer-will-be-lost' });
  expect(outcomeOf(given)).toMatch(/^Success: web-02 was up while the other server of its pair runs, and was stopped/);
  expect((await statesOf(prod))['web-02']).toBe('stopped');
});

test('a server that comes up alone stays, and nobody is told', async () => {
  await stopServer(prod, 'web-01');
  await quiet();
  const { guards, published } = await startedByHand('web-01');
  expect(new Set(guards.map(outcomeOf))).toEqual(
    new Set(['Success: web-01: of each pair one server runs, or a fail-over is under way']),
  );
  expect([(await statesOf(prod))['web-01'], published]).toEqual(['running', 0]);
});

test('an instance that is no server is left alone', async () => {
  expect(outcomeOf(await run(prod, 'nss-standby-guard', { InstanceId: prod.system.bastion.instanceId }))).toMatch(
    /^Success: i-\w+ is no server of an active-standby pair$/,
  );
});

test('where servers have no standby, nothing is stopped', async () => {
  const dev = await deployedEnvironment('dev');
  expect(
    outcomeOf(await run(dev, 'nss-standby-guard', { InstanceId: serverNamed(dev, 'web-01').instanceId })),
  ).toContain('is no server of an active-standby pair');
  expect(await statesOf(dev)).toEqual({ 'web-01': 'running', 'firewall-01': 'running' });
});

test('when people cannot be told, the guard says so, though it stopped the newcomer', async () => {
  // More often than the guards try, with the attempts of their own SDK.
  await failCalls(prod.endpoint, { action: 'sns:Publish', error: 'AuthorizationError', times: 100 });
  const { guards } = await startedByHand('web-02');
  expect(guards.filter(({ FailureMessage }) => FailureMessage?.includes('tellPeople')).length).toBeGreaterThan(0);
  expect((await statesOf(prod))['web-02']).toBe('stopped');
});

test('it tells people again when they could not be told at first, without stopping a second server', async () => {
  await failCalls(prod.endpoint, { action: 'sns:Publish', error: 'AuthorizationError', times: 1 });
  const { published } = await startedByHand('web-02');
  const states = await statesOf(prod);
  expect([states['web-01'], states['web-02']]).toEqual(['running', 'stopped']);
  expect(published).toBeGreaterThan(0);
});

test('its steps are few', async () => {
  expect(stepsOf(await run(prod, 'nss-standby-guard', { InstanceId: serverNamed(prod, 'web-01').instanceId }))).toEqual(
    ['readSystem Success', 'guardPair Success', 'tellPeople Success'],
  );
});
