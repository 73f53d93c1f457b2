import { workspaceRoot } from '@nss/workspace';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMMANDS } from './commands';

// Each is a process that bundles its sources first.
jest.setTimeout(120_000);

const root = workspaceRoot();
/** Is started by npm itself, and does not print what it is asked. */
const FORMAT = 'format';

function nss(...argv: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['tools/nss/bin/nss.mjs', ...argv], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, COLUMNS: '80', AWS_ENDPOINT_URL: '' },
  });
  return { status, stdout, stderr };
}

test('every script of package.json is a command, and every command a script', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  const entries = Object.fromEntries(
    Object.entries(scripts)
      .filter(([name]) => name !== 'nss' && name !== FORMAT)
      .map(([name, line]) => [name, line.split(' ').at(-1)]),
  );
  expect(entries).toEqual(Object.fromEntries(Object.entries(COMMANDS).map(([name, { entry }]) => [name, entry])));
});

describe.each(Object.keys(COMMANDS))('%s', (name) => {
  test('has help with an example that calls it, in 80 columns', () => {
    const { status, stdout, stderr } = nss(name, '--help');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^Usage: npm /);
    const [, examples = ''] = stdout.split('\nExamples:\n');
    expect(examples).toMatch(new RegExp(`^ .*npm (run -s )?${name}\\b`, 'm'));
    for (const line of stdout.split('\nExamples:')[0]!.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  test('says what is wrong with wrong use, and how it is used, in three lines and without doing anything', () => {
    const { status, stdout, stderr } = nss(name, '--halp');
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(
      /^error: (.*--halp.*|required option .* not specified)\n(\(Did you mean --help\?\)\n)?how it is used: npm .* --help\n$/,
    );
  });
});

test('a command that there is not is told with what was meant', () => {
  expect(nss('doctr')).toEqual({
    status: 2,
    stdout: '',
    stderr: "error: unknown command 'doctr'\n(Did you mean doctor?)\nhow it is used: npm run -s nss -- --help\n",
  });
});

test('completion goes as deep as the commands do', () => {
  const offered = (...words: string[]) =>
    nss('complete', '--', ...words)
      .stdout.split('\n')
      .map((line) => line.split('\t')[0]);
  expect(offered('do')).toContain('doctor');
  expect(offered('runbook', 'st')).toContain('start');
  expect(offered('runbook', 'show', '')).toContain('nss-failover');
  expect(offered('environments', 'show', '')).toEqual(expect.arrayContaining(['dev', 'prod']));
  expect(nss('complete', 'bash').stdout).toContain('bash completion for nss');
});
