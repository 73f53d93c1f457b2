import { jobsHaveTimeouts as rule } from './jobs-have-timeouts';
import { found, workflow } from './testing';

test.each([
  ['', 1],
  ['timeout-minutes: 0,', 1],
  ['timeout-minutes: 361,', 1],
  ['timeout-minutes: "10",', 1],
  ['timeout-minutes: 10,', 0],
])('%s: %d', (timeout, count) => {
  expect(found(rule, workflow(`  a: { ${timeout} steps: [] }`))).toHaveLength(count);
});

test('a calling job has none', () =>
  expect(found(rule, workflow('  a: { uses: ./.github/workflows/x.yml }'))).toEqual([]));
