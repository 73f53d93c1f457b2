import { DescribeSnapshotsCommand } from '@aws-sdk/client-ec2';
import { SendCommandCommand, StopAutomationExecutionCommand } from '@aws-sdk/client-ssm';
import { automationControl, passTime, prepareFixtures } from '@nss/embedded-aws';
import { deployedEnvironment, type DeployedEnvironment } from '../environment';
import { ended, outcomeOf, run, start, stepsOf } from '../execution';
import { answerFirst, reset } from '../reset';

jest.setTimeout(240_000);

let dev: DeployedEnvironment;
beforeAll(async () => {
  dev = await deployedEnvironment('dev');
});
beforeEach(async () => {
  await reset(dev);
  await checks('ok');
});
afterAll(() => checks('ok'));

const checks = (instance: 'ok' | 'impaired') =>
  prepareFixtures(dev.endpoint, {
    instanceChecks: [
      { account: dev.place.account, region: dev.place.region, instanceId: dev.system.bastion.instanceId, instance },
    ],
  });
/** `HH:MM` so many minutes from now, in UTC. */
const clockTime = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString().slice(11, 16);
const NOW = () => `${clockTime(-60)}-${clockTime(60)}`;
const LATER = () => `${clockTime(60)}-${clockTime(180)}`;
const snapshots = async () =>
  (
    await dev.ec2.send(
      new DescribeSnapshotsCommand({
        Filters: [{ Name: 'tag:Name', Values: [`${dev.system.bastion.name}-before-patches`] }],
      }),
    )
  ).Snapshots ?? [];
const install = (WindowUtc: string) => run(dev, 'patch-bastion', { Operation: 'Install', WindowUtc });

test('a scan changes nothing, may run at any time, and takes no snapshot', async () => {
  const before = (await snapshots()).length;
  const execution = await run(dev, 'patch-bastion', { WindowUtc: LATER() });
  expect(stepsOf(execution)).toEqual(
    ['readSystem', 'checkWindow', 'healthBefore', 'chooseSnapshot', 'scan', 'countFound'].map(
      (step) => `${step} Success`,
    ),
  );
  expect((await snapshots()).length).toBe(before);
});

test('an installation takes a snapshot of every disk first, with tags, and looks at health before and after', async () => {
  const before = (await snapshots()).length;
  const execution = await install(NOW());
  expect(stepsOf(execution)).toEqual(
    [
      'readSystem',
      'checkWindow',
      'healthBefore',
      'chooseSnapshot',
      'snapshot',
      'eachSnapshot',
      'waitForSnapshot',
      'install',
      'countInstalled',
      'healthAfter',
    ].map((step) => `${step} Success`),
  );
  const taken = (await snapshots()).slice(before);
  expect(taken.length).toBeGreaterThan(0);
  expect(taken[0]?.Tags).toContainEqual({ Key: 'purpose', Value: dev.place.purpose });
});

test.each([
  ['before it', LATER],
  ['after it', () => `${clockTime(-180)}-${clockTime(-60)}`],
])('outside the window, %s, nothing is installed', async (_when, window) => {
  const before = (await snapshots()).length;
  const execution = await install(window());
  expect(execution.FailureMessage).toMatch(
    /it is \d\d:\d\d UTC and patches are installed from .* UTC only: wait, or give another WindowUtc/,
  );
  expect([stepsOf(execution).at(-1), (await snapshots()).length]).toEqual(['checkWindow Failed', before]);
});

test('a window may reach over midnight', async () => {
  const [begin, end] = [clockTime(-1), clockTime(-2)];
  expect((await install(`${begin}-${end}`)).AutomationExecutionStatus).toBe('Success');
});

test.each(['24:00-04:00', '16:60-20:00', '16:00', '9:00-10:00'])(
  '%s is no window, and refused before anything starts',
  async (window) => {
    await expect(install(window)).rejects.toMatchObject({ name: 'InvalidAutomationExecutionParametersException' });
  },
);

test('a bastion that is not well is not patched', async () => {
  await checks('impaired');
  const execution = await install(NOW());
  expect([execution.AutomationExecutionStatus, stepsOf(execution).at(-1)]).toEqual(['Failed', 'healthBefore Failed']);
  expect(execution.FailureMessage).toContain('with status checks impaired: nothing was changed');
});

// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_InstancePatchState.html (MissingCount, FailedCount, InstalledCount,
// InstalledPendingRebootCount, OperationEndTime)
test.each([
  [{ missing: 3, pendingReboot: 1, installed: 41 }, '3 missing, 0 failed, 1 wait for a restart, 41 installed'],
  [{}, '0 missing, 0 failed, 0 wait for a restart, 0 installed'],
])('a scan says what Patch Manager counted', async (patches, told) => {
  await answerFirst(dev, [{ document: 'AWS-RunPatchBaseline', parameters: { Operation: 'Scan' }, patches }]);
  expect(outcomeOf(await run(dev, 'patch-bastion', {}))).toBe(`Success: patches: ${told}`);
});

test('a patch that is not installed is a failure, whatever the command said, and health is looked at', async () => {
  await answerFirst(dev, [
    { document: 'AWS-RunPatchBaseline', parameters: { Operation: 'Install' }, patches: { failed: 2, installed: 40 } },
  ]);
  const execution = await install(NOW());
  expect([execution.AutomationExecutionStatus, ...stepsOf(execution).slice(-2)]).toEqual([
    'Failed',
    'countInstalled Failed',
    'healthAfter Success',
  ]);
  expect(execution.FailureMessage).toContain('0 missing, 2 failed, 0 wait for a restart, 40 installed');
});

test('counts of an earlier scan are not those of this one', async () => {
  await run(dev, 'patch-bastion', {});
  const hold = await automationControl(dev.endpoint).hold({ stepName: 'countInstalled' });
  const id = await start(dev, 'patch-bastion', { Operation: 'Install', WindowUtc: NOW() });
  await hold.reached();
  await dev.ssm.send(
    new SendCommandCommand({
      DocumentName: 'AWS-RunPatchBaseline',
      InstanceIds: [dev.system.bastion.instanceId],
      Parameters: { Operation: ['Scan'] },
    }),
  );
  await passTime(dev.endpoint, 60);
  await hold.release();
  expect((await ended(dev, id)).FailureMessage).toMatch(/Patch Manager has no counts of i-\w+ since/);
});

test('a bastion that does not come back fails, and is told with the snapshot', async () => {
  const hold = await automationControl(dev.endpoint).hold({ stepName: 'healthAfter' });
  const id = await start(dev, 'patch-bastion', { Operation: 'Install', WindowUtc: NOW() });
  await hold.reached();
  await answerFirst(dev, [], 'ConnectionLost');
  await hold.release();
  const execution = await ended(dev, id);
  expect(execution.FailureMessage).toMatch(/is ConnectionLost .*: restore the snapshots that were taken before/);
});

test('patches that do not install fail, and health is looked at all the same', async () => {
  await answerFirst(dev, [
    { document: 'AWS-RunPatchBaseline', parameters: { Operation: 'Install' }, exitCode: 1, stderr: '0x80240022' },
  ]);
  const execution = await install(NOW());
  expect([execution.AutomationExecutionStatus, ...stepsOf(execution).slice(-2)]).toEqual([
    'Failed',
    'install Failed',
    'healthAfter Success',
  ]);
  expect(execution.FailureMessage).toContain('0x80240022');
});

test.each(['snapshot', 'waitForSnapshot'])('without a snapshot nothing is installed: %s fails', async (stepName) => {
  await automationControl(dev.endpoint).fail({ stepName, error: 'SnapshotLimitExceeded' });
  const after = stepsOf(await install(NOW()));
  expect(after).toContain(`${stepName} Failed`);
  expect(after.filter((step) => step.startsWith('install'))).toEqual([]);
});

test.each(['healthBefore', 'snapshot', 'install', 'healthAfter'])('cancelled at %s it ends there', async (stepName) => {
  const hold = await automationControl(dev.endpoint).hold({ stepName });
  const id = await start(dev, 'patch-bastion', { Operation: 'Install', WindowUtc: NOW() });
  await hold.reached();
  await dev.ssm.send(new StopAutomationExecutionCommand({ AutomationExecutionId: id }));
  await hold.release();
  const execution = await ended(dev, id);
  expect([execution.AutomationExecutionStatus, stepsOf(execution).at(-1)]).toEqual([
    'Cancelled',
    `${stepName} Cancelled`,
  ]);
});
