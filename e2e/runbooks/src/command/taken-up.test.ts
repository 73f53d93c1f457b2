import { automationControl } from '@nss/embedded-aws';
import { documentName } from '@nss/runbook-definition';
import { StartAutomationExecutionCommand } from '@aws-sdk/client-ssm';
import { deployedEnvironment, type DeployedEnvironment } from '../environment';
import { ended, tagsOf, until } from '../execution';
import { resetPair } from '../nss-failover/pair';
import { signIn, ssmOf, variablesOf } from '../people';
import { command, commandAtTerminal } from './command';

jest.setTimeout(240_000);

const APPROVERS = 'arn:aws:iam::222222222222:role/relay-approver';
const ROOT = 'arn:aws:iam::222222222222:root';

let prod: DeployedEnvironment;
beforeAll(async () => {
  prod = await deployedEnvironment('prod');
});
beforeEach(async () => {
  await automationControl(prod.endpoint).clear();
  await resetPair(prod);
});
afterAll(() => resetPair(prod));

const ask = async (args: readonly string[], person?: string) =>
  command(prod.endpoint, args, person ? variablesOf(await signIn(prod, person)) : {}).ended;
const inProd = (name: string, id: string, ...more: string[]) => [name, id, '--environment', 'prod', ...more];

/** A fail-over that somebody started elsewhere, and that waits for an approval. */
async function waiting(starter?: string): Promise<string> {
  const { AutomationExecutionId: id = '' } = await (starter ? await ssmOf(prod, starter) : prod.operator).send(
    new StartAutomationExecutionCommand({
      DocumentName: documentName(prod.place, 'nss-failover'),
      Parameters: { Log: ['web'] },
      Tags: tagsOf(prod),
    }),
  );
  await until(prod, id, ({ AutomationExecutionStatus: status }) => status === 'Waiting');
  return id;
}

test('what another terminal started is listed with the way to it, rejected by an approver, and watched to its end', async () => {
  const id = await waiting();
  const { exitCode, stdout, stderr } = await ask(['executions', '--environment', 'prod', '--open']);
  expect([exitCode, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(
    new RegExp(`^Waiting +nss-failover +approveFailover +\\d{4}-\\S+Z +nss-prod-runbook-role-01/\\S+ +${id}`, 'm'),
  );
  expect(stdout.trimEnd()).toMatch(new RegExp(`^npm run -s runbook -- watch ${id} --environment prod$`, 'm'));

  const refused = await ask(inProd('approve', id));
  expect([refused.exitCode, refused.stderr]).toEqual([
    1,
    expect.stringContaining(`you are ${ROOT}, and ${id} takes an answer of ${APPROVERS}`),
  ]);

  const rejected = await ask(inProd('reject', id), 'bob');
  expect(rejected.exitCode).toBe(0);
  expect(rejected.stdout).toMatch(/^Stop web-01 and start web-02\?/);
  expect(rejected.stdout).toContain(
    'rejected by arn:aws:sts::222222222222:assumed-role/relay-approver/bob, in account 222222222222, ap-northeast-1',
  );
  const watched = await ask(inProd('watch', id));
  expect([watched.exitCode, watched.stdout]).toEqual([1, expect.stringContaining('rejected the approval')]);

  const again = await ask(inProd('approve', id), 'bob');
  expect([again.exitCode, again.stderr]).toEqual([1, expect.stringMatching(/waits for no approval: it is \w+/)]);
  const listed = JSON.parse((await ask(['executions', '--environment', 'prod', '--json'])).stdout) as { id: string }[];
  expect(listed.map((each) => each.id)).toContain(id);
});

test('whoever started it does not approve it alone; somebody else does, and it can be cancelled afterwards', async () => {
  const id = await waiting('ann');
  const own = await ask(inProd('approve', id), 'ann');
  expect([own.exitCode, own.stderr]).toEqual([1, expect.stringContaining(`you started ${id}, so somebody else`)]);

  const hold = await automationControl(prod.endpoint).hold({ stepName: 'stopActive' });
  expect((await ask(inProd('approve', id), 'bob')).exitCode).toBe(0);
  await hold.reached();
  const unasked = await ask(inProd('cancel', id));
  expect([unasked.exitCode, unasked.stderr]).toEqual([2, expect.stringContaining('say --yes')]);
  const cancelling = ask(inProd('cancel', id, '--yes'));
  await until(prod, id, ({ AutomationExecutionStatus: status }) => status === 'Cancelling');
  await hold.release();
  const { exitCode, stdout } = await cancelling;
  expect([exitCode, stdout]).toEqual([0, expect.stringContaining('Cancelled: ')]);
  expect((await ask(inProd('cancel', id, '--yes'))).exitCode).toBe(1);
});

test('at a terminal cancelling is asked for, and anything but yes leaves the execution as it is', async () => {
  const id = await waiting();
  const running = commandAtTerminal(prod.endpoint, inProd('cancel', id));
  await running.says(`cancel ${id}? [y/N]`);
  running.type('\r');
  const { exitCode, stdout } = await running.ended;
  expect([exitCode, stdout]).toEqual([1, expect.stringContaining('it goes on')]);
  expect((await ask(inProd('reject', id), 'bob')).exitCode).toBe(0);
  expect((await ended(prod, id)).AutomationExecutionStatus).toBe('Rejected');
});

test.each(['watch', 'approve', 'reject', 'cancel'])(
  '%s of what is no execution of the environment is wrong use',
  async (name) => {
    const unknown = '0a1b2c3d-0000-4000-8000-000000000000';
    const { exitCode, stderr } = await ask(inProd(name, unknown));
    expect(exitCode).toBe(2);
    expect(stderr).toContain(`there is no execution ${unknown} in account 222222222222, ap-northeast-1`);
    expect(stderr).toContain('npm run -s runbook -- executions --environment prod lists them');
  },
);
