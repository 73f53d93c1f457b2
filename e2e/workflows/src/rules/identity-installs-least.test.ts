import { found, workflow } from '@nss/workflow-runner/rules';
import { identityInstallsLeast as rule } from './identity-installs-least';

const job = (permissions: string, given: string) =>
  workflow(`  a:\n    permissions: { ${permissions} }\n    steps: [{ uses: ./.github/actions/set-up${given} }]`);

test('only jobs without an identity install everything', () => {
  expect(found(rule, job('id-token: write', ', with: { packages: all }'))).toEqual([
    'w.yml:6 job a has an identity and installs the packages of tools',
  ]);
  expect(found(rule, job('id-token: write', ', with: { packages: "${{ inputs.packages }}" }'))).toHaveLength(1);
  expect(found(rule, job('id-token: write', ', with: { packages: delivery }'))).toEqual([]);
  expect(found(rule, job('id-token: write', ''))).toEqual([]);
  expect(found(rule, job('contents: read', ', with: { packages: all }'))).toEqual([]);
});
