import { StopAutomationExecutionCommand } from '@aws-sdk/client-ssm';
import { automationControl, prepareFixtures } from '@nss/embedded-aws';
import { callsSince } from '../calls';
import { serverNamed, deployedEnvironment, type DeployedEnvironment } from '../environment';
import { ended, run, start, stepsOf } from '../execution';
import { pulseReturns, reset } from '../reset';
import { setActiveServer, statesOf, stopServer } from '../servers';

jest.setTimeout(240_000);

let prod: DeployedEnvironment;
beforeAll(async () => {
  prod = await deployedEnvironment('prod');
});
beforeEach(async () => {
  await reset(prod);
  began = new Date();
});
afterAll(() => reset(prod));

const EACH = ['lookBefore', 'reboot', 'letItGoDown', 'waitForChecks', 'lookAtServer'];
let began: Date;
/** The servers that were rebooted, each once however often a call is tried. */
async function rebooted(): Promise<string[]> {
  const calls = await callsSince(prod, 'RebootInstances', began);
  return prod.system.servers
    .filter(({ instanceId }) => calls.some((parameters) => Object.values(parameters).includes(instanceId)))
    .map(({ name }) => name);
}
const inTurn = (record: Parameters<typeof stepsOf>[0]) =>
  stepsOf(record)
    .map((step) => step.replace(/ Success$/, ''))
    .filter((step) => EACH.some((each) => step.startsWith(each)));

test('the running servers are restarted one after the other, with a health check before the first and a look at each after', async () => {
  const record = await run(prod, 'nss-restart');
  expect(record.AutomationExecutionStatus).toBe('Success');
  expect(stepsOf(record)).toContain('healthBefore Success');
  expect(inTurn(record)).toEqual([...EACH, ...EACH]);
  expect(await rebooted()).toEqual(['web-01', 'firewall-01']);
  expect(await statesOf(prod)).toEqual({
    'web-01': 'running',
    'web-02': 'stopped',
    'firewall-01': 'running',
    'firewall-02': 'stopped',
  });
});

test('only the servers of one log type', async () => {
  expect(inTurn(await run(prod, 'nss-restart', { Log: 'firewall' }))).toEqual(EACH);
});

test('a failing health check before stops it, unless it is told to ignore that', async () => {
  const { account, region } = prod.place;
  await prepareFixtures(prod.endpoint, {
    instanceChecks: [{ account, region, instanceId: serverNamed(prod, 'firewall-01').instanceId, system: 'impaired' }],
  });
  const record = await run(prod, 'nss-restart');
  expect([record.AutomationExecutionStatus, stepsOf(record).at(-1), await rebooted()]).toEqual([
    'Failed',
    'healthBefore Failed',
    [],
  ]);
  expect(await run(prod, 'nss-restart', { HealthBefore: 'ignored', Log: 'web' })).toMatchObject({
    AutomationExecutionStatus: 'Success',
  });
});

test('what ails a server of the other log type, or what all share, is no fault of the one that is restarted', async () => {
  const { account, region } = prod.place;
  await prepareFixtures(prod.endpoint, {
    instanceChecks: [{ account, region, instanceId: serverNamed(prod, 'firewall-01').instanceId, system: 'impaired' }],
    managedInstances: [
      {
        account,
        region,
        instanceId: prod.system.bastion.instanceId,
        platformType: 'Windows',
        pingStatus: 'ConnectionLost',
        answers: [],
      },
    ],
  });
  const record = await run(prod, 'nss-restart', { Log: 'web' });
  expect([record.AutomationExecutionStatus, await rebooted()]).toEqual(['Success', ['web-01']]);
});

test.each(EACH.filter((step) => !step.startsWith('let')))(
  'when %s of the first server fails, the second is not touched',
  async (stepName) => {
    await automationControl(prod.endpoint).fail({ stepName, error: 'InternalError', times: 9 });
    const record = await run(prod, 'nss-restart', { HealthBefore: 'ignored' });
    expect(record.AutomationExecutionStatus).toBe('Failed');
    expect(stepsOf(record).filter((step) => step.startsWith('reboot'))).toHaveLength(stepName === 'lookBefore' ? 0 : 1);
    expect(await rebooted()).not.toContain('firewall-01');
  },
);

