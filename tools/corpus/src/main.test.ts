import { workspaceRoot } from '@nss/embedded-cloud';
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
  return spawnSync(process.execPath, [join(root, 'tools/setup/src/run.mjs'), 'tools/corpus/src/main.ts', ...args], { cwd: root, encoding: 'utf8', env: { ...process.env, INIT_CWD: folder } });
}

test('a folder that nobody knows: counts, and no failure', () => {
  const { status, stdout } = corpus('.');
  expect(stdout).toContain('3 documents');
  expect(stdout).toMatch(/2 without findings, 1 with:\n {2}broken\.json\n {4}1:2 {2}no-document/);
  expect(stdout).toMatch(/mutants: (\d+) of \1 found/);
  expect(stdout).toContain('executor: 1 documents run with made-up parameters\n     1  Failed');
  expect(stdout).toMatch(/1 {2}runs PowerShell/);
  expect(stdout).toContain('this corpus is not known');
  expect(status).toBe(0);
});

test.each([[[]], [['nowhere']], [['.', 'more']], [['--jsno', '.']]])('wrong use: %p', (args) => {
  const { status, stderr } = corpus(...args);
  expect(status).toBe(2);
  expect(stderr).toContain('usage: npm run -s corpus -- DIR');
});
