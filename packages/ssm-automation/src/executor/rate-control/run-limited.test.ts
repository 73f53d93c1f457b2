import fc from 'fast-check';
import { VirtualClock } from '../clock';
import { limitOf } from './rate-control';
import { runLimited } from './run-limited';

test('never more at once than allowed, in order, and none after too many errors', async () => {
  const job = fc.record({ seconds: fc.integer({ min: 1, max: 9 }), good: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(
      fc.array(job, { maxLength: 12 }),
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 0, max: 4 }),
      async (jobs, concurrency, errors) => {
        const clock = new VirtualClock();
        const order: number[] = [];
        let running = 0;
        let most = 0;
        let failed = 0;
        const result = await runLimited(
          jobs.map(({ seconds, good }, index) => ({
            start: () => {
              expect(failed).toBeLessThanOrEqual(errors);
              order.push(index);
              most = Math.max(most, ++running);
              const finished = clock.sleep(seconds * 1000).then(() => {
                running -= 1;
                if (!good) failed += 1;
                return good;
              });
              return { finished, stop: () => {} };
            },
          })),
          { concurrency, errors },
          new AbortController().signal,
        );
        expect(most).toBeLessThanOrEqual(concurrency);
        expect(order).toEqual(jobs.map((_, index) => index).slice(0, result.started));
        expect(result.overLimit || result.started === jobs.length).toBe(true);
        expect(result.failed).toBe(failed);
      },
    ),
    { numRuns: 30 },
  );
});

test('a stop reaches every job that runs, however many, by one listener', async () => {
  const stop = new AbortController();
  const listeners = jest.spyOn(stop.signal, 'addEventListener');
  let stopped = 0;
  const job = () => {
    let end = (_good: boolean) => undefined as void;
    const finished = new Promise<boolean>((resolve) => {
      end = resolve;
    });
    return {
      finished,
      stop: () => {
        stopped += 1;
        end(false);
      },
    };
  };
  const run = runLimited(
    Array.from({ length: 60 }, () => ({ start: job })),
    { concurrency: 50, errors: 100 },
    stop.signal,
  );
  stop.abort();
  expect(await run).toMatchObject({ started: 50 });
  expect([stopped, listeners.mock.calls.length]).toEqual([50, 1]);
});

test.each([
  ['3', 50, 3],
  ['10%', 50, 5],
  ['10%', 5, 0],
  ['0', 5, 0],
])('%s of %p is %p', (text, total, limit) => {
  expect(limitOf(text, total)).toBe(limit);
});

test.each(['', '-1', '1.5', 'all'])('%p is no limit', (text) => {
  expect(() => limitOf(text, 1)).toThrow(text);
});
