import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startGitHub, type GitHub } from './start-github';

const job = (steps: string, more = '') => `{ runs-on: ubuntu-24.04, ${more} steps: [${steps}] }`;

/** A deployment in waves, as a workflow and the one it calls. */
const files = (more = {}) => ({
  '.github/workflows/deploy.yml': `name: deploy
on: { push: { branches: [main] } }
permissions: {}
jobs:
  build:
    runs-on: ubuntu-24.04
    outputs: { waves: "\${{ steps.waves.outputs.list }}" }
    steps: [{ id: waves, run: "echo 'list=[\\"dev\\",\\"test\\",\\"prod\\"]' >> $GITHUB_OUTPUT" }]
  environments:
    needs: build
    strategy: { max-parallel: 1, matrix: { environment: "\${{ fromJSON(needs.build.outputs.waves) }}" } }
    uses: ./.github/workflows/environment.yml
    with: { environment: "\${{ matrix.environment }}" }
  after: ${job('{ run: echo after }', 'needs: environments,')}
  always: ${job('{ run: "echo result ${{ needs.environments.result }}" }', 'needs: environments, if: always(),')}
  rescue: ${job('{ run: echo rescue }', 'needs: environments, if: failure(),')}
`,
  '.github/workflows/environment.yml': `on: { workflow_call: { inputs: { environment: { type: string, required: true } } } }
permissions: {}
jobs:
  prepare:
    runs-on: ubuntu-24.04
    outputs: { change: "\${{ steps.p.outputs.change }}" }
    steps:
      - id: p
        env: { NAME: "\${{ inputs.environment }}" }
        run: |
          echo "change=$NAME-changes" >> "$GITHUB_OUTPUT"
          echo "### $NAME" >> "$GITHUB_STEP_SUMMARY"
          test ! -e "$BROKEN/$NAME"
  execute:
    needs: prepare
    runs-on: ubuntu-24.04
    environment: \${{ inputs.environment }}
    steps: [{ run: "echo executes \${{ needs.prepare.outputs.change }} in \${{ github.workflow }}" }]
`,
  ...more,
});

jest.setTimeout(300_000);

let github: GitHub;
afterEach(() => github?.stop());

async function start(options: Partial<Parameters<typeof startGitHub>[0]> = {}): Promise<void> {
  github = await startGitHub({
    repository: files(),
    environments: { prod: { reviewers: ['ann'] } },
    environment: { BROKEN: '/nonexistent' },
    ...options,
  });
}

test('merge, wave after wave, refused at the last gate', async () => {
  await start();
  const [run] = github.push({ 'a.txt': 'a' });
  await run!.gate('prod').reached;
  expect(github.state.runs()[0]).toMatchObject({ status: 'waiting', waitingFor: ['prod'] });
  run!.gate('prod').refuse('ann', 'not today');
  const result = await run!.finished;
  expect(Object.fromEntries(Object.entries(result.jobs).map(([name, { result: how }]) => [name, how]))).toEqual({
    build: 'success',
    'environments (dev)': 'success',
    'environments (dev) / prepare': 'success',
    'environments (dev) / execute': 'success',
    'environments (test)': 'success',
    'environments (test) / prepare': 'success',
    'environments (test) / execute': 'success',
    'environments (prod)': 'failure',
    'environments (prod) / prepare': 'success',
    'environments (prod) / execute': 'failure',
    after: 'skipped',
    always: 'success',
    rescue: 'success',
  });
  expect(result.conclusion).toBe('failure');
  expect(result.job('environments (prod) / execute').output).toContain('ann refused prod: not today');
  expect(result.job('environments (prod) / execute').steps).toHaveLength(1);
  expect(result.job('environments (dev) / execute').output).toContain('executes dev-changes in deploy');
  expect(result.job('always').output).toContain('result failure');
  expect(result.summary).toBe('### dev\n### test\n### prod\n');
  expect(github.state.deployments.map(({ environment, statuses }) => [environment, statuses.at(-1)!.state])).toEqual([
    ['dev', 'success'],
    ['test', 'success'],
  ]);
});

test('a wave that fails: the ones after it never start, jobs that always run do, the result is a failure', async () => {
  const broken = mkdtempSync(join(tmpdir(), 'broken-'));
  writeFileSync(join(broken, 'test'), '');
  await start({ environment: { BROKEN: broken } });
  const [run] = github.push({ 'a.txt': 'a' });
  await expect(run!.gate('prod').reached).rejects.toThrow('the run ended (failure; environments (test) / prepare: ');
  const result = await run!.finished;
  await expect(run!.gate('later').reached).rejects.toThrow('no job waited for later');
  rmSync(broken, { recursive: true });
  expect(result.job('environments (test) / prepare').result).toBe('failure');
  expect(result.job('environments (test) / execute').result).toBe('skipped');
  expect(result.job('environments (test)').result).toBe('failure');
  expect(result.job('environments (prod)').result).toBe('cancelled');
  expect(result.jobs['environments (prod) / prepare']).toBeUndefined();
  expect([result.job('after').result, result.job('always').result, result.job('rescue').result]).toEqual([
    'skipped',
    'success',
    'success',
  ]);
  expect(result.conclusion).toBe('failure');
});

test('approved, everything runs in order; a second push runs beside one that waits', async () => {
  await start();
  const [first] = github.push({ 'a.txt': '1' });
  await first!.gate('prod').reached;
  const [second] = github.push({ 'a.txt': '2' });
  await second!.gate('prod').reached;
  expect(github.state.runs().map(({ status }) => status)).toEqual(['waiting', 'waiting']);
  second!.gate('prod').approve('ann');
  expect((await second!.finished).conclusion).toBe('success');
  first!.gate('prod').approve('ann');
  const result = await first!.finished;
  expect(result.conclusion).toBe('success');
  expect(result.job('rescue').result).toBe('skipped');
  expect(result.log.indexOf('executes test-changes')).toBeGreaterThan(result.log.indexOf('executes dev-changes'));
  expect(first!.gate('prod').decisions).toEqual([{ state: 'approved', by: 'ann', comment: '' }]);
});

test('only the branch that is named starts it; a person can cancel it', async () => {
  await start();
  expect(github.push({ 'a.txt': 'a' }, { branch: 'topic' })).toEqual([]);
  const [run] = github.push({ 'a.txt': 'a' });
  await run!.gate('prod').reached;
  run!.cancel();
  expect((await run!.finished).conclusion).toBe('cancelled');
});

test('an action that nobody stands in for fails the run with its name', async () => {
  await start({
    repository: {
      '.github/workflows/a.yml':
        'on: push\njobs: { a: { runs-on: ubuntu-24.04, steps: [{ uses: "some/action@v1" }] } }\n',
    },
  });
  await expect(github.push({ a: 'a' })[0]!.finished).rejects.toThrow('nobody stands in for some/action');
});

test('a step has no terminal, keeps what it printed last, and does not wait for what it leaves running', async () => {
  const steps = ['test ! -t 0 && test ! -t 1 && (sleep 9 &) && echo started', 'printf "last words"; exit 3'];
  await start({
    repository: {
      '.github/workflows/a.yml': `on: push\njobs: { a: { runs-on: ubuntu-24.04, steps: [${steps.map((run) => `{ run: '${run}' }`).join(', ')}] } }\n`,
    },
  });
  const result = await github.push({ a: 'a' })[0]!.finished;
  expect(result.job('a').steps).toEqual([
    { name: expect.any(String) as string, outcome: 'success', output: 'started\n' },
    { name: expect.any(String) as string, outcome: 'failure', output: 'last words' },
  ]);
});
