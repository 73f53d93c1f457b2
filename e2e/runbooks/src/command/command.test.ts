import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AutomationExecution, SendAutomationSignalCommand } from '@aws-sdk/client-ssm';
import { automationControl, clearCallFailures, failCalls, secretOf } from '@nss/embedded-aws';
import { environmentsDirectory } from '@nss/environment';
import { callsSince } from '../calls';
import { deployedEnvironment, type DeployedEnvironment } from '../environment';
import { ended } from '../execution';
import { signIn, ssmOf, variablesOf } from '../people';
import { reset, setPulse } from '../reset';
import { stopServer } from '../servers';
import { allocateAnew } from '../virtual-interface';
import { command, commandAtTerminal } from './command';
import { flakyLine } from './flaky-line';

jest.setTimeout(240_000);

let dev: DeployedEnvironment;
let prod: DeployedEnvironment;
let folder: string;
beforeAll(async () => {
  dev = await deployedEnvironment('dev');
  prod = await deployedEnvironment('prod');
  folder = mkdtempSync(join(tmpdir(), 'runbook-command-'));
  await Promise.all([reset(dev), reset(prod)]);
});
beforeEach(async () => {
  await automationControl(dev.endpoint).clear();
  await clearCallFailures(dev.endpoint);
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await allocateAnew(dev);
});

const runbook = (args: readonly string[], variables = {}, endpoint = dev.endpoint) =>
  command(endpoint, args, variables);
const START = ['start', 'accept-virtual-interface', '--environment', 'dev'];

test('a runbook that succeeds: its steps as they end, its summary, exit code 0, and a job summary', async () => {
  await allocateAnew(dev);
  const summary = join(folder, 'summary.md');
  writeFileSync(summary, '# before\n');
  const { exitCode, stdout } = await runbook(START, { GITHUB_STEP_SUMMARY: summary }).ended;
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^accept-virtual-interface in dev, account 111111111111, ap-northeast-1\n/);
  for (const step of [
    'readSystem',
    'compareInterface',
    'chooseGateway',
    'confirmToVirtualGateway',
    'waitForInterface',
    'conclude',
  ])
    expect(stdout).toMatch(new RegExp(`^  Success +${step}  \\d`, 'm'));
  expect(stdout.trimEnd()).toMatch(/Success: dxvif-\w+ is accepted and available, BGP is up$/);
  expect(readFileSync(summary, 'utf8')).toMatch(
    /^# before\n## accept-virtual-interface in dev: Success\n[^]*\| conclude \| Success \|/,
  );
});

test('a runbook that fails: why, the table, exit code 1', async () => {
  await stopServer(prod, 'web-01');
  await setPulse(prod, [prod.system.pulse.feeds[0]?.metric ?? '']);
  const summary = join(folder, 'failed.md');
  const { exitCode, stdout } = await runbook(['start', 'nss-health-check', '--environment', 'prod'], {
    GITHUB_STEP_SUMMARY: summary,
  }).ended;
  expect(exitCode).toBe(1);
  expect(stdout).toMatch(/^ {2}Failed +requireHealth/m);
  expect(stdout).toMatch(/^fail +EC2 state +web-01 +stopped +running +Start the instance/m);
  expect(stdout.trimEnd()).toMatch(/Failed: fail: \d+ fail, .*logs are being lost$/);
  expect(stdout).toMatch(/^hub ranges of \d{4}-\d\d-\d\d, \d+ days old/m);
  expect(readFileSync(summary, 'utf8')).toMatch(/fail {5}EC2 state[^]*Execution [^]*\nhub ranges of \d{4}-\d\d-\d\d/);
  await reset(prod);
});

test('with --json standard output is the record and nothing else', async () => {
  const { exitCode, stdout, stderr } = await runbook([...START, '--json']).ended;
  const record = JSON.parse(stdout) as AutomationExecution;
  expect([exitCode, record.AutomationExecutionStatus, record.DocumentName]).toEqual([
    0,
    'Success',
    'nss-dev-accept-virtual-interface-01',
  ]);
  expect(stderr).toContain('accept-virtual-interface in dev');
});

test('list and show answer as text and as JSON, without any cloud', async () => {
  const nowhere = 'http://localhost:9';
  expect((await runbook(['list'], {}, nowhere).ended).stdout).toMatch(/^nss-health-check +Checks every NSS server/m);
  const listed = JSON.parse((await runbook(['list', '--json'], {}, nowhere).ended).stdout) as { name: string }[];
  expect(listed.map(({ name }) => name)).toContain('nss-failover');
  const shown = JSON.parse((await runbook(['show', 'nss-command', '--json'], {}, nowhere).ended).stdout) as {
    parameters: { name: string }[];
  };
  expect(shown.parameters.map(({ name }) => name)).toEqual(['Server', 'Command']);
});

