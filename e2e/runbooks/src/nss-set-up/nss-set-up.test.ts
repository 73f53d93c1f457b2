import { type AutomationExecution, StopAutomationExecutionCommand } from '@aws-sdk/client-ssm';
import { automationControl, passTime } from '@nss/embedded-aws';
import { hasEnded } from '@nss/runbook-client';
import { setTimeout as sleep } from 'node:timers/promises';
import { withApplianceKey } from '../appliance-key';
import { callsSince } from '../calls';
import { type CertificateBucket, certificateBucket } from '../certificate-bucket';
import { certificatePackage } from '../certificate-package';
import { deployedEnvironment, type DeployedEnvironment, serverNamed } from '../environment';
import { ended, type Given, outcomeOf, run, start, stepsOf } from '../execution';
import { allGuards } from '../guards';
import { pulseReturns, reset, setPulse } from '../reset';
import { activeServer, startServer, statesOf } from '../servers';
import { answers, autostartOf, resetSetUp, silent, told, webMetrics } from './set-up';

jest.setTimeout(240_000);

const KEY = 'NssCertificate.zip';
let prod: DeployedEnvironment;
let bucket: CertificateBucket;
let began: Date;
beforeAll(async () => {
  prod = await deployedEnvironment('prod');
  bucket = await certificateBucket(prod, `${prod.place.purpose}-certificates-set-up`);
});
beforeEach(async () => {
  await resetSetUp(prod);
  await bucket.upload(KEY, certificatePackage());
  began = new Date();
});
afterAll(async () => {
  await resetSetUp(prod);
  await withApplianceKey(prod, false);
  await reset(prod);
});

const control = () => automationControl(prod.endpoint);
const given = (Server: string, more: Given = {}): Given => ({ Server, Bucket: bucket.name, ...more });
const setUp = (server: string, more: Given = {}) => run(prod, 'nss-set-up', given(server, more));
const pair = async () => {
  const states = await statesOf(prod);
  return [states['web-01'], states['web-02']];
};
/** The server that serves, and what was done to it. */
const served = async () => [
  ...(await pair()),
  await activeServer(prod, 'web'),
  (await callsSince(prod, 'StopInstances', began)).filter((call) =>
    JSON.stringify(call).includes(serverNamed(prod, 'web-01').instanceId),
  ).length,
];
const SERVES_STILL = ['running', 'stopped', 'web-01', 0];

/** Starts a set-up whose feeds connect some minutes after the service was started. */
async function connecting(server: string, minutes: number, more: Given = {}): Promise<AutomationExecution> {
  const hold = await control().hold({ stepName: 'startService' });
  const id = await start(prod, 'nss-set-up', given(server, more));
  await hold.reached();
  await pulseReturns(prod, webMetrics(prod), minutes);
  await hold.release();
  return ended(prod, id);
}

// Order and commands: https://help.zscaler.com/unified/nss-deployment-guide-amazon-web-services; --cliinput: znssCustomScript.sh of
// zscaler/terraform-azurerm-znss-modules; a subnet's router is its second address: https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html
test('a server that should serve is set up in the order of the guide, and its feeds are seen to connect', async () => {
  await silent(prod);
  const execution = await connecting('web-01', 14);
  expect(outcomeOf(execution)).toMatch(/^Success: web-01 sends web to .*; it starts NSS with its machine$/);
  const { service, subnet, instanceId } = serverNamed(prod, 'web-01');
  const [, net = '', last = '', length = ''] = /^(.*\.)(\d+)\/(\d+)$/.exec(subnet) ?? [];
  expect(await told(prod, began)).toEqual([
    'nss install-cert NssCertificate.zip',
    `nss configure --cliinput ${service.address}/${length},${net}${Number(last) + 1}`,
    'nss dump-config',
    'nss update-now',
    'nss checkversion',
    'nss enable-autostart',
    'nss start',
  ]);
  expect([await autostartOf(prod, 'web-01'), await bucket.versionsOf(KEY)]).toEqual([`${instanceId} enabled`, 0]);
});

