import { identityNeedsEnvironment as rule } from './identity-needs-environment';
import { found, workflow } from './testing';

test('id-token: write without an environment is found, wherever it is declared', () => {
  expect(found(rule, workflow('  a:\n    permissions: { id-token: write }\n    steps: []'))).toEqual([
    'w.yml:5 job a has id-token: write and no environment',
  ]);
  expect(found(rule, workflow('  a:\n    steps: []', 'on: push\npermissions: write-all'))).toHaveLength(1);
});

test('with one, or without the permission, or for a calling job, nothing is', () => {
  expect(found(rule, workflow('  a: { permissions: { id-token: write }, environment: dev, steps: [] }'))).toEqual([]);
  expect(found(rule, workflow('  a: { permissions: { contents: read }, steps: [] }'))).toEqual([]);
  expect(found(rule, workflow('  a: { permissions: { id-token: write }, uses: ./.github/workflows/x.yml }'))).toEqual(
    [],
  );
});
