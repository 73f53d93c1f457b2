import { find } from '../../testing/find';
import { modelsOfOneService as apis } from '../../testing/models';

const parameters = {
  S: { type: 'String' },
  N: { type: 'Integer' },
  B: { type: 'Boolean' },
  L: { type: 'StringList' },
  M: { type: 'StringMap' },
  ML: { type: 'MapList' },
};
const call = (inputs: object) =>
  find(
    [{ name: 'call', action: 'aws:executeAwsApi', inputs: { Service: 'farm', Api: 'FeedAnimals', ...inputs } }],
    { parameters },
    { apis },
  );

test.each([
  {
    Names: ['a', '{{ L }}', '{{ S }}'],
    Food: 5,
    Count: '5',
    Weight: 1.5,
    Dry: 'False',
    Tags: { a: 'b' },
    Bowls: [{ Size: 1 }],
    Free: { x: [] },
  },
  { Names: '{{ L }}', Food: '{{ N }}', Count: '{{ S }}', Dry: '{{ B }}', Tags: '{{ M }}', Bowls: '{{ ML }}' },
  // AWS makes a list of one, and reads JSON out of text.
  { Names: 'a', Bowls: ['{{ M }}'], Tags: '{"a":"b"}', Weight: '2.5' },
  { Names: ['a'], Bowls: { Size: '{{ N }}' } },
  { Service: '{{ S }}', Api: 'Whatever' },
  { Service: 'farm', Api: '{{ S }}', Whatever: 1 },
])('%p is fine', async (inputs) => {
  expect(await call(inputs)).toEqual([]);
});

test.each([
  [{ Service: 'frm' }, 'unknown-service'],
  [{ Api: 'FeedAnimal', Names: [] }, 'unknown-api'],
  [{ Api: 'Rest', Names: ['a'] }, 'unknown-api-parameter'],
  [{ Names: ['a'], Foood: 'x' }, 'unknown-api-parameter'],
  [{}, 'missing-api-parameter'],
  [{ Names: ['a'], Bowls: [{ Size: 1, Colour: 'red' }] }, 'unknown-api-parameter'],
  [{ Names: ['a'], Bowls: [{}] }, 'missing-api-parameter'],
  [{ Names: { a: 1 } }, 'wrong-api-parameter'],
  [{ Names: ['a'], Food: ['x'] }, 'wrong-api-parameter'],
  [{ Names: ['a'], Count: 'many' }, 'wrong-api-parameter'],
  [{ Names: ['a'], Count: 1.5 }, 'wrong-api-parameter'],
  [{ Names: ['a'], Weight: 'heavy' }, 'wrong-api-parameter'],
  [{ Names: ['a'], Dry: 'perhaps' }, 'wrong-api-parameter'],
  [{ Names: ['a'], Dry: 1 }, 'wrong-api-parameter'],
  [{ Names: ['a'], Tags: ['x'] }, 'wrong-api-parameter'],
  [{ Names: ['a'], Tags: 'x' }, 'wrong-api-parameter'],
  [{ Names: ['a'], Bowls: 'x' }, 'wrong-api-parameter'],
  [{ Names: '{{ M }}' }, 'wrong-reference-type'],
  [{ Names: ['a'], Food: '{{ L }}' }, 'wrong-reference-type'],
  [{ Names: ['a'], Count: '{{ L }}' }, 'wrong-reference-type'],
  [{ Names: ['a'], Dry: '{{ N }}' }, 'wrong-reference-type'],
  [{ Names: ['a'], Tags: '{{ ML }}' }, 'wrong-reference-type'],
  [{ Names: ['a'], Bowls: '{{ L }}' }, 'wrong-reference-type'],
])('%p: %s', async (inputs, code) => {
  expect(await call(inputs)).toContain(`${code} call`);
});

test('without models nothing is said about services', async () => {
  expect(
    await find([{ name: 'call', action: 'aws:executeAwsApi', inputs: { Service: 'frm', Api: 'x', Whatever: 1 } }]),
  ).toEqual([]);
});
