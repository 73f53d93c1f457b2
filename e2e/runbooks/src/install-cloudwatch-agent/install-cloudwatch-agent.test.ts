import { outputOf } from '@nss/runbook-client';
import { StopAutomationExecutionCommand } from '@aws-sdk/client-ssm';
import { automationControl, removeMetrics, type ScriptedAnswer } from '@nss/embedded-aws';
import { offlineBastion } from '@nss/e2e-deployment';
import { callsSince } from '../calls';
import { lastCommands } from '../commands';
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
  await removeMetrics(dev.endpoint, {
    account: dev.place.account,
    region: dev.place.region,
    namespace: dev.system.agent.namespace,
  });
});
afterAll(() => reset(dev));

const STARTED = '^start$';
const MARKED = 'eventcreate';
/** What the bastion answers when events are written to its logs, which is when the agent has something to send. */
const markAnswer = () =>
  offlineBastion(dev.place, dev.system).answers?.find(
    ({ parameters }) => parameters?.['commands'] === MARKED,
  ) as ScriptedAnswer;
const PUT_BACK: ScriptedAnswer = {
  document: 'AWS-RunPowerShellScript',
  parameters: { commands: 'Move-Item' },
  stdout: 'former configuration is back',
};
const seconds = ({
  ExecutionStartTime: begin,
  ExecutionEndTime: end,
}: {
  ExecutionStartTime?: Date;
  ExecutionEndTime?: Date;
}) => ((end?.getTime() ?? 0) - (begin?.getTime() ?? 0)) / 1000;

// MS-EVEN 2.2 and eventcreate: a source name is unique across all event logs of a machine
test('each marker has an event source of its own, and a log that takes none fails the step', async () => {
  await run(dev, 'install-cloudwatch-agent');
  const lines = (await lastCommands(dev)).filter((line) => line.includes('eventcreate'));
  const sources = lines.map((line) => / \/SO (\S+) /.exec(line)?.[1]);
  expect([lines.length, new Set(sources).size]).toEqual([2, 2]);
  expect((await lastCommands(dev)).filter((line) => line.startsWith('if ($LASTEXITCODE) { throw')).length).toBe(2);
});

test('the agent is installed, configured and started, and every log and the heartbeat are seen to arrive', async () => {
  const execution = await run(dev, 'install-cloudwatch-agent');
  const count = dev.system.bastion.logGroups.length;
  expect(outcomeOf(execution)).toBe(`Success: ${count} of ${count} logs arrive; heartbeat moves`);
  const table = outputOf(execution, 'Table') ?? '';
  for (const group of dev.system.bastion.logGroups) expect(table).toContain(`arrives  ${group}`);
  expect(stepsOf(execution)).toEqual(
    expect.arrayContaining([
      'keepConfiguration Success',
      'installAgent Success',
      'configureAgent Success',
      'startAgent Success',
      'writeMarkers Success',
    ]),
  );
  expect(stepsOf(execution)).not.toContain('putBack Success');
});

test('an agent that never reports fails after ten minutes, with every log named, and the former state is back', async () => {
  await answerFirst(dev, [{ ...markAnswer(), effects: [] }, PUT_BACK]);
  const execution = await run(dev, 'install-cloudwatch-agent');
  expect(stepsOf(execution).slice(-2)).toEqual(['putBack Success', 'sayPutBack Failed']);
  expect(
    outputOf(execution, 'Table')
      ?.split('\n')
      .every((line) => line.startsWith('MISSING')),
  ).toBe(true);
  expect(outputOf(execution, 'Summary')).toContain('heartbeat does not move');
  expect(seconds(execution)).toBeGreaterThanOrEqual(600);
  expect(seconds(execution)).toBeLessThan(700);
});

test('what does not arrive in the time that is given is not waited for longer', async () => {
  await answerFirst(dev, [{ ...markAnswer(), effects: [] }, PUT_BACK]);
  expect(seconds(await run(dev, 'install-cloudwatch-agent', { WithinMinutes: '5' }))).toBeLessThan(400);
});

test('an agent that misses one log is named for it, and the former state is back', async () => {
  const [missed, ...others] = dev.system.bastion.logGroups;
  const effects = markAnswer().effects?.filter(({ parameters }) => parameters['logGroupName'] !== missed);
  await answerFirst(dev, [{ ...markAnswer(), effects }, PUT_BACK]);
  const execution = await run(dev, 'install-cloudwatch-agent');
  expect(execution.AutomationExecutionStatus).toBe('Failed');
  expect(outputOf(execution, 'Summary')).toBe(
    `${others.length} of ${others.length + 1} logs arrive; heartbeat moves; missing: ${missed}`,
  );
  expect(stepsOf(execution)).toContain('putBack Success');
});

