import { found, workflow } from '@nss/workflow-runner/rules';
import { identityRunsOwnCode as rule } from './identity-runs-own-code';

const job = (permissions: string, given: string) =>
  workflow(`  a:\n    permissions: { ${permissions} }\n    steps: [{ uses: actions/checkout@x, with: { ${given} } }]`);

test('a commit that somebody names is checked out by no job with an identity, and may be by others', () => {
  expect(found(rule, job('id-token: write', 'ref: "${{ inputs.commit }}"'))).toEqual([
    'w.yml:6 job a has an identity, decides about one or takes an assembly, and checks out another commit',
  ]);
  expect(found(rule, job('id-token: write', 'repository: eve/nss'))).toHaveLength(1);
  expect(found(rule, job('id-token: write', 'persist-credentials: false'))).toEqual([]);
  expect(found(rule, job('contents: read', 'ref: "${{ inputs.commit }}"'))).toEqual([]);
});

test('in the jobs before a deployment, too', () => {
  const files = workflow(
    '  consent:\n    steps: [{ uses: actions/checkout@x, with: { ref: topic } }]\n  deploy:\n    needs: consent\n    steps: [{ run: npm run -s delivery -- execute }]',
  );
  expect(found(rule, files)).toEqual([expect.stringContaining('job consent')]);
});

test('where an assembly is taken without an identity, as to draw a page of it, too', () => {
  const files = workflow(
    '  a:\n    steps: [{ uses: actions/checkout@x, with: { ref: "${{ inputs.commit }}" } }, { run: gh attestation verify x }]',
  );
  expect(found(rule, files)).toEqual([expect.stringContaining('job a has an identity')]);
});

test('in an action that the job uses, too', () => {
  const action = 'runs: { using: composite, steps: [{ uses: actions/checkout@x, with: { ref: topic } }] }';
  expect(
    found(rule, workflow('  a:\n    permissions: { id-token: write }\n    steps: [{ uses: ./.github/actions/x }]'), {
      '.github/actions/x/action.yml': action,
    }),
  ).toHaveLength(1);
});
