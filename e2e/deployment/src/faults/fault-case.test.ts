import { type Promotion, type ResourceChange } from '@nss/deployment';
import { faultCases, touched } from './fault-case';

const change = (type: string, values: Partial<ResourceChange>): ResourceChange => ({
  stackName: 'nss-prod-system',
  action: 'Modify',
  type,
  logicalId: 'One',
  path: 'One',
  replacement: 'False',
  ...values,
});

test('what is done to a type is counted; a replacement creates and deletes', () => {
  const changes = [
    change('B', {}),
    change('A', { action: 'Add' }),
    change('B', {}),
    change('A', { replacement: 'Conditional' }),
    change('C', { action: 'Remove' }),
  ];
  expect(touched({ changeSetName: 'x', stacks: [{ changes }] } as unknown as Promotion)).toEqual([
    ['A', 'create', 2],
    ['A', 'delete', 1],
    ['B', 'update', 2],
    ['C', 'delete', 1],
  ]);
});

test('each fault at each, but no quota at a deletion; a change of several may also fail on the way back', () => {
  const names = (...of: Parameters<typeof faultCases>) => faultCases(...of).map(({ name }) => name);
  expect(names('A', 'create')).toEqual(['A create refused', 'A create throttled', 'A create quota', 'A create slow']);
  expect(names('A', 'delete', 3)).toEqual(['A delete refused', 'A delete throttled', 'A delete slow']);
  expect([names('A', 'update').length, names('A', 'update', 2).at(-1)]).toEqual([
    4,
    'A update refused from the second on, and back',
  ]);
});
