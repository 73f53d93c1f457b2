import fc from 'fast-check';
import { VirtualClock } from './virtual-clock';

test('sleepers wake in the order of their times, and time never goes back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(10_000_000), { maxLength: 20 }), async (delays) => {
      const clock = new VirtualClock();
      const start = clock.now();
      const woken: number[] = [];
      await Promise.all(delays.map((delay) => clock.sleep(delay).then(() => woken.push(clock.now() - start))));
      expect(woken).toEqual([...delays].sort((a, b) => a - b));
    }),
    { numRuns: 30 },
  );
});

test('time stands still while work is held', async () => {
  const clock = new VirtualClock();
  const start = clock.now();
  let slept = false;
  const sleeping = clock.sleep(1).then(() => (slept = true));
  await clock.hold(() => new Promise((resolve) => setTimeout(resolve, 20)));
  expect(slept).toBe(false);
  await sleeping;
  expect(clock.now()).toBe(start + 1);
});

test('held work that sleeps on the clock lets it go on, and holds it again afterwards', async () => {
  const clock = new VirtualClock();
  const start = clock.now();
  const events: string[] = [];
  const other = clock.sleep(10_000).then(() => events.push('other'));
  await clock.hold(async () => {
    await clock.sleep(5_000);
    await new Promise((resolve) => setTimeout(resolve, 20));
    events.push(`held at ${clock.now() - start}`);
  });
  await other;
  expect(events).toEqual(['held at 5000', 'other']);
});

test('a sleep that is stopped rejects and leaves no trace', async () => {
  const clock = new VirtualClock();
  const stop = new AbortController();
  const long = clock.sleep(1_000_000, stop.signal);
  stop.abort();
  await expect(long).rejects.toThrow('stopped');
  await expect(clock.sleep(1, stop.signal)).rejects.toThrow('stopped');
  const start = clock.now();
  await clock.sleep(5);
  expect(clock.now()).toBe(start + 5);
});

test('time stands still as long as it may not jump', async () => {
  let may = false;
  const clock = new VirtualClock(new Date(0), () => may);
  let awake = false;
  const sleeping = clock.sleep(1000).then(() => {
    awake = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect([awake, clock.now()]).toEqual([false, 0]);
  may = true;
  clock.lookAgain();
  await sleeping;
  expect(clock.now()).toBe(1000);
});
