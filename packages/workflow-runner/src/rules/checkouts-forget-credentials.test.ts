import { checkoutsForgetCredentials as rule } from './checkouts-forget-credentials';
import { found, workflow } from './testing';

test.each([
  ['uses: actions/checkout@v4', 1],
  ['uses: actions/checkout@v4, with: { persist-credentials: true }', 1],
  ['uses: actions/checkout@v4, with: { persist-credentials: false }', 0],
  ['uses: actions/checkout@v4, with: { persist-credentials: "false" }', 0],
  ['uses: actions/setup-node@v4', 0],
  ['run: x', 0],
])('%s: %d', (step, count) => expect(found(rule, workflow(`  a: { steps: [{ ${step} }] }`))).toHaveLength(count));
