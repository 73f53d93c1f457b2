import { judge, mutants } from './mutants';
import { edited, onJobs } from './operator';
import { verdictTable } from './table';

jest.setTimeout(60_000);

const texts = {
  '.github/workflows/w.yml': edited(
    `# A workflow.
name: w
on: push
permissions: {}
concurrency:
  group: w
  cancel-in-progress: false
jobs:
  a:
    name: a
    runs-on: ubuntu-24.04
    timeout-minutes: 1
    steps:
      - run: echo hello
        name: say hello
`,
    () => undefined,
  ),
};

test('a change that breaks something is caught, one that breaks nothing is not', async () => {
  const operators = [
    onJobs(
      'timeout dropped',
      () => true,
      (document, id) => document.deleteIn(['jobs', id, 'timeout-minutes']),
    ),
    onJobs(
      'longer timeout',
      () => true,
      (document, id) => document.setIn(['jobs', id, 'timeout-minutes'], 2),
    ),
    onJobs(
      'nothing changed',
      () => true,
      () => undefined,
    ),
  ];
  const verdicts = await judge(texts, mutants(texts, operators), []);
  expect(verdicts).toEqual([
    { operator: 'timeout dropped', place: 'w.yml a', caughtBy: ['rule jobs-have-timeouts'] },
    { operator: 'longer timeout', place: 'w.yml a', caughtBy: [] },
  ]);
  expect(verdictTable(verdicts)).toBe(
    [
      'mutant           caught  by',
      'timeout dropped  1 of 1  rule jobs-have-timeouts',
      'longer timeout   0 of 1  nothing',
    ].join('\n'),
  );
});
