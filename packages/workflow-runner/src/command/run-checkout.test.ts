import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkCheckout } from './check-checkout';
import { runCheckout } from './run-checkout';

jest.setTimeout(120_000);

const WORKFLOW = `on:
  push: { paths: ['*.md'] }
  workflow_dispatch: { inputs: { who: { required: true } } }
  schedule: [{ cron: '0 4 * * *' }]
permissions: {}
jobs:
  greet:
    runs-on: ubuntu-24.04
    timeout-minutes: 5
    steps:
      - run: echo "hello \${WHO:-friend}"
        env: { WHO: '\${{ inputs.who }}' }
      - run: test "$WHO" != nobody
        env: { WHO: '\${{ inputs.who }}' }
`;
let folder: string;
let said: string[];
const run = (...args: [Parameters<typeof runCheckout>[0]]) => runCheckout(...args, (line) => said.push(line));

beforeEach(() => {
  said = [];
  folder = mkdtempSync(join(tmpdir(), 'checkout-'));
  mkdirSync(join(folder, '.github/workflows'), { recursive: true });
  writeFileSync(join(folder, '.github/workflows/w.yml'), WORKFLOW);
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Makes the folder a checkout with a commit. */
function commit(): void {
  const by = ['-c', 'user.name=a', '-c', 'user.email=a@example.invalid'];
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null' };
  for (const args of [
    ['init', '-q'],
    ['add', '-A'],
    [...by, 'commit', '-qm', 'first'],
  ])
    execFileSync('git', ['-C', folder, ...args], { env });
}

test('a push starts what its paths ask for, and what is not committed yet counts', async () => {
  commit();
  await expect(run({ command: 'push', folder })).rejects.toThrow('no workflow in ');
  writeFileSync(join(folder, 'new.md'), 'new\n');
  expect(await run({ command: 'push', folder })).toMatchObject({ succeeded: true });
  expect(said).toContain('greet | hello friend');
});

test('a dispatch with its inputs; a run that fails is told from one that succeeds; the clock starts one too', async () => {
  commit();
  expect(await run({ command: 'dispatch', workflow: 'w.yml', inputs: { who: 'ann' }, folder })).toMatchObject({
    succeeded: true,
  });
  expect(said).toContain('greet | hello ann');
  expect(await run({ command: 'dispatch', workflow: 'w.yml', inputs: { who: 'nobody' }, folder })).toMatchObject({
    succeeded: false,
  });
  expect(await run({ command: 'schedule', workflow: 'w.yml', folder })).toMatchObject({ succeeded: true });
  await expect(run({ command: 'dispatch', workflow: 'w.yml', inputs: {}, folder })).rejects.toThrow('who is required');
  await expect(run({ command: 'schedule', workflow: 'x.yml', folder })).rejects.toThrow(
    'there is no .github/workflows/x',
  );
});

test('a folder that is no checkout says how it becomes one', async () => {
  await expect(run({ command: 'push', folder })).rejects.toThrow('is no git checkout with a commit: git init');
});

test('the general rules are held against the workflows of a folder', () => {
  expect(checkCheckout(folder)).toEqual([]);
  writeFileSync(join(folder, '.github/workflows/w.yml'), WORKFLOW.replace('    timeout-minutes: 5\n', ''));
  expect(checkCheckout(folder)).toEqual([expect.stringContaining('w.yml:8:5: job greet has no timeout')]);
  rmSync(join(folder, '.github'), { recursive: true });
  expect(() => checkCheckout(folder)).toThrow('there is no workflow in');
});
