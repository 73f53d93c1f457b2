import { StopAutomationExecutionCommand } from '@aws-sdk/client-ssm';
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
import { groupsOf, putGroups } from '../interface-groups';
import { answers, autostartOf, resetSetUp, told } from '../nss-set-up/set-up';
import { reset } from '../reset';
import { activeServer, statesOf } from '../servers';

jest.setTimeout(240_000);

const KEY = 'NssCertificate.zip';
let prod: DeployedEnvironment;
let bucket: CertificateBucket;
let began: Date;
beforeAll(async () => {
  prod = await deployedEnvironment('prod');
  bucket = await certificateBucket(prod, `${prod.place.purpose}-certificates-update`);
});
beforeEach(async () => {
  await resetSetUp(prod);
  began = new Date();
});
afterAll(async () => {
  await resetSetUp(prod);
  await withApplianceKey(prod, false);
  await reset(prod);
});

const control = () => automationControl(prod.endpoint);
const update = (Server: string, more: Given = {}) => run(prod, 'nss-update', { Server, ...more });
const record = (state: string) => `${serverNamed(prod, 'web-02').instanceId} ${state}`;
const calls = async (api: string, server: string) =>
  (await callsSince(prod, api, began)).filter((call) =>
    JSON.stringify(call).includes(serverNamed(prod, server).instanceId),
  ).length;

/** What the pair is like, and how often the server that serves was stopped or started. */
async function pair(): Promise<(string | number)[]> {
  const states = await statesOf(prod);
  return [
    `${states['web-01']} ${states['web-02']}`,
    ...(await groupsOf(prod, 'web-02')),
    await activeServer(prod, 'web'),
    (await calls('StopInstances', 'web-01')) + (await calls('StartInstances', 'web-01')),
  ];
}
const STANDS_BY = ['running stopped', 'own', 'own', 'web-01', 0];

// https://help.zscaler.com/unified/troubleshooting-deployed-nss-servers (nss disable-autostart); the update comes before the start of the service:
// https://help.zscaler.com/unified/nss-deployment-guide-amazon-web-services
test('a standby is updated, and gets another certificate, beside the server that serves: isolated as long as NSS starts with it', async () => {
  await bucket.upload(KEY, certificatePackage());
  const isolated = await control().hold({ stepName: 'disableAutostart' });
  const id = await start(prod, 'nss-update', { Server: 'web-02', Bucket: bucket.name });
  await isolated.reached();
  // Long enough for every guard that its start has started.
  await passTime(prod.endpoint, 120);
  expect(await pair()).toEqual(['running running', 'isolated', 'isolated', 'web-01', 0]);
  const reachable = await control().hold({ stepName: 'updateSoftware' });
  await isolated.release();
  await reachable.reached();
  expect([await pair(), await told(prod, began), await autostartOf(prod, 'web-02')]).toEqual([
    ['running running', 'own', 'own', 'web-01', 0],
    ['nss disable-autostart', 'nss stop', 'nss install-cert NssCertificate.zip'],
    record('updating'),
  ]);
  await reachable.release();
  expect(outcomeOf(await ended(prod, id))).toMatch(/^Success: web-02 is updated, has another certificate, starts NSS/);
  expect([await pair(), await bucket.versionsOf(KEY)]).toEqual([STANDS_BY, 0]);
  expect(await told(prod, began)).toEqual([
    'nss disable-autostart',
    'nss stop',
    'nss install-cert NssCertificate.zip',
    'nss update-now',
    'nss checkversion',
    'nss enable-autostart',
  ]);
  // Isolated and reachable: between the two its machine was started anew.
  expect([await calls('StartInstances', 'web-02'), await autostartOf(prod, 'web-02')]).toEqual([2, record('enabled')]);
});

