import fc from 'fast-check';
import { select, selectAll } from './select';

const response = {
  Reservations: [
    { Instances: [{ InstanceId: 'i-1', State: { Name: 'running' }, Size: 2 }] },
    { Instances: [{ InstanceId: 'i-2', State: { Name: 'stopped' }, Size: 4 }] },
  ],
  'odd key': 1,
  Sizes: [2, 4],
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
  ["$.'odd key'", 1],
  ['$.Reservations.[1].Instances[0].InstanceId', 'i-2'],
  ['$.Sizes.sum()', 6],
  ['$.Sizes.min()', 2],
  ['$.Sizes.max()', 4],
  ['$.Sizes.avg()', 3],
  ['$.Sizes.stddev()', 1],
  ['$.Sizes.first()', 2],
  ['$.Sizes.last()', 4],
  ['$.Reservations[0].keys()', ['Instances']],
  ["$..Instances[?(@.State.Name in ['stopped', 'gone'])].InstanceId", ['i-2']],
  ["$..Instances[?(@.State.Name nin ['stopped'])].InstanceId", ['i-1']],
  ["$..Instances[?(!(@.State.Name == 'stopped'))].InstanceId", ['i-1']],
  ["$..Instances[?(@.InstanceId contains '-2')].Size", [4]],
  ['$.Reservations[?(@.Instances size 1)].Instances[0].Size', [2, 4]],
  ['$.Reservations[?(@.Instances empty true)]', []],
  ['$[?(@.Sizes subsetof [2, 4, 6])].Sizes[0]', [2]],
  ['$[?(@.Sizes anyof [4])].Sizes[0]', [2]],
  ['$[?(@.Sizes noneof [4])].Sizes[0]', []],
  ['$.Missing.Deeper', undefined],
  ['$.Missing[*]', []],
  ['$', response],
])('%s', (selector, result) => {
  expect(select(response, selector)).toEqual(result);
});

test.each(['$.', '$.a[', '$.a[x]', '$ a', '$.a[?(1 == 1)]', "$.'a", "$.a'b'"])('%p is refused', (selector) => {
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
