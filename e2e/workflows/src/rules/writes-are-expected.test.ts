import { githubFiles } from '@nss/workflow-runner/rules';
import { writesAreExpected as rule } from './writes-are-expected';

const problems = (path: string, job: string) =>
  rule
    .check(githubFiles({ [`.github/workflows/${path}`]: `on: push\npermissions: {}\njobs:\n  ${job}` }))
    .map(({ problem }) => problem);

test('a write that nobody expects is found, and an expected one that is gone', () => {
  expect(problems('other.yml', 'a: { permissions: { contents: write }, steps: [] }')).toEqual([
    'job a writes contents, which is not expected of other / a',
  ]);
  expect(problems('drift.yml', 'tell: { permissions: { issues: write, contents: read }, steps: [] }')).toEqual([]);
  expect(problems('drift.yml', 'tell: { permissions: { contents: read }, steps: [] }')).toEqual([
    'job tell is expected to write issues and does not',
  ]);
});
