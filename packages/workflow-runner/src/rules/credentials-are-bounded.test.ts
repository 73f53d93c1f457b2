import { credentialsAreBounded as rule } from './credentials-are-bounded';
import { found, workflow } from './testing';

const USES = 'uses: aws-actions/configure-aws-credentials@v5';
const RIGHT = 'allowed-account-ids: "1", role-session-name: "x-${{ github.run_id }}"';

test.each([
  [RIGHT, 0],
  ['', 2],
  ['allowed-account-ids: "1", role-session-name: fixed', 1],
  [`${RIGHT}, audience: other`, 1],
  [`${RIGHT}, aws-access-key-id: k`, 1],
])('%s: %d', (inputs, count) =>
  expect(found(rule, workflow(`  a: { steps: [{ ${USES}, with: { ${inputs} } }] }`))).toHaveLength(count),
);
