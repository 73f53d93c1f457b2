import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

jest.setTimeout(60_000);
const root = join(__dirname, '../../..');

/** Runs a project of one test file, and gives how it ended. */
function run(code: string) {
  mkdirSync(join(root, 'dist'), { recursive: true });
  const folder = mkdtempSync(join(root, 'dist/project-'));
  try {
    mkdirSync(join(folder, 'src'));
    writeFileSync(join(folder, 'src/one.test.ts'), code);
    const project = relative(root, folder);
    const { status, stderr } = spawnSync(process.execPath, ['tools/setup/src/jest.mjs', project], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, TEST_GRACE_SECONDS: '1', TEST_REPORTS: folder },
    });
    const report = JSON.parse(readFileSync(join(folder, `${project}.json`), 'utf8')) as { numPassedTests: number };
    return { status, stderr, passed: report.numPassedTests };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('tests that pass end well', () => {
  expect(run(`test('one', () => undefined);`)).toMatchObject({ status: 0, passed: 1 });
});

test('what a test leaves running is ended, told, and a failure; the report is there', () => {
  const left = run(`import { createServer } from 'node:http';\ntest('one', () => void createServer().listen(0));`);
  expect(left).toMatchObject({ status: 1, passed: 1 });
  expect(left.stderr).toContain('the tests have ended, and something they started did not');
});
