import { prepareWorld } from '@nss/embedded-cloud';
import { type WorkflowRun } from '@nss/workflows';
import { changedEnvironment } from '../changed-environment';
import { OfflineWorld, REVIEWER } from '../offline-world';
import { approved, fates, jobOf, stacksOf, STORY_MILLISECONDS } from './story';

jest.setTimeout(STORY_MILLISECONDS);

/** One story told in order: each test goes on where the one before it ended. */
let world: OfflineWorld;
/** The run that first brought everything to prod. */
let complete: WorkflowRun;
beforeAll(async () => { world = await OfflineWorld.begin(); });
afterAll(() => world?.end());

const pushed = (changes: Record<string, string>) => {
  const [run] = world.github.push(changes);
  if (!run) throw new Error('the push started no run');
  return run;
};
const environment = (name: string) => world.named(name).environment;
const retention = (name: string, days: number) => changedEnvironment(world.named(name), ['observability', 'logRetentionDays'], days);

test('a merge deploys dev, and asks for prod; refused, prod stays untouched', async () => {
  const run = pushed({ 'docs/note.md': 'a note\n' });
  const gate = run.gate('prod');
  await gate.reached;
  gate.refuse(REVIEWER, 'not on a Friday');
  const result = await run.finished;
  expect([result.conclusion, fates(result, 'dev'), fates(result, 'prod')]).toEqual(['failure', 'success success', 'success failure']);
  expect(Object.keys(await stacksOf(world, environment('dev')))).toHaveLength(8);
  expect(await stacksOf(world, environment('prod'))).toEqual({});
  expect(result.summary).toContain('## prod: ');
  expect(result.rolesAssumed.map(({ arn }) => arn.split('/').at(-1) ?? arn).join(' ')).not.toContain('nss-prod-deploy-role-01');
});

test('approved, prod gets exactly what was shown, and the jobs acted with the role of their purpose only', async () => {
  const run = pushed({ 'docs/note.md': 'another note\n' });
  complete = run;
  const result = await approved(run, 'prod');
  expect([result.conclusion, fates(result, 'dev'), fates(result, 'prod')]).toEqual(['success', 'success skipped', 'success success']);
  expect(Object.values(await stacksOf(world, environment('prod')))).toEqual(Array(8).fill('CREATE_COMPLETE'));
  expect(result.summary).toContain('## dev: nothing to change');
  expect(result.summary).toContain('## prod: as planned, healthy');
});

test('a push while prod waits: the newer one is approved first, and the older one is refused as stale', async () => {
  const older = pushed(retention('prod', 180));
  await older.gate('prod').reached;
  const newer = pushed(retention('prod', 90));
  expect((await approved(newer, 'prod')).conclusion).toBe('success');
  older.gate('prod').approve(REVIEWER);
  const result = await older.finished;
  expect([result.conclusion, fates(result, 'prod')]).toEqual(['failure', 'success failure']);
  expect(jobOf(result, 'prod', 'deploy')?.output).toMatch(/was deployed to after this was prepared|can no longer be executed/);
});

test('dev fails its health check: prod is never prepared', async () => {
  const { account, region } = environment('dev');
  const bgp = (status: 'up' | 'down') => prepareWorld(world.cloud.endpoint, { bgpPeers: [{ account, region, virtualInterfaceId: 'dxvif-fg1example', status }] });
  await bgp('down');
  const result = await pushed({ 'docs/note.md': 'a third note\n' }).finished;
  await bgp('up');
  expect([result.conclusion, fates(result, 'dev'), fates(result, 'prod')]).toEqual(['failure', 'failure skipped', 'never never']);
  expect(result.summary).toContain('dev: as planned, NOT healthy');
});

test('what would be lost stops before anything is deployed, and names the consent it needs', async () => {
  const result = await pushed(changedEnvironment(world.named('dev'), ['relay', 'image'], 'ami-0cccccccccccccccc')).finished;
  expect([result.conclusion, fates(result, 'dev')]).toEqual(['failure', 'failure skipped']);
  expect(jobOf(result, 'dev', 'prepare')?.output).toContain('Consent: nss-dev-relay/Web01/Instance');
  expect(result.summary).toContain('**missing**');
});

test('with consent it is deployed; when that fails midway, dev is rolled back and prod is never prepared', async () => {
  const { issue, runs } = world.github.pullRequest({
    title: 'Another image', body: 'Consent: nss-dev-relay/Web01/Instance\nConsent: nss-dev-relay/Firewall01/Instance\n', changes: { 'docs/note.md': 'an image nobody shared\n' },
  });
  runs.forEach((run) => run.cancel());
  const [run] = world.github.merge(issue.number);
  const result = await run!.finished;
  expect([result.conclusion, fates(result, 'dev'), fates(result, 'prod')]).toEqual(['failure', 'success failure', 'never never']);
  expect((await stacksOf(world, environment('dev')))['nss-dev-relay']).toBe('UPDATE_ROLLBACK_COMPLETE');
});

test('an earlier assembly is deployed again, as it was attested, through the same gates', async () => {
  const result = await approved(world.github.dispatch('rollback.yml', { run: String(complete.id) }), 'prod');
  expect([result.conclusion, fates(result, 'prod')]).toEqual(['success', 'success success']);
  expect(result.log).toContain(`run ${complete.id} deployed`);
  expect(Object.values(await stacksOf(world, environment('prod'))).filter((status) => status !== 'CREATE_COMPLETE')).not.toEqual([]);
});
