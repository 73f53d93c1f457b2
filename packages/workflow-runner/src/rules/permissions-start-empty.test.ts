import { permissionsStartEmpty as rule } from './permissions-start-empty';
import { found, workflow } from './testing';

test.each([
  ['', 1],
  ['\npermissions: { contents: read }', 1],
  ['\npermissions: read-all', 1],
  ['\npermissions:', 1],
  ['\npermissions: {}', 0],
])('%j: %d', (permissions, count) => {
  expect(found(rule, workflow('  a: { steps: [] }', `on: push${permissions}`))).toHaveLength(count);
});

test('a job names its scopes', () => {
  expect(found(rule, workflow('  a:\n    permissions: write-all\n    steps: []'))).toEqual([
    'w.yml:5 job a has write-all',
  ]);
});
