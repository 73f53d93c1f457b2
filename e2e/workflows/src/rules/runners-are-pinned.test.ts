import { found, workflow } from '@nss/workflow-runner/rules';
import { runnersArePinned as rule } from './runners-are-pinned';

test.each([
  ['runs-on: ubuntu-24.04,', 0],
  ['runs-on: ubuntu-latest,', 1],
  ['runs-on: [self-hosted],', 1],
  ['', 1],
])('%s: %d', (runner, count) => {
  expect(found(rule, workflow(`  a: { ${runner} steps: [] }`))).toHaveLength(count);
});
