import { systemClock } from './system-clock';

test('sleeps in real time, and stops when told', async () => {
  const start = systemClock.now();
  await systemClock.sleep(15);
  expect(systemClock.now() - start).toBeGreaterThanOrEqual(10);
  const stop = new AbortController();
  const long = systemClock.sleep(60_000, stop.signal);
  stop.abort();
  await expect(long).rejects.toThrow('stopped');
  await expect(systemClock.hold(() => Promise.resolve(1))).resolves.toBe(1);
});
