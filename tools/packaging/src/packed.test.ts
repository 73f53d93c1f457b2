import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { actBinary } from '@nss/workflow-runner';
import { python, workspaceRoot } from '@nss/workspace';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pack } from './pack';
import { packages } from './packages';
import { Scratch } from './scratch';

jest.setTimeout(300_000);

const root = workspaceRoot();
const PYTHON = python(root);
let tarballs: Record<string, string>;
let into: string;
let scratch: Scratch;

beforeAll(async () => {
  into = mkdtempSync(join(tmpdir(), 'tarballs-'));
  tarballs = await pack(into);
});
afterAll(() => rmSync(into, { recursive: true, force: true }));
beforeEach(() => (scratch = new Scratch(tarballs)));
afterEach(() => scratch.remove());

/** What the compiler says of a file there; it writes the JavaScript beside it. */
const compiled = (file: string, ...options: readonly string[]): string =>
  spawnSync(
    process.execPath,
    [
      ...[join(root, 'node_modules/typescript-7/bin/tsc'), '--strict', '--skipLibCheck', '--target', 'es2022'],
      ...['--module', 'nodenext', '--noUncheckedIndexedAccess', '--types', 'node', ...options, file],
    ],
    { cwd: scratch.folder, encoding: 'utf8' },
  ).stdout;

const document = (api: string) =>
  `schemaVersion: '0.3'\nmainSteps:\n  - name: one\n    action: aws:executeAwsApi\n    inputs:\n      Service: ec2\n      Api: ${api}\n`;

test('every package is packed, with its licence and README and without a test', () => {
  expect(Object.keys(tarballs).sort()).toEqual(packages().map(({ manifest }) => manifest.name));
  for (const tarball of Object.values(tarballs)) {
    const files = execFileSync('tar', ['-tzf', tarball], { encoding: 'utf8' }).split('\n');
    expect(files).toEqual(expect.arrayContaining(['package/LICENSE', 'package/README.md', 'package/dist/index.js']));
    expect(files.filter((file) => /\.test\.|__pycache__|node_modules/.test(file))).toEqual([]);
  }
});

test('every entry can be imported, and its types are types', () => {
  const entries = packages().flatMap(({ manifest }) =>
    Object.keys(manifest.exports ?? {}).map((entry) => join(manifest.name, entry)),
  );
  // What only some need, they bring along.
  for (const name of ['aws-cdk-lib', 'constructs']) scratch.link(name);
  scratch.write(
    'all.js',
    `globalThis.expect = { extend: () => {} };
for (const name of ${JSON.stringify(entries)}) console.log(name, Object.keys(await import(name)).length > 0);`,
  );
  const { stdout, stderr } = spawnSync(process.execPath, ['all.js'], {
    cwd: scratch.folder,
    encoding: 'utf8',
    env: { ...process.env, FORCE_COLOR: '0' },
  });
  expect([stdout.trim().split('\n'), stderr]).toEqual([entries.map((entry) => `${entry} true`), '']);
  scratch.write(
    'all.ts',
    `import { startEmbeddedCloud } from '@nss/embedded-aws';
export const endpoint: string = (await startEmbeddedCloud({ port: 0 })).endpoint;
// @ts-expect-error a port is a number
await startEmbeddedCloud({ port: 'none' });
import { startGitHub } from '@nss/workflow-runner';
// @ts-expect-error a repository is needed
await startGitHub({});
import { checkRules, githubFiles } from '@nss/workflow-runner/rules';
export const rules: string[] = checkRules(githubFiles({})).map(({ rule }) => rule);
import { readDocument } from '@nss/ssm-automation';
// @ts-expect-error a document is a text
readDocument(1);
import { validateFiles } from '@nss/ssm-automation/ports';
export const code: Promise<number> = validateFiles([], '.').then(({ exitCode }) => exitCode);
import { suggest } from '@nss/suggestion';
export const suggested: string | undefined = suggest('a', ['b']);
import { partitionOf } from '@nss/aws-partitions';
// @ts-expect-error a region is a text
partitionOf(1);
`,
  );
  scratch.link('@types/node');
  scratch.link('typescript-7');
  const options = ['--strict', '--noEmit', '--skipLibCheck', '--target', 'es2022', '--types', 'node'];
  for (const way of [
    ['--module', 'nodenext'],
    ['--module', 'esnext', '--moduleResolution', 'bundler'],
  ]) {
    const { stdout: said } = spawnSync(
      process.execPath,
      [join(root, 'node_modules/typescript-7/bin/tsc'), ...options, ...way, 'all.ts'],
      { cwd: scratch.folder, encoding: 'utf8' },
    );
    expect([way.join(' '), said]).toEqual([way.join(' '), '']);
  }
});