test('a server whose checks never pass again is the last', async () => {
  const { account, region } = prod.place;
  await prepareFixtures(prod.endpoint, {
    instanceChecks: [{ account, region, instanceId: serverNamed(prod, 'web-01').instanceId, instance: 'impaired' }],
  });
  const record = await run(prod, 'nss-restart', { HealthBefore: 'ignored' });
  expect([
    record.AutomationExecutionStatus,
    stepsOf(record).filter((step) => step.startsWith('reboot')),
    stepsOf(record).at(-1),
  ]).toEqual(['TimedOut', ['reboot Success'], 'waitForChecks TimedOut']);
});

test.each([...EACH, 'healthBefore'])('cancelled at %s, the second server is not touched', async (stepName) => {
  const control = automationControl(prod.endpoint);
  const hold = await control.hold({ stepName: stepName.startsWith('health') ? 'checkPath' : stepName });
  const id = await start(prod, 'nss-restart', { HealthBefore: stepName === 'healthBefore' ? 'required' : 'ignored' });
  await hold.reached();
  await prod.ssm.send(new StopAutomationExecutionCommand({ AutomationExecutionId: id, Type: 'Cancel' }));
  await hold.release();
  expect((await ended(prod, id)).AutomationExecutionStatus).toBe('Cancelled');
  expect(await rebooted()).not.toContain('firewall-01');
});

test.each([
  [14, 'Success'],
  [60, 'Failed'],
] as const)('a server whose first record is there %d minutes after its reboot: %s', async (minutes, status) => {
  const hold = await automationControl(prod.endpoint).hold({ stepName: 'reboot' });
  const id = await start(prod, 'nss-restart', { Log: 'web' });
  await hold.reached();
  const { feeds, hubs } = prod.system.pulse;
  await pulseReturns(
    prod,
    [...feeds, ...hubs].filter(({ log }) => log === 'web').map(({ metric }) => metric),
    minutes,
  );
  await hold.release();
  const record = await ended(prod, id);
  expect([record.AutomationExecutionStatus, stepsOf(record).at(-1)?.split(' ')[0]]).toEqual([
    status,
    status === 'Failed' ? 'lookAtServer' : expect.stringMatching(/^eachServer|^lookAtServer/),
  ]);
});

test.each([
  ['nss-set-up', 'planSetUp', { Server: 'web-02', Bucket: 'nss-prod-certificates' }],
  ['nss-update', 'planUpdate', { Server: 'web-02' }],
  ['nss-failover', 'planFailover', { Log: 'web' }],
])(
  'beside %s of the pair nothing is restarted: neither before health is asked for, nor when its turn has come',
  async (maintenance, stepName, given) => {
    const control = automationControl(prod.endpoint);
    const turn = await control.hold({ stepName: 'lookBefore' });
    const begun = await start(prod, 'nss-restart', { Log: 'web', HealthBefore: 'ignored' });
    await turn.reached();
    const hold = await control.hold({ stepName });
    const other = await start(prod, maintenance, given);
    await hold.reached();
    await turn.release();
    const late = await ended(prod, begun);
    const early = await run(prod, 'nss-restart', { Log: 'web' });
    await prod.ssm.send(new StopAutomationExecutionCommand({ AutomationExecutionId: other, Type: 'Cancel' }));
    await hold.release();
    await ended(prod, other);
    const why = expect.stringContaining(`of web-01 and web-02 is under way: ${other}`) as unknown;
    expect([late, early].map((record) => [stepsOf(record), record.FailureMessage])).toEqual([
      [expect.arrayContaining(['lookBefore Failed']), why],
      [['readSystem Success', 'chooseServers Failed'], why],
    ]);
    expect(await rebooted()).toEqual([]);
  },
);

test('a standby that was left running is not restarted, nor the server beside it', async () => {
  await setActiveServer(prod, 'web', 'web-02');
  const record = await run(prod, 'nss-restart', { Log: 'web' });
  expect(record.FailureMessage).toContain('web-01 stands by, and runs');
  expect(await rebooted()).toEqual([]);
});

test('where no server of a log type runs, it says what to do', async () => {
  await stopServer(prod, 'web-01');
  expect((await run(prod, 'nss-restart', { Log: 'web' })).FailureMessage).toContain(
    'none of these servers runs: start the active one first',
  );
});
