import fc from 'fast-check';
import { select, selectAll } from './select';

const response = {
  Reservations: [
    { Instances: [{ InstanceId: 'i-1', State: { Name: 'running' }, Size: 2 }] },
    { Instances: [{ InstanceId: 'i-2', State: { Name: 'stopped' }, Size: 4 }] },
  ],
  'odd key': 1,
};

test.each([
  ['$.Reservations[0].Instances[0].InstanceId', 'i-1'],
  ['Reservations[0].Instances[0].InstanceId', 'i-1'],
  ['$.Reservations[-1].Instances[0].InstanceId', 'i-2'],
  ['$["odd key"]', 1],
  ["$['odd key']", 1],
  ['$.Reservations.length()', 2],
  ['$.Reservations[*].Instances[*].InstanceId', ['i-1', 'i-2']],
  ['$.Reservations..InstanceId', ['i-1', 'i-2']],
  ['$..Instances..State.Name', ['running', 'stopped']],
  ['$.Reservations[0:1].Instances[*].Size', [2]],
  ["$..Instances[?(@.State.Name == 'stopped')].InstanceId", ['i-2']],
  ['$..Instances[?(@.Size > 1 && @.Size < 4)].InstanceId', ['i-1']],
  ['$..Instances[?(@.Size == 9 || @.InstanceId =~ /i-2/)].Size', [4]],
  ['$..Instances[?(@.Missing)].Size', []],
  ['$.Missing.Deeper', undefined],
  ['$.Missing[*]', []],
  ['$', response],
])('%s', (selector, result) => {
  expect(select(response, selector)).toEqual(result);
});

test.each(['$.', '$.a[', '$.a[x]', '$ a', '$.a[?(1 == 1)]'])('%p is refused', (selector) => {
  expect(() => select({}, selector)).toThrow(/selector|filter/);
});

test('every key of a map can be selected in quotes, inherited ones never', () => {
  fc.assert(
    fc.property(
      fc.string().filter((key) => !/['"\\]/.test(key) && key !== '__proto__'),
      fc.integer(),
      (key, value) => {
        expect(selectAll({ [key]: value }, `$['${key}']`)).toEqual([value]);
      },
    ),
  );
  expect(selectAll({}, '$.constructor')).toEqual([]);
});