describe('ssm-automation', () => {
  const PROJECT = `import { DescribeInstancesCommand, StartInstancesCommand } from '@aws-sdk/client-ec2';
import { runbook, steps } from '@nss/ssm-automation/build';
import { simulate } from '@nss/ssm-automation/simulate';
import { validateDocument } from '@nss/ssm-automation/validate';
import { writeFileSync } from 'node:fs';

const made = runbook({
  parameters: { InstanceId: { type: 'AWS::EC2::Instance::Id' } },
  steps: ({ InstanceId }) => {
    const input = { InstanceIds: [InstanceId] };
    const start = steps.executeAwsApi('start', { command: StartInstancesCommand, input, onFailure: 'step:look' });
    const look = steps.executeAwsApi('look', {
      command: DescribeInstancesCommand,
      input,
      outputs: { State: (r) => r.Reservations[0]!.Instances[0]!.State.Name },
    });
    // @ts-expect-error a field that the API does not answer
    steps.executeAwsApi('x', { command: DescribeInstancesCommand, input, outputs: { State: (r) => r.Reservation } }) satisfies never;
    return { steps: [start, look], outputs: [look.outputs.State] };
  },
});
// @ts-expect-error a number where an id is wanted
const wrong = () => simulate(made, { InstanceId: 1 });
const run = await simulate(made, { InstanceId: 'i-0123456789abcdef0' }).with({
  'ec2.StartInstances': {},
  'ec2.DescribeInstances': { Reservations: [{ Instances: [{ State: { Name: 'running' } }] }] },
});
writeFileSync('made.json', JSON.stringify(made.document));
console.log(JSON.stringify([typeof wrong, await validateDocument(JSON.stringify(made.document)), run.status, run.outputs]));
`;

  test('a stranger writes a runbook, validates, simulates and imports it, without the CDK', () => {
    for (const name of ['@types/node', '@types/jest', 'typescript-7', '@aws-sdk/client-ec2', 'jest'])
      scratch.link(name);
    expect(existsSync(join(scratch.folder, 'node_modules/aws-cdk-lib'))).toBe(false);
    scratch.write('project.ts', PROJECT.replace(/ +\/\/ @ts-expect-error a field[^]*?never;\n/, ''));
    expect(compiled('project.ts')).toBe('');
    const ran = spawnSync(process.execPath, ['--no-warnings', 'project.js'], { cwd: scratch.folder, encoding: 'utf8' });
    expect([ran.stderr, JSON.parse(ran.stdout)]).toEqual([
      '',
      ['function', [], 'Success', { 'look.State': ['running'] }],
    ]);
    scratch.write('typed.ts', PROJECT);
    expect(compiled('typed.ts', '--noEmit')).toBe('');

    const validated = scratch.npx(['ssm-automation', 'validate', 'made.json'], { PYTHON });
    expect([validated.stdout, validated.status]).toEqual(['1 document, no findings\n', 0]);
    const imported = scratch.npx(['ssm-automation', 'import', 'made.json']);
    scratch.write(
      'imported.ts',
      `${imported.stdout}\nimport { readFileSync } from 'node:fs';
console.log(JSON.stringify(imported.document) === readFileSync('made.json', 'utf8'));\n`,
    );
    expect(compiled('imported.ts')).toBe('');
    const again = spawnSync(process.execPath, ['imported.js'], { cwd: scratch.folder, encoding: 'utf8' });
    expect([again.stdout, again.stderr]).toEqual(['true\n', '']);
  });

  test("jest has the matchers, in a stranger's project too", () => {
    for (const name of ['jest', '@aws-sdk/client-ec2']) scratch.link(name);
    scratch.write(
      'runbook.test.js',
      `import '@nss/ssm-automation/jest';
import { runbook, steps } from '@nss/ssm-automation/build';
import { simulate } from '@nss/ssm-automation/simulate';

test('waits', async () => {
  const run = await simulate(runbook({ steps: () => ({ steps: [steps.sleep('nap', { seconds: 60 })] }) })).with({});
  expect(run).toSucceed();
  expect(run).toHaveRun('nap');
  expect(() => expect(run).toHaveRun('wake')).toThrow('to have run wake');
});
`,
    );
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js'],
      { cwd: scratch.folder, encoding: 'utf8' },
    );
    expect([status, stderr]).toEqual([0, expect.stringContaining('1 passed')]);
  });

  test('finds what is wrong with a document', () => {
    scratch.write('right.yaml', document('DescribeInstances'));
    scratch.write('wrong.yaml', document('DescribeInstnaces'));
    const right = scratch.npx(['ssm-automation', 'validate', 'right.yaml'], { PYTHON });
    expect([right.stdout, right.stderr, right.status]).toEqual(['1 document, no findings\n', '', 0]);
    const wrong = scratch.npx(['ssm-automation', 'validate', 'right.yaml', 'wrong.yaml'], { PYTHON });
    expect([wrong.stdout, wrong.status]).toEqual([
      expect.stringContaining('wrong.yaml:7:12  warning  unknown-api  one: ec2'),
      0,
    ]);
    expect(scratch.npx(['ssm-automation', 'validate', '--strict', 'wrong.yaml'], { PYTHON }).status).toBe(1);
    expect(scratch.npx(['ssm-automation', 'validate'], { PYTHON }).status).toBe(2);
  });

  test('says what it needs where no Python is, and makes an environment of what it brings', () => {
    scratch.write('right.yaml', document('DescribeInstances'));
    const without = scratch.npx(['ssm-automation', 'validate', 'right.yaml']);
    expect([without.stderr, without.status]).toEqual([expect.stringContaining('npx ssm-automation set-up'), 2]);
    // Nothing to fetch: the way is tried, not the index.
    scratch.replace('@nss/workspace/requirements.txt', '# none\n');
    const made = scratch.npx(['ssm-automation', 'set-up']);
    expect([made.stderr, made.status]).toEqual([expect.stringContaining('installing Python packages into'), 0]);
    // What is there is not installed again.
    expect(scratch.npx(['ssm-automation', 'set-up']).stderr).not.toContain('installing Python packages into');
    const empty = scratch.npx(['ssm-automation', 'validate', 'right.yaml']);
    expect([empty.stderr, empty.status]).toEqual([expect.stringContaining('has no botocore: install it there'), 2]);
  });
});