test.each([
  [
    ['start', 'nss-helth-check', '--environment', 'dev'],
    /there is no runbook nss-helth-check: there are accept-virtual-interface, /,
  ],
  [['start', 'nss-health-check', '--environment', 'test'], /there is no environment test: there are dev, prod/],
  [['start', 'nss-health-check'], /required option '-e, --environment <NAME>' not specified/],
  [
    [
      'start',
      'nss-command',
      '--environment',
      'dev',
      '--parameter',
      'Server=web-01',
      '-p',
      'Command=halt',
      '-p',
      'Force=1',
    ],
    /Force: .*no such parameter[^]*Command: halt is not one of/,
  ],
  [['start', 'nss-command', '--environment', 'dev', '-p', 'Server=web-01'], /Command: is required/],
  [
    [
      'start',
      'nss-failover',
      '--environment',
      'prod',
      '-p',
      'Log=web',
      '-p',
      'Approvers=arn:aws:iam::222222222222:user/me',
    ],
    /Approvers: nss-failover has no such parameter/,
  ],
  [['start', 'nss-health-check', '--environment', 'dev', '--now'], /--now/],
  [['stop'], /unknown command 'stop'/],
  [[], /^Usage: npm run -s runbook -- /],
])('%p is wrong use: exit code 2, and nothing was started', async (args, problem) => {
  const began = new Date();
  const { exitCode, stdout, stderr } = await runbook(args).ended;
  expect([exitCode, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(problem);
  expect(await callsSince(dev, 'StartAutomationExecution', began)).toEqual([]);
});

test('being throttled is waited out, at the start and while it runs', async () => {
  await failCalls(dev.endpoint, { action: 'ssm:StartAutomationExecution', error: 'ThrottlingException', times: 2 });
  await failCalls(dev.endpoint, { action: 'ssm:GetAutomationExecution', error: 'ThrottlingException', times: 2 });
  expect((await runbook(START).ended).exitCode).toBe(0);
});

test('broken connections are tried again, and nothing is started twice', async () => {
  const line = await flakyLine(dev.endpoint, 3);
  const began = new Date();
  const { exitCode } = await runbook(START, { AWS_SECRET_ACCESS_KEY: secretOf(dev.endpoint) }, line.endpoint).ended;
  const broken = line.broken();
  await line.stop();
  expect(exitCode).toBe(0);
  expect(broken).toBeGreaterThan(0);
  expect(await callsSince(dev, 'StartAutomationExecution', began)).toHaveLength(1);
});

test('a refusal is final, and exit code 1', async () => {
  await failCalls(dev.endpoint, {
    action: 'ssm:StartAutomationExecution',
    error: 'AccessDeniedException',
    message: 'not authorized',
    times: 9,
  });
  const { exitCode, stderr } = await runbook(START).ended;
  expect([exitCode, stderr]).toEqual([1, expect.stringContaining('AccessDeniedException: not authorized')]);
});

test('an approval is told with the command that gives it, and the runbook goes on when somebody does', async () => {
  const running = runbook(['start', 'nss-failover', '--environment', 'prod', '-p', 'Log=web']);
  await running.says('waits for an approval: Stop web-01 and start web-02?');
  const id =
    /--automation-execution-id (\S+) --signal-type/.exec(await running.says('--signal-type Approve'))?.[1] ?? '';
  await (await ssmOf(prod, 'bob')).send(
    new SendAutomationSignalCommand({ AutomationExecutionId: id, SignalType: 'Reject' }),
  );
  const { exitCode, stdout } = await running.ended;
  expect([exitCode, stdout]).toEqual([1, expect.stringContaining('rejected the approval')]);
});

test('Ctrl-C without a terminal leaves the execution running, says so, and ends with 1', async () => {
  const hold = await automationControl(dev.endpoint).hold({ stepName: 'compareInterface' });
  const running = runbook(START);
  await hold.reached();
  await running.says('InProgress compareInterface');
  running.child.kill('SIGINT');
  const { exitCode, stdout } = await running.ended;
  expect(exitCode).toBe(1);
  const id = /the execution (\S+) goes on without being watched/.exec(stdout)?.[1] ?? '';
  await hold.release();
  expect((await ended(dev, id)).AutomationExecutionStatus).toBe('Success');
});

/** The variable that names environment files in which one person may start a fail-over and approve it. */
function onePersonMayDoBoth(): Record<string, string> {
  const directory = mkdtempSync(join(folder, 'environments-'));
  for (const name of ['dev.yaml', 'prod.yaml']) {
    const text = readFileSync(join(environmentsDirectory(), name), 'utf8');
    writeFileSync(join(directory, name), text.replace('\noperations:\n', '\noperations:\n  fourEyes: false\n'));
  }
  return { ENVIRONMENTS_DIR: directory };
}

describe('at a terminal', () => {
  const CTRL_C = '\x03';
  const FAILOVER = ['start', 'nss-failover', '--environment', 'prod', '-p', 'Log=web'];

  test('an approval is asked for, and a rejection ends it', async () => {
    const running = commandAtTerminal(prod.endpoint, FAILOVER, {
      ...variablesOf(await signIn(prod, 'ann')),
      ...onePersonMayDoBoth(),
    });
    await running.says(
      'Stop web-01 and start web-02? What the SIEM has not taken by then is in the memory of web-01 only, and lost. What Zscaler cannot deliver meanwhile is lost too: there is no log recovery. [approve/reject]',
    );
    running.type('reject\r');
    expect(await running.ended).toMatchObject({
      exitCode: 1,
      stdout: expect.stringContaining('rejected the approval') as unknown,
    });
  });

  /** A runbook that is held in a step, and Ctrl-C while it is. */
  async function interrupted() {
    const hold = await automationControl(dev.endpoint).hold({ stepName: 'compareInterface' });
    const running = commandAtTerminal(dev.endpoint, START);
    await hold.reached();
    await running.says('InProgress compareInterface');
    running.type(CTRL_C);
    await running.says('cancel the execution? [y/N]');
    return { hold, running };
  }

  test('Ctrl-C asks whether to cancel: no goes on watching, yes cancels', async () => {
    const { hold, running } = await interrupted();
    running.type('n\r');
    await running.says('it goes on; Ctrl-C twice leaves it unwatched');
    running.type(CTRL_C);
    await new Promise((resolve) => setTimeout(resolve, 300));
    running.type('y\r');
    await running.says('cancelling');
    await hold.release();
    expect(await running.ended).toMatchObject({
      exitCode: 1,
      stdout: expect.stringContaining('Cancelled: ') as unknown,
    });
  });

  test('Ctrl-C at the question for an approval asks the same', async () => {
    const running = commandAtTerminal(prod.endpoint, FAILOVER, {
      ...variablesOf(await signIn(prod, 'ann')),
      ...onePersonMayDoBoth(),
    });
    await running.says('[approve/reject]');
    running.type(CTRL_C);
    await running.says('cancel the execution? [y/N]');
    running.type('y\r');
    const { exitCode, stdout } = await running.ended;
    expect([exitCode, stdout]).toEqual([1, expect.stringContaining('Cancelled: ')]);
    expect(stdout).not.toMatch(/Success +approveFailover/);
    expect(stdout.match(/\[approve\/reject\]/g)).toHaveLength(1);
  });

  test('whoever is not one of the approvers is told so, and asked nothing', async () => {
    const running = commandAtTerminal(prod.endpoint, FAILOVER);
    await running.says(
      'you are arn:aws:iam::222222222222:root, not one of arn:aws:iam::222222222222:role/relay-approver',
    );
    running.type(CTRL_C);
    await running.says('cancel the execution? [y/N]');
    running.type('y\r');
    const { exitCode, stdout } = await running.ended;
    expect([exitCode, stdout.includes('[approve/reject]')]).toEqual([1, false]);
  });

  test('whoever started what somebody else has to approve is told so, and asked nothing', async () => {
    const running = commandAtTerminal(prod.endpoint, FAILOVER, variablesOf(await signIn(prod, 'ann')));
    await running.says(
      'you started it, so somebody else has to approve it: one of arn:aws:iam::222222222222:role/relay-approver',
    );
    running.type(CTRL_C);
    await running.says('cancel the execution? [y/N]');
    running.type('y\r');
    const { exitCode, stdout } = await running.ended;
    expect([exitCode, stdout.includes('[approve/reject]')]).toEqual([1, false]);
  });

  test('Ctrl-C twice leaves it running', async () => {
    const { hold, running } = await interrupted();
    running.type(CTRL_C);
    const { exitCode, stdout } = await running.ended;
    await hold.release();
    expect(exitCode).toBe(1);
    expect((await ended(dev, /the execution (\S+) goes on/.exec(stdout)?.[1] ?? '')).AutomationExecutionStatus).toBe(
      'Success',
    );
  });
});
