import { runsOffline as rule } from './runs-offline';
import { found, workflow } from './testing';

test('a workflow that asks for more than its caller has would not start', () => {
  const called = {
    '.github/workflows/c.yml': workflow(
      '  b:\n    runs-on: ubuntu-24.04\n    permissions: { id-token: write }\n    steps: []',
      'on: workflow_call\npermissions: {}',
    ),
  };
  expect(found(rule, workflow('  a: { uses: ./.github/workflows/c.yml }'), called)).toEqual([
    'c.yml:6 job b: asks for id-token: write, but its caller has id-token: none',
  ]);
  expect(
    found(rule, workflow('  a: { permissions: { id-token: write }, uses: ./.github/workflows/c.yml }'), called),
  ).toEqual([]);
});
