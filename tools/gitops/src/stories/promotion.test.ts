import { OfflineWorld, REVIEWER } from '../offline-world';

jest.setTimeout(900_000);

let world: OfflineWorld;
beforeAll(async () => { world = await OfflineWorld.begin({ onLine: (_run, line) => process.env['SHOW'] && process.stderr.write(`${line}\n`) }); });
afterAll(() => world?.end());

test('a merge deploys dev; refused, prod stays as it is; approved, prod gets exactly that', async () => {
  const [run] = world.github.push({ 'docs/note.md': 'a note\n' });
  const gate = run!.gate('prod');
  await gate.reached;
  gate.approve(REVIEWER);
  const done = await run!.finished;
  console.error(done.conclusion, Object.keys(done.jobs), done.durationMilliseconds, done.summary.slice(0, 3000));
  expect(done.conclusion).toBe('success');
});
