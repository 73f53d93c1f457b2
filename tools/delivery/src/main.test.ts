import { workspaceRoot } from '@nss/workspace';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, CfnResource, Stack, Stage } from 'aws-cdk-lib';

jest.setTimeout(120_000);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'delivery-command-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** An assembly with one stack that has one topic more than nothing. */
function assembly(name: string, topics: readonly string[]): string {
  const outdir = join(folder, name);
  const app = new App({ outdir, analyticsReporting: false });
  const stack = new Stack(
    new Stage(app, 'dev', { env: { account: '111111111111', region: 'eu-central-1' } }),
    'topics',
    { stackName: 'nss-dev-topics' },
  );
  topics.forEach(
    (topic) => new CfnResource(stack, topic, { type: 'AWS::SNS::Topic', properties: { TopicName: topic } }),
  );
  app.synth();
  return outdir;
}

test.each(['- fix bug', '--base=elsewhere', '-'])(
  'a value of a workflow that begins with a dash reaches the command: %j',
  (value) => {
    const { status, stderr } = spawnSync(
      process.execPath,
      [
        'tools/setup/src/run.mjs',
        'tools/delivery/src/main.ts',
        'consent',
        '--environment=dev',
        '--change=c0ffee',
        `--consent=${value}`,
      ],
      { cwd: workspaceRoot(), encoding: 'utf8' },
    );
    expect([status, stderr]).toEqual([
      2,
      expect.stringContaining(`"${value.split(' ')[0]!}" is no digest of a change`),
    ]);
  },
);

test('changes compares templates and writes its report', () => {
  const [before, after, report] = [
    assembly('before', ['one']),
    assembly('after', ['one', 'two']),
    join(folder, 'changes.md'),
  ];
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      'tools/setup/src/run.mjs',
      'tools/delivery/src/main.ts',
      'changes',
      '--environment=dev',
      `--assembly=${after}`,
      `--base=${before}`,
      `--report=${report}`,
    ],
    {
      cwd: workspaceRoot(),
      encoding: 'utf8',
      env: { ...process.env, GITHUB_STEP_SUMMARY: join(folder, 'summary.md') },
    },
  );
  expect([status, stderr]).toEqual([0, '']);
  expect(readFileSync(report, 'utf8')).toContain('AWS::SNS::Topic');
});

test.each([
  [['chnages'], "unknown command 'chnages'\n(Did you mean changes?)"],
  [['plan', '--consent=x'], "unknown option '--consent=x'"],
  [['role', '--environment=dev'], "required option '--purpose <PURPOSE>' not specified"],
  [['role', '--environment=', '--purpose=deploy'], 'missing: --environment'],
  [['choices', 'more'], "too many arguments for 'choices'"],
])('%j is wrong use, and starts nothing', (argv, message) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['tools/setup/src/run.mjs', 'tools/delivery/src/main.ts', ...argv],
    { cwd: workspaceRoot(), encoding: 'utf8' },
  );
  expect([status, stdout, stderr]).toEqual([2, '', expect.stringContaining(message)]);
});
