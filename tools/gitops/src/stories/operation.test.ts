import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { prepareWorld } from '@nss/embedded-cloud';
import { workspaceRoot } from '@nss/infra';
import { OfflineWorld } from '../offline-world';
import { STORY_MILLISECONDS } from './story';

jest.setTimeout(STORY_MILLISECONDS);

let world: OfflineWorld;
let zscaler: Server;
let published: unknown;
const RANGES = 'libs/network/src/zscaler/data/zscaler.net.json';
const held = JSON.parse(readFileSync(join(workspaceRoot(), RANGES), 'utf8')) as { hubPrefixes: string[] };

beforeAll(async () => {
  zscaler = createServer((_request, answer) => answer.end(JSON.stringify(published))).listen(0, '127.0.0.1');
  await new Promise((resolve) => zscaler.once('listening', resolve));
  world = await OfflineWorld.begin({ variables: { ZSCALER_CONFIG_URL: `http://127.0.0.1:${(zscaler.address() as AddressInfo).port}` } });
  // Dev is enough to operate on: prod waits for nobody.
  const [run] = world.github.push({ 'docs/note.md': 'a note\n' });
  await run!.gate('prod').reached;
  run!.cancel();
  await run!.finished;
});
afterAll(async () => {
  await world?.end();
  zscaler?.close();
});

const dev = () => world.named('dev').environment;
test('hub ranges that are not plausible are refused; others become one pull request that says what it opens and closes', async () => {
  published = { hubPrefixes: held.hubPrefixes.slice(0, 3) };
  const refused = await world.github.schedule('zscaler-ranges.yml').finished;
  expect(refused.conclusion).toBe('failure');
  expect(refused.log).toContain('by more than a third');
  expect(world.github.state.issues.filter(({ pull }) => pull)).toEqual([]);

  published = { hubPrefixes: [...held.hubPrefixes.slice(1), '203.0.112.0/24'] };
  expect((await world.github.schedule('zscaler-ranges.yml').finished).conclusion).toBe('success');
  published = { hubPrefixes: [...held.hubPrefixes.slice(1), '203.0.110.0/24'] };
  expect((await world.github.schedule('zscaler-ranges.yml').finished).conclusion).toBe('success');
  const pulls = world.github.state.issues.filter(({ pull }) => pull);
  expect(pulls).toHaveLength(1);
  expect(pulls[0]?.body).toContain('may talk to these hubs from now on:\n\n- 203.0.110.0/24');
  expect(pulls[0]?.body).toContain(`- ${held.hubPrefixes[0]}`);
  const { remote } = world.github;
  const file = JSON.parse(remote.read(remote.resolve('refs/heads/zscaler-hub-ranges') ?? '', RANGES) ?? '{}') as { hubPrefixes: string[] };
  expect(file.hubPrefixes).toContain('203.0.110.0/24');
});

test('a runbook is started by hand: red when it fails, with its table in the summary and its record as evidence', async () => {
  const { account, region } = dev();
  const bgp = (status: 'up' | 'down') => prepareWorld(world.cloud.endpoint, { bgpPeers: [{ account, region, virtualInterfaceId: 'dxvif-fg1example', status }] });
  await bgp('down');
  const red = await world.github.dispatch('runbook.yml', { runbook: 'nss-health-check', environment: 'dev', parameters: 'RejectedPackets=20' }).finished;
  await bgp('up');
  expect(red.conclusion).toBe('failure');
  expect(red.summary).toContain('BGP session');
  const record = join(red.artifacts['evidence-dev-nss-health-check'] ?? '', 'execution.json');
  expect(existsSync(record) && (JSON.parse(readFileSync(record, 'utf8')) as { AutomationExecutionStatus: string }).AutomationExecutionStatus).toBe('Failed');

  const green = await world.github.dispatch('runbook.yml', { runbook: 'nss-health-check', environment: 'dev' }).finished;
  expect([green.conclusion, green.rolesAssumed.length]).toEqual(['success', 1]);
});

test('a parameter that the runbook does not take is refused before anything starts', async () => {
  const result = await world.github.dispatch('runbook.yml', { runbook: 'nss-command', environment: 'dev', parameters: 'Server="web-01; reboot" Command=status' }).finished;
  expect(result.conclusion).toBe('failure');
  expect(result.log).toContain('Server: web-01; reboot does not match');
});
