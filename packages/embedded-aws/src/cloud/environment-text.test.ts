import { workspaceRoot } from '@nss/workspace';
import { spawnSync } from 'node:child_process';
import { STS } from '@aws-sdk/client-sts';
import { type EmbeddedCloud, startEmbeddedCloud } from '../start';
import { iamSettled } from '../virtual-time';

jest.setTimeout(60_000);
let cloud: EmbeddedCloud;
beforeAll(async () => {
  cloud = await startEmbeddedCloud();
});
afterAll(() => cloud?.stop());

/** What `npm run -s cloud -- …` says. */
const run = (...args: string[]) =>
  spawnSync(process.execPath, ['tools/setup/src/run.mjs', 'packages/embedded-aws/src/cloud.ts', ...args], {
    cwd: workspaceRoot(),
    encoding: 'utf8',
  });

test.each([[[]], [['--port', 'its own']]])('the lines lead a shell to the cloud: %p', async (port) => {
  const { status, stdout } = run(
    'env',
    '--account',
    '111111111111',
    '--region',
    'eu-central-1',
    ...port.map((each) => each.replace('its own', String(cloud.port))),
  );
  expect(status).toBe(0);
  const { stdout: said } = spawnSync(
    'sh',
    ['-c', `${stdout}\necho "$AWS_ENDPOINT_URL $AWS_ACCESS_KEY_ID $AWS_SECRET_ACCESS_KEY $AWS_REGION [$AWS_PROFILE]"`],
    { encoding: 'utf8', env: { AWS_PROFILE: 'work' } },
  );
  expect(said.trim()).toBe(`${cloud.endpoint} 111111111111 ${cloud.secretAccessKey} eu-central-1 []`);
  const sts = new STS({
    endpoint: cloud.endpoint,
    region: 'eu-central-1',
    credentials: { accessKeyId: '111111111111', secretAccessKey: said.split(' ')[2]! },
  });
  await expect(sts.getCallerIdentity({})).resolves.toMatchObject({ Account: '111111111111' });
});

test('with a role they lead to a session of it', async () => {
  const place = { account: '111111111111', region: 'eu-central-1' };
  await cloud.prepare({ principals: [{ ...place, principal: 'role/people/approver' }] });
  await iamSettled(cloud.endpoint);
  const { status, stdout } = run(
    'env',
    '--account',
    place.account,
    '--region',
    place.region,
    '--role',
    'people/approver',
    '--session',
    'ann@example.com',
  );
  expect(status).toBe(0);
  const of = (name: string) => new RegExp(`^export ${name}=(.*)$`, 'm').exec(stdout)?.[1] ?? '';
  const sts = new STS({
    endpoint: cloud.endpoint,
    region: place.region,
    credentials: {
      accessKeyId: of('AWS_ACCESS_KEY_ID'),
      secretAccessKey: of('AWS_SECRET_ACCESS_KEY'),
      sessionToken: of('AWS_SESSION_TOKEN'),
    },
  });
  expect((await sts.getCallerIdentity({})).Arn).toBe('arn:aws:sts::111111111111:assumed-role/approver/ann@example.com');
  const none = run('env', '--account', place.account, '--region', place.region, '--role', 'nobody');
  expect([none.status, none.stdout, none.stderr]).toEqual([1, '', expect.stringContaining('nobody')]);
});

test('where no cloud of this user listens, it says how to start one', () => {
  const { status, stdout, stderr } = run('env', '--account', '111111111111', '--region', 'eu-central-1', '--port', '1');
  expect([status, stdout, stderr]).toEqual([
    1,
    '',
    expect.stringContaining(
      'No embedded cloud that you started listens on port 1. Start one: npm run -s cloud -- --port 1',
    ),
  ]);
});

test.each([
  [['env', '--region', 'eu-central-1'], "required option '--account <N>' not specified"],
  [['env', '--account', '12', '--region', 'eu-central-1'], '--account 12'],
  [['env', '--account', '111111111111'], "required option '--region <NAME>' not specified"],
  [['env', '--account', '111111111111', '--region', 'x; id'], '--region x; id'],
  [['environment'], "unknown command 'environment'"],
  [['env', '--account', '111111111111', '--region', 'eu-central-1', 'more'], "too many arguments for 'env'"],
  [['--account', '111111111111'], "unknown option '--account'"],
  [['set-up', '--account', '111111111111'], "unknown option '--account'"],
  [['set-up', '--port', '1'], "unknown option '--port'"],
  [['set-up', 'more'], "too many arguments for 'set-up'"],
  [['--prot', '1'], '--prot'],
  [['env', '--account', '111111111111', '--region', 'eu-central-1', '--role', '$(id)'], '--role $(id)'],
  [['env', '--account', '111111111111', '--region', 'eu-central-1', '--session', 'ann'], '--session ann'],
  [['--role', 'approver'], "unknown option '--role'"],
])('wrong use: %p', (args, said) => {
  const { status, stdout, stderr } = run(...args);
  expect([status, stdout, stderr]).toEqual([2, '', expect.stringContaining(said)]);
});
