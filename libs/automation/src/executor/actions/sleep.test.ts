import { documentOf, run } from '../../testing/run';
import { durationSeconds } from './sleep';

test.each([['PT10M', 600], ['PT1H30M', 5400], ['P1DT1S', 86_401], ['P1W', 604_800], ['PT0.5S', 0.5]])('%s is %p seconds', (duration, seconds) => {
  expect(durationSeconds(duration)).toBe(seconds);
});

test.each(['', 'P', 'PT', '10', 'P1M', '-PT1S'])('%p is no duration', (duration) => {
  expect(() => durationSeconds(duration)).toThrow('no ISO 8601 duration');
});

test.each([
  [{ Timestamp: '2026-01-01T01:00:00Z' }, 'Success', 3600],
  [{ Timestamp: '2020-01-01T01:00:00Z' }, 'Success', 0],
  [{}, 'Failed', 0],
  [{ Duration: 'PT1S', Timestamp: '2026-01-01T01:00:00Z' }, 'Failed', 0],
  [{ Timestamp: 'tomorrow' }, 'Failed', 0],
])('%p: %s after %p seconds', async (inputs, status, seconds) => {
  const result = await run(documentOf([{ name: 'nap', action: 'aws:sleep', inputs }]));
  expect([result.status, result.seconds]).toEqual([status, seconds]);
});
