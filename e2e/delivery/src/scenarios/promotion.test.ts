import { prepareFixtures } from '@nss/embedded-aws';
import { type RunResult, type WorkflowRun } from '@nss/workflow-runner';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { changedEnvironment } from '../changed-environment';
import { KEEPER, OfflineDelivery, REVIEWER } from '../offline-delivery';
import { approved, fates, jobOf, stacksOf, SCENARIO_MILLISECONDS } from './runs';

jest.setTimeout(SCENARIO_MILLISECONDS);

/** One scenario in order: each test goes on where the one before it ended. */
let offline: OfflineDelivery;
/** The run that first brought everything to prod. */
let complete: WorkflowRun;
/** The run that prod's reviewer refused. */
let refused: WorkflowRun;
beforeAll(async () => {
  offline = await OfflineDelivery.begin();
});
afterAll(() => offline?.end());
afterEach(async () => {
  expect(await offline.planted.found()).toEqual([]);
});

const pushed = (changes: Record<string, string>) => {
  const [run] = offline.github.push(changes);
  if (!run) throw new Error('the push started no run');
  return run;
};
/** Runs that begin meanwhile draw a page about each environment. */
async function withPages(act: () => Promise<RunResult>): Promise<RunResult> {
  const { variables } = offline.github.state;
  variables['PAGES'] = 'on';
  try {
    return await act();
  } finally {
    variables['PAGES'] = 'off';
  }
}
const pageOf = ({ artifacts }: RunResult, name: string) =>
  readFileSync(join(artifacts['report'] ?? '', `${name}.html`), 'utf8');
const environment = (name: string) => offline.named(name).environment;
const retention = (name: string, days: number) =>
  changedEnvironment(offline.named(name), ['observability', 'logRetentionDays'], days);

test('a merge deploys dev, and asks for prod; refused, prod stays untouched', async () => {
  const run = pushed({ 'docs/note.md': 'a note\n' });
  refused = run;
  const gate = run.gate('prod');
  await gate.reached;
  gate.refuse(REVIEWER, 'not on a Friday');
  const result = await run.finished;
  expect([result.conclusion, fates(result, 'dev'), fates(result, 'prod')]).toEqual([
    'failure',
    'success success',
    'success failure',
  ]);
  expect(Object.keys(await stacksOf(offline, environment('dev')))).toEqual(['nss-dev-system']);
  expect(await stacksOf(offline, environment('prod'))).toEqual({});
  expect(result.summary).toContain('## prod: ');
  expect(result.rolesAssumed.map(({ arn }) => arn.split('/').at(-1) ?? arn).join(' ')).not.toContain(
    'nss-prod-deploy-role-01',
  );
});

test('approved, prod gets exactly what was shown, and the jobs acted with the role of their purpose only', async () => {
  const result = await withPages(() => {
    complete = pushed({ 'docs/note.md': 'another note\n' });
    return approved(complete, 'prod');
  });
  expect([result.conclusion, fates(result, 'dev'), fates(result, 'prod')]).toEqual([
    'success',
    'success skipped',
    'success success',
  ]);
  expect(Object.values(await stacksOf(offline, environment('prod')))).toEqual(['CREATE_COMPLETE']);
  expect(result.summary).toContain('## dev: nothing to change');
  expect(result.summary).toContain('## prod: as planned, healthy');
  // Of dev, where nothing was to be changed, and of prod a page is drawn of what was read back and of the health check.
  for (const name of ['dev', 'prod']) {
    const page = pageOf(result, name);
    expect(page).toContain('was deployed: ');
    expect(page).toMatch(/pulse to SIEM: \S+ to soc, bytes a minute/);
    expect(page).toContain('One health check is known');
  }
});

test('a push while prod waits: the newer one is approved first, and the older one is refused as stale', async () => {
  const older = pushed(retention('prod', 400));
  await older.gate('prod').reached;
  const newer = pushed(retention('prod', 545));
  expect((await approved(newer, 'prod')).conclusion).toBe('success');
  older.gate('prod').approve(REVIEWER);
  const result = await older.finished;
  expect([result.conclusion, fates(result, 'prod')]).toEqual(['failure', 'success failure']);
  expect(jobOf(result, 'prod', 'deploy')?.output).toMatch(
    /was deployed to after this was prepared|can no longer be executed/,
  );
});

test('dev fails its health check: prod is never prepared', async () => {
  const { account, region } = environment('dev');
  const bgp = (status: 'up' | 'down') =>
    prepareFixtures(offline.cloud.endpoint, {
      bgpPeers: [{ account, region, virtualInterfaceId: 'dxvif-fg1example', status }],
    });
  await bgp('down');
  const result = await withPages(() => pushed({ 'docs/note.md': 'a third note\n' }).finished);
  await bgp('up');
  expect([result.conclusion, fates(result, 'dev'), fates(result, 'prod')]).toEqual([
    'failure',
    'failure skipped',
    'never never',
  ]);
  expect(result.summary).toContain('dev: as planned, NOT healthy');
  // What is not well is on the page, and the page of what never began says that nothing is known.
  expect(pageOf(result, 'dev')).toMatch(/<th scope="row">fail<\/th><td>(virtual interface|BGP session)/);
  expect(pageOf(result, 'prod')).toContain('No read-back is known.');
});

