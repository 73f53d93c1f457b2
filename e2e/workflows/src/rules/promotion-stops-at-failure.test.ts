import { found, workflow } from '@nss/workflow-runner/rules';
import { promotionStopsAtFailure as rule } from './promotion-stops-at-failure';

const more = {
  '.github/workflows/wave.yml': workflow('  a: { uses: ./.github/workflows/environment.yml }', 'on: workflow_call'),
  '.github/workflows/environment.yml': workflow(
    '  a: { steps: [{ run: npm run -s delivery -- execute }] }',
    'on: workflow_call',
  ),
  '.github/workflows/look.yml': workflow('  a: { steps: [{ run: ls }] }', 'on: workflow_call'),
};

test.each([
  ['wave', 'max-parallel: 1, fail-fast: false', 1],
  ['wave', 'max-parallel: 1, fail-fast: "${{ vars.X }}"', 1],
  ['wave', 'max-parallel: 1, fail-fast: true', 0],
  ['wave', 'max-parallel: 1', 0],
  ['wave', 'max-parallel: 2', 1],
  ['wave', 'fail-fast: true', 1],
  ['wave', 'fail-fast: "${{ vars.X }}"', 1],
  ['wave', 'fail-fast: false', 0],
  ['look', 'fail-fast: false', 0],
])('%s, %s: %d', (called, strategy, count) => {
  expect(
    found(
      rule,
      workflow(`  w: { strategy: { matrix: { a: [1] }, ${strategy} }, uses: ./.github/workflows/${called}.yml }`),
      more,
    ),
  ).toHaveLength(count);
});