test('a standby is set up while the active one serves: never started, stopped in the end, and not stopped by the guard before', async () => {
  const hold = await control().hold({ stepName: 'updateSoftware' });
  const id = await start(prod, 'nss-set-up', given('web-02'));
  await hold.reached();
  await passTime(prod.endpoint, 120);
  expect(await pair()).toEqual(['running', 'running']);
  await hold.release();
  const execution = await ended(prod, id);
  expect(outcomeOf(execution)).toMatch(/^Success: web-02 is set up, .* its machine is stopped/);
  expect(await served()).toEqual(SERVES_STILL);
  const lines = await told(prod, began);
  expect([lines[0], lines.at(-1)]).toEqual(['nss stop', 'nss enable-autostart']);
  expect(lines.filter((line) => /nss (re)?start$/.test(line))).toEqual([]);
  expect(await autostartOf(prod, 'web-02')).toBe(`${serverNamed(prod, 'web-02').instanceId} enabled`);
  // From now on it would stream as soon as it runs.
  await bucket.upload(KEY, certificatePackage());
  const again = await setUp('web-02');
  expect(again.FailureMessage).toMatch(/web-02 starts NSS with its machine, and web-01 runs: .* Certificate=renewed/);
  expect(stepsOf(again).at(-1)).toBe('planSetUp Failed');
});

// That every step between has the same way back is looked at in the document itself: apps/ops-runbooks, nss-set-up.test.ts.
test.each(['installCertificate', 'stopStandby'])(
  'a set-up of a standby whose %s fails leaves the server that serves alone, and the standby stopped',
  async (stepName) => {
    await control().fail({ stepName, error: 'InternalError', times: 3 });
    const execution = await setUp('web-02');
    expect([execution.AutomationExecutionStatus, stepsOf(execution).at(-1)]).toEqual(['Failed', 'backOut Failed']);
    expect(await served()).toEqual(SERVES_STILL);
  },
);

test('cancelled, the same', async () => {
  const hold = await control().hold({ stepName: 'updateSoftware' });
  const id = await start(prod, 'nss-set-up', given('web-02'));
  await hold.reached();
  await prod.ssm.send(new StopAutomationExecutionCommand({ AutomationExecutionId: id }));
  await hold.release();
  expect((await ended(prod, id)).AutomationExecutionStatus).toBe('Cancelled');
  await passTime(prod.endpoint, 120);
  expect(await served()).toEqual(SERVES_STILL);
});

// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_StopAutomationExecution.html (Type)
test('stopped with type Complete, which walks no way back, the guard stops the standby', async () => {
  const hold = await control().hold({ stepName: 'updateSoftware' });
  const id = await start(prod, 'nss-set-up', given('web-02'));
  await hold.reached();
  await prod.ssm.send(new StopAutomationExecutionCommand({ AutomationExecutionId: id, Type: 'Complete' }));
  await hold.release();
  await ended(prod, id);
  for (;;) {
    const guards = (await allGuards(prod)).filter((each) => (each.ExecutionStartTime ?? 0) >= began);
    if (guards.every(hasEnded) && (await pair())[1] === 'stopped') break;
    await sleep(150);
  }
  expect(await served()).toEqual(SERVES_STILL);
});

test('a standby that breaks off before it starts by itself is set up again', async () => {
  await answers(prod, 'update-now');
  const failed = await setUp('web-02');
  expect([stepsOf(failed), await autostartOf(prod, 'web-02')]).toEqual([
    expect.arrayContaining(['updateSoftware Failed']),
    `${serverNamed(prod, 'web-02').instanceId} disabled`,
  ]);
  // A fingerprint is looked for before a key is pinned; the questions are answered where they cannot be given away at once.
  const [wanted, since] = [`SHA256:${'a'.repeat(43)}`, new Date()];
  await answers(prod);
  await bucket.upload(KEY, certificatePackage());
  const execution = await setUp('web-02', { HostKey: wanted, Configure: 'dialogue' });
  expect(execution.AutomationExecutionStatus).toBe('Success');
  const meet = JSON.stringify(execution.StepExecutions?.find(({ StepName }) => StepName === 'meetServer')?.Inputs);
  expect([meet.indexOf(wanted) > 0, meet.indexOf(wanted) < meet.indexOf('Copy-Item $seen')]).toEqual([true, true]);
  expect(await told(prod, since)).toContainEqual(
    expect.stringMatching(/^printf .* n n [0-9.]+\/\d+ [0-9.]+ \| sudo nss configure$/),
  );
});

