import { runCommand } from '@nss/command-line';
import { workspaceRoot } from '@nss/workspace';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RUNBOOKS } from '../runbooks';
import { runbookCommand } from './runbook-command';

jest.setTimeout(60_000);

const folder = mkdtempSync(join(tmpdir(), 'synth-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the command the way npm does, called in a folder of the test's own. */
function runbook(...args: string[]) {
  const root = workspaceRoot();
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'tools/setup/src/run.mjs'), 'apps/ops-runbooks/src/main.ts', ...args],
    { cwd: root, encoding: 'utf8', env: { ...process.env, INIT_CWD: folder } },
  );
  return { status, stdout, stderr };
}

test('the runbooks of an environment are written by themselves, and are valid', () => {
  const { status, stdout } = runbook('synth', 'documents', '--environment', 'prod');
  const names = RUNBOOKS.map(({ name }) => `nss-prod-${name}-01.json`);
  expect([status, stdout.trim().split('\n')]).toEqual([0, names.map((name) => `documents/${name}`)]);
  expect(readdirSync(join(folder, 'documents')).sort()).toEqual([...names].sort());
  const failover = readFileSync(join(folder, 'documents/nss-prod-nss-failover-01.json'), 'utf8');
  expect(failover).toContain('"aws:approve"');
  expect(runbook('validate', ...names.map((name) => `documents/${name}`))).toEqual({
    status: 0,
    stdout: `${names.length} documents, no findings\n`,
    stderr: '',
  });
});

test.each([
  ['no environment', ['synth', 'documents'], "required option '-e, --environment <NAME>' not specified"],
  ['an unknown one', ['synth', 'documents', '--environment', 'moon'], 'there is no environment moon'],
  ['no directory', ['synth', '--environment', 'prod'], "missing required argument 'DIRECTORY'"],
  ['two directories', ['synth', 'one', 'two', '--environment', 'prod'], "too many arguments for 'synth'"],
  ['a file', ['synth', 'file', '--environment', 'prod'], 'file cannot be written'],
])('%s is wrong use, and says so', async (_, args, problem) => {
  writeFileSync(join(folder, 'file'), '');
  const said: string[] = [];
  const before = process.env['INIT_CWD'];
  process.env['INIT_CWD'] = folder;
  try {
    const streams = { out: () => undefined, error: (text: string) => said.push(text) };
    expect(await runCommand(runbookCommand(), args, streams)).toBe(2);
    expect(said.join('\n')).toContain(problem);
  } finally {
    if (before === undefined) delete process.env['INIT_CWD'];
    else process.env['INIT_CWD'] = before;
  }
});
