import { found, workflow } from '@nss/workflow-runner/rules';
import { choicesAreCurrent as rule } from './choices-are-current';

const choices = [{ workflow: '.github/workflows/w.yml', input: 'runbook', options: ['a', 'b'] }];
const form = (input: string) =>
  workflow(
    '  a: { steps: [] }',
    `on:\n  workflow_dispatch:\n    inputs:\n      runbook: { ${input} }\npermissions: {}`,
  );

test.each([
  ['type: choice, options: [a, b]', 0],
  ['type: choice, options: [a]', 1],
  ['type: choice, options: [b, a]', 1],
  ['type: string', 1],
])('%s: %d', (input, count) => {
  expect(found(rule, form(input), {}, choices)).toHaveLength(count);
});
