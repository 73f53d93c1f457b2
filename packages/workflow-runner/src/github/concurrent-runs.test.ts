import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startGitHub, type GitHub } from './start-github';

jest.setTimeout(300_000);

let github: GitHub;
let signals: string;
beforeEach(() => {
  signals = mkdtempSync(join(tmpdir(), 'signals-'));
});
afterEach(async () => {
  await github.stop();
  rmSync(signals, { recursive: true });
});

/** A job that says it is there and stays until a file of its number says it may go. */
const step =
  '{ run: "touch $SIGNALS/in-$GITHUB_RUN_NUMBER; ls $SIGNALS; until test -e $SIGNALS/go-$GITHUB_RUN_NUMBER; do sleep 0.05; done; rm $SIGNALS/in-$GITHUB_RUN_NUMBER" }';

async function start(workflow: string): Promise<void> {
  github = await startGitHub({
    repository: { '.github/workflows/w.yml': `name: w\non: push\n${workflow}` },
    environment: { SIGNALS: signals },
  });
}

const release = (number: number) => writeFileSync(join(signals, `go-${number}`), '');

test('a job-level group: one runs, one waits, a third takes the place of the one that waits', async () => {
  await start(
    `jobs: { a: { runs-on: ubuntu-24.04, concurrency: { group: "deploy-\${{ github.ref_name }}", cancel-in-progress: false }, steps: [${step}] } }`,
  );
  const first = github.push({ a: '1' })[0]!;
  await until(() => inside(1));
  const second = github.push({ a: '2' })[0]!;
  await until(() => asked(2));
  const third = github.push({ a: '3' })[0]!;
  expect((await second.finished).job('a').output).toContain('a newer one waits for the concurrency group deploy-main');
  release(3);
  release(1);
  expect((await first.finished).conclusion).toBe('success');
  const result = await third.finished;
  expect(result.conclusion).toBe('success');
  expect(result.job('a').output).not.toContain('in-1');
});

test('a queue: everybody gets a turn', async () => {
  await start(`jobs: { a: { runs-on: ubuntu-24.04, concurrency: { group: g, queue: max }, steps: [${step}] } }`);
  const runs = [github.push({ a: '1' })[0]!];
  await until(() => inside(1));
  for (const number of [2, 3]) {
    runs.push(github.push({ a: String(number) })[0]!);
    await until(() => asked(number));
  }
  [1, 2, 3].forEach(release);
  const results = await Promise.all(runs.map(({ finished }) => finished));
  expect(results.map(({ conclusion }) => conclusion)).toEqual(['success', 'success', 'success']);
  expect(results.at(-1)!.job('a').output).not.toMatch(/in-[12]/);
});

test('a workflow-level group that cancels: the newer run ends the older one', async () => {
  await start(
    `concurrency: { group: "ci-\${{ github.ref }}", cancel-in-progress: true }\njobs: { a: { runs-on: ubuntu-24.04, steps: [${step}] } }`,
  );
  const first = github.push({ a: '1' })[0]!;
  await until(() => inside(1));
  release(2);
  const second = github.push({ a: '2' })[0]!;
  expect((await first.finished).conclusion).toBe('cancelled');
  expect((await second.finished).conclusion).toBe('success');
});

/** Whether the job of a run is in its step. */
function inside(number: number): boolean {
  return existsSync(join(signals, `in-${number}`));
}

/** Whether the job of a run waits for the group. */
function asked(number: number): boolean {
  return github.state.runs()[number - 1]?.status === 'pending';
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) {
    if (github.state.runs().every(({ status }) => status === 'completed')) throw new Error('every run ended before');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
