import { spawnSync } from 'node:child_process';
import { workspaceRoot } from '@nss/workspace';

jest.setTimeout(120_000);

function drill(...argv: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['tools/setup/src/run.mjs', 'e2e/drills/src/main.ts', ...argv],
    { cwd: workspaceRoot(), encoding: 'utf8', env: { ...process.env, COLUMNS: '80' } },
  );
  return { status, stdout, stderr };
}

test('a drill is a timeline with the mails, what the page says, and a table of what is lost, within 80 columns', () => {
  const { status, stdout } = drill('run', 'siem-down');
  expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
  expect(stdout).toMatch(/^\+0:00 {2}fault {4}the SIEM does not answer any more$/m);
  expect(stdout).toMatch(/^\+0:11 {2}mail {5}to secops@example.com/m);
  expect(stdout).toMatch(/^\+0:21 {2}page {5}#feed-silent: web-01: SIEM/m);
  expect(stdout).toMatch(/^the page's advice +0 +0$/m);
  expect(stdout).toMatch(/^fail over at once +[1-9]\d* +[1-9]\d*$/m);
  expect(status).toBe(0);
});

test('who is there is listed; what is not there, or not asked for, is told before anything is done', () => {
  expect(drill('list').stdout).toContain('siem-down');
  expect(drill('run', 'siem-don')).toMatchObject({ status: 2, stderr: expect.stringContaining('siem-down?') });
  expect(drill('run')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('name one drill, or ask for --all'),
  });
  expect(drill('run', 'tunnel-flapping', '--environment', 'dev')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('tunnel-flapping does not apply to dev'),
  });
});
