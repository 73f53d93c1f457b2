import { forksWriteNothing as rule } from './forks-write-nothing';
import { found, workflow } from './testing';

const on = (event: string) => `on: ${event}\npermissions: {}`;

test('events with the rights of the base are found', () => {
  expect(found(rule, workflow('  a: { steps: [] }', on('pull_request_target')))).toEqual([
    'w.yml:1 starts on pull_request_target, with rights of the base on what a fork wrote',
  ]);
});

test.each([
  ['{ permissions: { pull-requests: write }, steps: [] }', 1],
  [
    '{ permissions: { pull-requests: write }, if: "github.event.pull_request.head.repo.full_name == github.repository", steps: [] }',
    0,
  ],
  ['{ permissions: { pull-requests: write }, if: "github.event_name == \'pull_request\'", steps: [] }', 1],
  ['{ permissions: { id-token: write, contents: read }, steps: [] }', 0],
])('%s: %d', (job, count) => {
  expect(found(rule, workflow(`  a: ${job}`, on('pull_request')))).toHaveLength(count);
  expect(found(rule, workflow(`  a: ${job}`, on('push')))).toHaveLength(0);
});
