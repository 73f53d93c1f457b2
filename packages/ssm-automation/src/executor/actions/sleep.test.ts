import { documentOf, run } from '../../testing/run';

test.each([
  [{ Timestamp: '2026-01-01T01:00:00Z' }, 'Success', 3600],
  [{ Timestamp: '2020-01-01T01:00:00Z' }, 'Success', 0],
  [{}, 'Failed', 0],
  [{ Duration: 'PT1S', Timestamp: '2026-01-01T01:00:00Z' }, 'Failed', 0],
  [{ Timestamp: 'tomorrow' }, 'Failed', 0],
  [{ Duration: 'P1M' }, 'Failed', 0],
])('%p: %s after %p seconds', async (inputs, status, seconds) => {
  const result = await run(documentOf([{ name: 'nap', action: 'aws:sleep', inputs }]));
  expect([result.status, result.seconds]).toEqual([status, seconds]);
});
