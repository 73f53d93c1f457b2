import { startsOn, type TriggeringEvent } from './triggers';
import { readWorkflow } from './workflow-file';

const JOBS = '\njobs: { a: { runs-on: x, steps: [{ run: "true" }] } }';

test.each<[string, TriggeringEvent, boolean]>([
  ['on: push', { name: 'push', branch: 'main' }, true],
  ['on: push', { name: 'pull_request', branch: 'main' }, false],
  ['on: [push, merge_group]', { name: 'merge_group', action: 'checks_requested' }, true],
  ['on: { push: { branches: [main] } }', { name: 'push', branch: 'main' }, true],
  ['on: { push: { branches: [main] } }', { name: 'push', branch: 'other' }, false],
  ['on: { push: { branches: [main] } }', { name: 'push', tag: 'v1' }, false],
  ['on: { push: { tags: ["v*"] } }', { name: 'push', tag: 'v1' }, true],
  ['on: { push: { tags: ["v*"] } }', { name: 'push', branch: 'main' }, false],
  ['on: { push: { branches-ignore: ["wip/**"] } }', { name: 'push', branch: 'wip/a' }, false],
  [
    'on: { push: { branches: [main], paths: ["apps/**"] } }',
    { name: 'push', branch: 'main', paths: ['docs/a.md'] },
    false,
  ],
  [
    'on: { push: { branches: [main], paths: ["apps/**"] } }',
    { name: 'push', branch: 'main', paths: ['docs/a.md', 'apps/b'] },
    true,
  ],
  ['on: { push: { paths-ignore: ["docs/**"] } }', { name: 'push', branch: 'main', paths: ['docs/a.md'] }, false],
  ['on: { pull_request: }', { name: 'pull_request', branch: 'main', action: 'synchronize' }, true],
  ['on: { pull_request: }', { name: 'pull_request', branch: 'main', action: 'labeled' }, false],
  ['on: { pull_request: { types: [labeled] } }', { name: 'pull_request', branch: 'main', action: 'labeled' }, true],
  ['on: { schedule: [{ cron: "0 6 * * *" }] }', { name: 'schedule' }, true],
  ['on: { workflow_call: }', { name: 'workflow_dispatch' }, false],
])('%s, %j: %s', (on, event, starts) => {
  expect(startsOn(readWorkflow('w.yml', on + JOBS).workflow, event)).toBe(starts);
});