test('embedded-aws answers an SDK, tells a shell how to reach it, and ends', async () => {
  const without = scratch.npx(['embedded-aws', '--port', '0']);
  expect([without.stderr, without.status]).toEqual([expect.stringContaining('npx embedded-aws set-up'), 1]);
  const cloud = spawn(process.execPath, ['node_modules/.bin/embedded-aws', '--port', '0'], {
    cwd: scratch.folder,
    env: scratch.environment({ PYTHON }),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => cloud.once('exit', resolve));
  try {
    const [line = ''] = await Promise.race([
      new Promise<string[]>((resolve) =>
        createInterface({ input: cloud.stdout }).once('line', (said) => resolve([said])),
      ),
      ended.then(() => []),
    ]);
    const [, endpoint] = /^embedded cloud ready: (\S+) .*npx embedded-aws env/.exec(line) ?? [];
    expect([line, endpoint]).toEqual([line, expect.stringMatching(/^http:\/\/localhost:\d+$/)]);
    const wanted = ['env', '--account', '111111111111', '--region', 'eu-central-1'];
    const { stdout: exports } = scratch.npx(['embedded-aws', ...wanted], { PYTHON });
    const variables = Object.fromEntries(
      [...exports.matchAll(/^export (\w+)=(.*)$/gm)].map(([, name, value]) => [name, value]),
    );
    expect(variables['AWS_ENDPOINT_URL']).toBe(endpoint);
    const sts = new STSClient({
      endpoint,
      region: 'eu-central-1',
      credentials: {
        accessKeyId: variables['AWS_ACCESS_KEY_ID']!,
        secretAccessKey: variables['AWS_SECRET_ACCESS_KEY']!,
      },
    });
    expect((await sts.send(new GetCallerIdentityCommand({}))).Account).toBe('111111111111');
  } finally {
    cloud.kill('SIGTERM');
  }
  expect(await ended).toBe(0);
});

test('workflow-runner runs the steps of a workflow, and tells a failure by its exit code', async () => {
  await actBinary();
  // Built once: where an installed package looks for it.
  mkdirSync(join(scratch.folder, 'cache'));
  symlinkSync(join(root, '.cache'), join(scratch.folder, 'cache/nss-workflow-runner'));
  const environment = { XDG_CACHE_HOME: join(scratch.folder, 'cache'), GIT_CONFIG_GLOBAL: '/dev/null' };
  const workflow = `on: { push: {}, workflow_dispatch: { inputs: { code: { default: '0' } } } }
permissions: { contents: read }
jobs:
  greet:
    runs-on: ubuntu-24.04
    timeout-minutes: 5
    steps:
      - { uses: actions/checkout@v4, with: { persist-credentials: false } }
      - run: cat greeting
      - run: exit "\${CODE:-0}"
        env: { CODE: '\${{ inputs.code }}' }
`;
  scratch.write('repository/.github/workflows/w.yml', workflow);
  scratch.write('repository/greeting', 'hello from a file\n');
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', join(scratch.folder, 'repository'), ...args], { env: scratch.environment(environment) });
  git('init', '-q');
  git('add', '-A');
  git('-c', 'user.name=a', '-c', 'user.email=a@example.invalid', 'commit', '-qm', 'first');
  const run = (...args: string[]) => scratch.npx(['workflow-runner', ...args, '--folder', 'repository'], environment);
  const pushed = run('push');
  expect([pushed.stdout, pushed.status, pushed.stderr]).toEqual([
    expect.stringContaining('greet | hello from a file'),
    0,
    '',
  ]);
  const failed = run('dispatch', 'w.yml', '--input=code=3');
  expect([failed.stdout, failed.status]).toEqual([expect.stringContaining('  greet: failure'), 1]);
  expect(run('check').stdout).toContain('(actions-are-pinned)');
  expect(run('pull').status).toBe(2);
  expect(readdirSync(scratch.folder)).not.toContain('.cache');
});