test('logs without a heartbeat prove nothing', async () => {
  await answerFirst(dev, [
    { ...markAnswer(), effects: markAnswer().effects?.filter(({ service }) => service === 'logs') },
    PUT_BACK,
  ]);
  const execution = await run(dev, 'install-cloudwatch-agent');
  expect(outcomeOf(execution)).toMatch(/^Failed: .*heartbeat does not move/);
});

test('what a former agent sends until it is replaced proves nothing', async () => {
  const former = {
    ...offlineBastion(dev.place, dev.system).answers?.find(({ parameters }) => parameters?.['action'] === STARTED),
    effects: markAnswer().effects,
  } as ScriptedAnswer;
  await answerFirst(dev, [former, { ...markAnswer(), effects: [] }, PUT_BACK]);
  expect(outputOf(await run(dev, 'install-cloudwatch-agent'), 'Summary')).toMatch(
    /^0 of 5 logs arrive; heartbeat does not move/,
  );
});

test.each([
  ['installAgent', { document: 'AWS-ConfigureAWSPackage', exitCode: 1, stderr: 'package not found' }],
  ['configureAgent', { document: 'AmazonCloudWatch-ManageAgent', parameters: { action: '^configure$' }, exitCode: 1 }],
  ['startAgent', { document: 'AmazonCloudWatch-ManageAgent', parameters: { action: STARTED }, exitCode: 1 }],
  ['writeMarkers', { document: 'AWS-RunPowerShellScript', parameters: { commands: MARKED }, exitCode: 1 }],
  ['installAgent', { document: 'AWS-ConfigureAWSPackage', status: 'TimedOut' as const }],
] satisfies [string, ScriptedAnswer][])(
  'when %s fails on the machine, the former state is back',
  async (step, answer) => {
    await answerFirst(dev, [answer, PUT_BACK]);
    const execution = await run(dev, 'install-cloudwatch-agent');
    expect(stepsOf(execution)).toEqual(
      expect.arrayContaining([expect.stringMatching(new RegExp(`^${step} (Failed|TimedOut)$`)), 'putBack Success']),
    );
    expect(execution.AutomationExecutionStatus).not.toBe('Success');
  },
);

test('when the former state cannot be put back, that is what the last step says', async () => {
  await answerFirst(dev, [
    { document: 'AmazonCloudWatch-ManageAgent', parameters: { action: STARTED }, exitCode: 1 },
    { ...PUT_BACK, exitCode: 1, stderr: 'file in use' },
  ]);
  expect(stepsOf(await run(dev, 'install-cloudwatch-agent')).at(-1)).toBe('putBack Failed');
});

test('when the former state cannot be kept, nothing is changed', async () => {
  await answerFirst(dev, [
    { document: 'AWS-RunPowerShellScript', parameters: { commands: 'before-install' }, exitCode: 1 },
  ]);
  expect(stepsOf(await run(dev, 'install-cloudwatch-agent')).at(-1)).toBe('keepConfiguration Failed');
});

test.each(['installAgent', 'configureAgent', 'startAgent', 'writeMarkers', 'waitForArrival', 'lookForArrival'])(
  'cancelled at %s, the former state is back',
  async (stepName) => {
    await answerFirst(dev, [PUT_BACK]);
    const control = automationControl(dev.endpoint);
    const hold = await control.hold({ stepName });
    const id = await start(dev, 'install-cloudwatch-agent');
    await hold.reached();
    await dev.ssm.send(new StopAutomationExecutionCommand({ AutomationExecutionId: id, Type: 'Cancel' }));
    await hold.release();
    const execution = await ended(dev, id);
    expect([execution.AutomationExecutionStatus, stepsOf(execution).includes('putBack Success')]).toEqual([
      'Cancelled',
      true,
    ]);
  },
);

test('a bastion that Systems Manager does not reach is told as such', async () => {
  await answerFirst(dev, [], 'ConnectionLost');
  expect(stepsOf(await run(dev, 'install-cloudwatch-agent')).at(-1)).toMatch(/^keepConfiguration (Failed|TimedOut)$/);
});

test('what a stream says of its last ingestion, which may be an hour late, is not asked', async () => {
  const began = new Date();
  await run(dev, 'install-cloudwatch-agent');
  expect(await callsSince(dev, 'DescribeLogStreams', began)).toEqual([]);
});

test('being throttled does not end it', async () => {
  await automationControl(dev.endpoint).fail({ stepName: 'readSystem', error: 'ThrottlingException', times: 2 });
  await automationControl(dev.endpoint).fail({
    service: 'ssm',
    api: 'ListCommands',
    error: 'ThrottlingException',
    times: 3,
  });
  expect((await run(dev, 'install-cloudwatch-agent')).AutomationExecutionStatus).toBe('Success');
});