test.each([
  ['what is no zip file', Buffer.from('no zip'), {}, /is no whole zip file/],
  [
    'a package with another digest',
    undefined,
    { Sha256: '0'.repeat(64) },
    /has the SHA-256 [0-9a-f]{64} and not 0{64}/,
  ],
  [
    'an entry that goes elsewhere',
    certificatePackage('../key.pem'),
    {},
    /entry '..\/key.pem' would be unpacked elsewhere/,
  ],
])('%s is refused before it travels, and nothing is started', async (_what, content, more, problem) => {
  if (content) await bucket.upload(KEY, content);
  const execution = await setUp('web-02', more);
  expect(execution.FailureMessage).toMatch(problem);
  expect([stepsOf(execution).at(-1), await told(prod, began), await callsSince(prod, 'StartInstances', began)]).toEqual(
    ['planSetUp Failed', [], []],
  );
});

test('a certificate is renewed on a server that serves: installed, and the service started again', async () => {
  const execution = await connecting('web-01', 3, { Certificate: 'renewed' });
  expect(execution.AutomationExecutionStatus).toBe('Success');
  expect(await told(prod, began)).toEqual(['nss install-cert NssCertificate.zip', 'nss restart']);
  expect(await served()).toEqual(SERVES_STILL);
});

test('while the SIEM is down nothing is renewed, since what it has not taken would be lost, unless it is given up', async () => {
  const feeds = prod.system.pulse.feeds.map(({ metric }) => metric);
  await setPulse(prod, feeds);
  expect((await setUp('web-01', { Certificate: 'renewed' })).FailureMessage).toMatch(
    /Leave web-01 alone: .* in its memory.*Override=buffer-will-be-lost/,
  );
  expect(await told(prod, began)).toEqual([]);
});

test.each([
  ['a standby renewed', 'web-02', { Certificate: 'renewed' }, /web-02 does not serve: .* Fail over to it first/],
  ['a server that relays, as if it were new', 'web-01', {}, /web-01 relays already: .* Certificate=renewed/],
])('%s is refused', async (_what, server, more, problem) => {
  const execution = await setUp(server, more);
  expect([stepsOf(execution).at(-1), execution.FailureMessage]).toEqual([
    'planSetUp Failed',
    expect.stringMatching(problem),
  ]);
});

test('a server that should serve is not set up beside the other of its pair', async () => {
  const hold = await control().hold({ stepName: 'guardPair' });
  await startServer(prod, 'web-02');
  await silent(prod);
  const execution = await setUp('web-01');
  await hold.release();
  expect(execution.FailureMessage).toMatch(/web-01 should serve, and web-02 runs: run nss-standby-guard/);
});

test('two set-ups of a pair do not run at once', async () => {
  const hold = await control().hold({ stepName: 'meetServer' });
  const id = await start(prod, 'nss-set-up', given('web-02'));
  await hold.reached();
  const second = await setUp('web-01', { Certificate: 'renewed' });
  await hold.release();
  expect(second.FailureMessage).toMatch(/another set-up, an update or a fail-over of web-01 and web-02 is under way/);
  expect((await ended(prod, id)).AutomationExecutionStatus).toBe('Success');
});

test('a server that should serve and whose feeds do not connect is left running', async () => {
  await silent(prod);
  await control().fail({ stepName: 'lookAtFeeds', error: 'InternalError', times: 3 });
  expect(stepsOf(await setUp('web-01')).at(-1)).toBe('lookAtFeeds Failed');
  expect(await served()).toEqual(SERVES_STILL);
});
