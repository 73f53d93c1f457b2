import { find, script } from '../../testing/find';
import { modelsOfOneService as apis } from '../../testing/models';

const call = (Selector: string) =>
  find(
    [
      {
        name: 'call',
        action: 'aws:executeAwsApi',
        inputs: { Service: 'farm', Api: 'FeedAnimals', Names: ['a'] },
        outputs: [{ Name: 'A', Selector }],
      },
    ],
    {},
    { apis },
  );

test.each([
  '$',
  '$.Animals[0].Name',
  '$.Animals[*].Stable.Box',
  '$.Animals..Box',
  'Animals[0].Name',
  "$.Animals[?(@.Name == 'x')].Stable",
  '$.Animals.length()',
  '$.Animals[0].Marks.anything',
  '$.Animals[0].Marks[*]',
  '$.Free.whatever[0]',
  "$['Animals'][0]",
  '$.Animals[0:2].Name',
  '$.*',
  '$.Payload.x',
])('%s may match', async (selector) => {
  expect(await call(selector)).toEqual([]);
});

test.each([
  '',
  '$.Animals[0',
  '$..',
  '$.Animals[]',
  '$.Animal[0]',
  '$.Animals.Name',
  '$.Animals[0].Nam',
  '$.Animals[0].Name.First',
  '$.Animals[0].Stable[0]',
  "$.Animals[0]['Name','Nam']",
  '$.Animals[0].Name[*]',
])('%s cannot match', async (selector) => {
  expect(await call(selector)).toEqual(['wrong-selector call']);
});

test('what a script returned is its Payload, and a property is looked at like an output', async () => {
  expect(await find([script('one', {}, { outputs: [{ Name: 'A', Selector: '$.Payloat.x' }] })])).toEqual([
    'wrong-selector one',
  ]);
  const look = (PropertySelector: string) =>
    find(
      [
        {
          name: 'look',
          action: 'aws:waitForAwsResourceProperty',
          inputs: { Service: 'farm', Api: 'FeedAnimals', Names: ['a'], PropertySelector, DesiredValues: ['a'] },
        },
      ],
      {},
      { apis },
    );
  expect([await look('$.Animals[0].Name'), await look('$.Animals[0].Nome')]).toEqual([[], ['wrong-selector look']]);
});

test('an API without an answer', async () => {
  expect(
    await find(
      [
        {
          name: 'rest',
          action: 'aws:executeAwsApi',
          inputs: { Service: 'farm', Api: 'Rest' },
          outputs: [{ Name: 'A', Selector: '$.Any' }],
        },
      ],
      {},
      { apis },
    ),
  ).toEqual(['wrong-selector rest']);
});