// That every step between has the same way back is looked at in the document itself: apps/ops-runbooks, nss-update.test.ts.
test.each<[string, () => Promise<unknown>, string[], string]>([
  [
    'the update fails',
    () => answers(prod, 'update-now'),
    ['restoreAutostart Success', 'recordRestored Success', 'backOut Failed'],
    'enabled',
  ],
  [
    'it cannot be told to start NSS again',
    () => answers(prod, 'enable-autostart'),
    ['restoreAutostart Failed', 'backOut Failed'],
    'updating',
  ],
])(
  '%s: the standby is stopped, with its own groups, and the server that serves untouched',
  async (_what, fail, steps, state) => {
    await fail();
    const execution = await update('web-02');
    expect(stepsOf(execution).slice(-steps.length)).toEqual(steps);
    expect([await pair(), await autostartOf(prod, 'web-02')]).toEqual([STANDS_BY, record(state)]);
  },
);

test('what may not start NSS is failed over to only once an update has ended well, isolated or not', async () => {
  await answers(prod, 'disable-autostart');
  await control().fail({ stepName: 'restoreAutostart', error: 'Failed', times: 3 });
  expect(stepsOf(await update('web-02')).at(-1)).toBe('backOut Failed');
  const failover = await run(prod, 'nss-failover', { Log: 'web' });
  expect([stepsOf(failover).at(-1), failover.FailureMessage]).toEqual([
    'planFailover Failed',
    expect.stringMatching(/web-02 may not start NSS with its machine: nss-update/),
  ]);
  // Fails before anything is told: what is written of the last one stays.
  await control().clear();
  await control().fail({ stepName: 'isolateServer', error: 'Failed', times: 3 });
  await update('web-02');
  expect([await autostartOf(prod, 'web-02'), await pair()]).toEqual([record('updating'), STANDS_BY]);
  await control().clear();
  await answers(prod);
  await update('web-02', { Update: 'none' });
  expect(await autostartOf(prod, 'web-02')).toBe(record('enabled'));
});

test.each(['Cancel', 'Complete'] as const)(
  'stopped with type %s while it is isolated, it ends stopped and with its own groups, by the guard where it walks no way back',
  async (Type) => {
    const hold = await control().hold({ stepName: 'disableAutostart' });
    const id = await start(prod, 'nss-update', { Server: 'web-02' });
    await hold.reached();
    await prod.ssm.send(new StopAutomationExecutionCommand({ AutomationExecutionId: id, Type }));
    await hold.release();
    await ended(prod, id);
    await passTime(prod.endpoint, 120);
    for (;;) {
      const guards = (await allGuards(prod)).filter((each) => (each.ExecutionStartTime ?? 0) >= began);
      if (guards.every(hasEnded) && (await groupsOf(prod, 'web-02')).join() === 'own,own') break;
      await sleep(150);
    }
    expect(await pair()).toEqual(STANDS_BY);
  },
);

test('the guard gives no groups back to a server that runs', async () => {
  await putGroups(prod, 'web-01', 'isolated');
  await run(prod, 'nss-standby-guard', { InstanceId: 'all' });
  const found = await groupsOf(prod, 'web-01');
  await putGroups(prod, 'web-01', 'own');
  expect(found).toEqual(['isolated', 'isolated']);
});

test.each<[string, string, Given, RegExp]>([
  ['the server that serves', 'web-01', {}, /web-01 serves: run nss-failover/],
  ['a package that is none', 'web-02', { Bucket: 'nss-prod-certificates-update' }, /is no whole zip file/],
])('%s is refused, and nothing is changed', async (_what, server, more, problem) => {
  await bucket.upload(KEY, Buffer.from('no zip'));
  const execution = await update(server, more);
  expect([stepsOf(execution).at(-1), execution.FailureMessage]).toEqual([
    'planUpdate Failed',
    expect.stringMatching(problem),
  ]);
  expect([await pair(), await told(prod, began), await autostartOf(prod, 'web-02')]).toEqual([STANDS_BY, [], '']);
});
