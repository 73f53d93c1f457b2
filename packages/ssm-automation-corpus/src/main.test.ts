import { workspaceRoot } from '@nss/workspace';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { replaceStack, restartService } from './testing/documents';

jest.setTimeout(120_000);

const folder = mkdtempSync(join(tmpdir(), 'corpus-'));
writeFileSync(join(folder, 'restart.yaml'), restartService);
writeFileSync(join(folder, 'replace.json'), replaceStack);
writeFileSync(join(folder, 'broken.json'), '{');

/** Runs the command the way npm does. */
function corpus(...args: string[]) {
  const root = workspaceRoot();
  return spawnSync(
    process.execPath,
    [join(root, 'tools/setup/src/run.mjs'), 'packages/ssm-automation-corpus/src/main.ts', ...args],
    {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, INIT_CWD: folder },
    },
  );
}

test('a folder that nobody knows: counts, and no failure', () => {
  const { status, stdout, stderr } = corpus('.', '--execute');
  expect(stderr).toMatch(
    /^runs the code of 3 documents, confined|^RUNS THE CODE OF 3 DOCUMENTS AS YOU.*--execute was given/m,
  );
  expect(stdout).toContain('3 documents');
  expect(stdout).toMatch(/2 documents without errors, 1 with:\n {2}broken\.json\n {4}1:2 {2}no-document/);
  expect(stdout).toMatch(/mutants: (\d+) of \1 found/);
  expect(stdout).toContain('executor: 1 documents run with made-up parameters\n     1  Failed');
  expect(stdout).toMatch(/1 {2}runs PowerShell/);
  expect(stdout).toContain('this corpus is not known');
  expect(status).toBe(0);
});

test.each([[[]], [['nowhere']], [['.', 'more']], [['--jsno', '.']]])('wrong use: %p', (args) => {
  const { status, stderr } = corpus(...args);
  expect(status).toBe(2);
  expect(stderr).toContain('how it is used: npm run -s corpus -- --help');
});

test('a machine that cannot confine code says so, and without --execute only validates', () => {
  // Within a user namespace, no further ones are allowed; a machine that has none anyway needs no such help.
  const without = [
    'unshare',
    '--user',
    '--map-root-user',
    'sh',
    '-c',
    'echo 0 > /proc/sys/user/max_user_namespaces; exec "$@"',
    'sh',
  ];
  const hasNamespaces = spawnSync('unshare', ['--user', 'true']).status === 0;
  const run = (...args: string[]) => {
    const [program = '', ...rest] = [
      ...(hasNamespaces ? without : []),
      process.execPath,
      join(workspaceRoot(), 'tools/setup/src/run.mjs'),
      'packages/ssm-automation-corpus/src/main.ts',
      folder,
      ...args,
    ];
    return spawnSync(program, rest, { cwd: workspaceRoot(), encoding: 'utf8' });
  };
  const validated = run();
  expect([validated.status, validated.stderr]).toEqual([
    0,
    expect.stringMatching(
      /^validates only\. These documents hold code, and this machine cannot confine it \(.+\).*--execute$/m,
    ),
  ]);
  expect(validated.stdout).toContain('executor: 0 documents run');
  expect(validated.stdout).toContain('3  was not to be run: see --execute');
  expect(validated.stdout).toMatch(/mutants: (\d+) of \1 found/);
  const executed = run('--execute');
  expect([executed.status, executed.stderr]).toEqual([
    0,
    expect.stringMatching(/^RUNS THE CODE OF 3 DOCUMENTS AS YOU.*--execute was given$/m),
  ]);
  expect(executed.stdout).toContain('executor: 1 documents run');
});
