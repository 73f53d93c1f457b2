import { type AutomationExecutionMetadata, paginateDescribeAutomationExecutions } from '@aws-sdk/client-ssm';
import { failCalls } from '@nss/embedded-cloud';
import { documentName } from '@nss/runbooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { callsOf } from '../calls';
import { serverNamed, trialEnvironment, type TrialEnvironment } from '../environment';
import { outcomeOf, run, stepsOf } from '../execution';
import { reset } from '../reset';
import { setActiveServer, startServer, statesOf, stopServer } from '../servers';

jest.setTimeout(60_000);

let prod: TrialEnvironment;
beforeAll(async () => { prod = await trialEnvironment('prod'); });
beforeEach(() => reset(prod));
afterAll(() => reset(prod));

async function guards(): Promise<AutomationExecutionMetadata[]> {
  const Filters = [{ Key: 'DocumentNamePrefix' as const, Values: [documentName(prod.place, 'nss-standby-guard')] }];
  const all: AutomationExecutionMetadata[] = [];
  for await (const page of paginateDescribeAutomationExecutions({ client: prod.ssm }, { Filters })) all.push(...page.AutomationExecutionMetadataList ?? []);
  return all;
}

/** Waits until every guard that EventBridge has started is done, at least one more than there were. */
async function guarded(before: number): Promise<void> {
  for (;;) {
    const all = await guards();
    if (all.length >= before + 2 && all.every(({ AutomationExecutionStatus: status }) => status === 'Success' || status === 'Failed')) return;
    await sleep(50);
  }
}

const published = () => callsOf(prod, 'Publish');

test.each([['web-01', 'web-02'], ['firewall-01', 'firewall-02']])('%s runs and %s is started by hand: it is stopped at once, and people are told', async (active, newcomer) => {
  const [before, told] = [(await guards()).length, await published()];
  await startServer(prod, newcomer);
  await guarded(before);
  const states = await statesOf(prod);
  expect([states[active], states[newcomer]]).toEqual(['running', 'stopped']);
  expect(await published()).toBeGreaterThan(told);
});

test('a former active server that comes up while the other relays is the newcomer', async () => {
  await stopServer(prod, 'web-01');
  await setActiveServer(prod, 'web', 'web-02');
  const first = (await guards()).length;
  await startServer(prod, 'web-02');
  await guarded(first);
  const second = (await guards()).length;
  await startServer(prod, 'web-01');
  await guarded(second);
  const states = await statesOf(prod);
  expect([states['web-01'], states['web-02']]).toEqual(['stopped', 'running']);
});

test('a server that comes up alone stays, and nobody is told', async () => {
  const [before, told] = [(await guards()).length, await published()];
  await stopServer(prod, 'web-01');
  await startServer(prod, 'web-01');
  await guarded(before);
  expect((await statesOf(prod))['web-01']).toBe('running');
  expect(await published()).toBe(told);
});

test('an instance that is no server is left alone', async () => {
  expect(outcomeOf(await run(prod, 'nss-standby-guard', { InstanceId: prod.system.bastion.instanceId }))).toMatch(/^Success: i-\w+ is no server of an active-standby pair$/);
});

test('where servers have no standby, nothing is stopped', async () => {
  const dev = await trialEnvironment('dev');
  expect(outcomeOf(await run(dev, 'nss-standby-guard', { InstanceId: serverNamed(dev, 'web-01').instanceId }))).toContain('is no server of an active-standby pair');
  expect(await statesOf(dev)).toEqual({ 'web-01': 'running', 'firewall-01': 'running' });
});

test('when people cannot be told, the guard says so, though it stopped the newcomer', async () => {
  // More often than the guards try, with the attempts of their own SDK.
  await failCalls(prod.endpoint, { action: 'sns:Publish', error: 'AuthorizationError', times: 100 });
  const before = (await guards()).length;
  await startServer(prod, 'web-02');
  await guarded(before);
  const failed = (await guards()).filter(({ FailureMessage }) => FailureMessage?.includes('tellPeople'));
  expect(failed.length).toBeGreaterThan(0);
  expect((await statesOf(prod))['web-02']).toBe('stopped');
});

test('it tells people again when they could not be told at first, without stopping a second server', async () => {
  await failCalls(prod.endpoint, { action: 'sns:Publish', error: 'AuthorizationError', times: 1 });
  const [before, told] = [(await guards()).length, await published()];
  await startServer(prod, 'web-02');
  await guarded(before);
  const states = await statesOf(prod);
  expect([states['web-01'], states['web-02']]).toEqual(['running', 'stopped']);
  expect(await published()).toBeGreaterThan(told);
});

test('its steps are few', async () => {
  expect(stepsOf(await run(prod, 'nss-standby-guard', { InstanceId: serverNamed(prod, 'web-01').instanceId }))).toEqual(['readSystem Success', 'guardPair Success', 'tellPeople Success']);
});