test('what would be lost asks the reviewers of dev-consent first; refused, nothing is deployed, whatever a description says', async () => {
  const { issue, runs } = offline.github.pullRequest({
    title: 'Another image',
    body: 'Consent: nss-dev-system/Relay/Web01/Instance\n',
    changes: changedEnvironment(offline.named('dev'), ['relay', 'image'], 'ami-0cccccccccccccccc'),
  });
  runs.forEach((run) => run.cancel());
  const [run] = offline.github.merge(issue.number);
  const gate = run!.gate('dev-consent');
  await gate.reached;
  expect(offline.github.state.issues.at(-1)).toBe(issue);
  issue.body = 'Consent: everything';
  gate.refuse(KEEPER, 'who needs another image?');
  const result = await run!.finished;
  expect([result.conclusion, fates(result, 'dev')]).toEqual(['failure', 'success skipped']);
  expect(result.summary).toMatch(
    /\| replaced \| AWS::EC2::Instance \| `nss-dev-system\/Relay\/Web01\/Instance` \| \*\*needed\*\* \|[^]*the reviewers of `dev-consent` are asked[^]*exactly this change: `[0-9a-f]{64}`/,
  );
});

test('without reviewers to ask nothing is deployed either, and it says what to do', async () => {
  const rules = offline.github.state.environments['dev-consent']!;
  delete offline.github.state.environments['dev-consent'];
  const result = await offline.github.dispatch('deploy.yml').finished;
  offline.github.state.environments['dev-consent'] = rules;
  expect([result.conclusion, fates(result, 'dev')]).toEqual(['failure', 'success skipped']);
  expect(result.log).toMatch(
    /nobody was asked: there is no GitHub environment dev-consent\. Nothing was deployed\.[^]*gh workflow run deploy\.yml -f consent=[0-9a-f]{64}/,
  );
});

test('with consent it is deployed; when that fails midway, dev has its machines again and prod is never prepared', async () => {
  const run = offline.github.dispatch('deploy.yml');
  const gate = run.gate('dev-consent');
  await gate.reached;
  gate.approve(KEEPER);
  const result = await run.finished;
  expect(result.summary).toContain(`by ${KEEPER}`);
  expect([result.conclusion, fates(result, 'dev'), fates(result, 'prod')]).toEqual([
    'failure',
    'success failure',
    'never never',
  ]);
  // The old machines went first; the new ones could not be made, because nobody shared that image: the former definition is deployed again.
  expect(result.log).toContain('made again as it was before');
  expect((await stacksOf(offline, environment('dev')))['nss-dev-system']).toBe('UPDATE_COMPLETE');
});

test('an earlier assembly is deployed again, as it was attested, through the same gates', async () => {
  const run = offline.github.dispatch('rollback.yml', { run: String(complete.id) });
  // Logs were kept for longer since: to go back is to forget earlier.
  const gate = run.gate('prod-consent');
  await gate.reached;
  gate.approve(KEEPER);
  const result = await approved(run, 'prod');
  expect(result.summary).toContain('kept for a shorter time');
  expect([result.conclusion, fates(result, 'prod')]).toEqual(['success', 'success success']);
  expect(result.log).toContain(`run ${complete.id} deployed`);
  expect(
    Object.values(await stacksOf(offline, environment('prod'))).filter((status) => status !== 'CREATE_COMPLETE'),
  ).not.toEqual([]);
});

test('what main never deployed to its end is not deployed by a rollback, and no job of it gets a role', async () => {
  const { github } = offline;
  const refusal = async (run: number) => {
    const { conclusion, rolesAssumed, jobs, log } = await github.dispatch('rollback.yml', { run: String(run) })
      .finished;
    expect([conclusion, rolesAssumed, Object.keys(jobs)]).toEqual(['failure', [], ['find']]);
    return /is not deployed again:\n(?:[^\n]*- [^\n]*\n)+/.exec(log)?.[0] ?? log;
  };
  /** A deploy workflow that does what its author likes, in a commit that main does not have. */
  const forged = (on: string) => ({
    '.github/workflows/deploy.yml': `name: deploy
on: ${on}
permissions: {}
jobs:
  synth:
    runs-on: ubuntu-24.04
    steps:
      - run: mkdir out && echo forged > out/assembly.sha256
      - uses: actions/upload-artifact@bbbca2ddaa5d8feaa63e36b76fdaad77386f024f # v7.0.0
        with: { name: assembly, path: out }
`,
  });
  const [tagged] = github.pushTag('main', github.commit(forged('{ push: { tags: [main] } }')));
  const { runs } = github.pullRequest({
    title: 'from a fork',
    branch: 'main',
    fork: true,
    actor: 'stranger',
    changes: forged('pull_request'),
  });
  const ofFork = runs.find(({ workflow }) => workflow === '.github/workflows/deploy.yml');
  runs.filter((run) => run !== ofFork).forEach((run) => run.cancel());
  await Promise.all([...runs, tagged!].map((run) => run.finished));

  expect(await refusal(tagged!.id)).toContain(`is not part of main`);
  expect(await refusal(ofFork!.id)).toContain('its commit is of stranger/');
  expect(await refusal(refused.id)).toContain('it did not succeed: failure');
  github.state.expiredArtifacts.add(`${complete.id}/assembly`);
  expect(await refusal(complete.id)).toContain('its assembly is kept no longer');
});
