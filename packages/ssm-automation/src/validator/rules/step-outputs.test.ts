import { find, script } from '../../testing/find';

const outputs = async (declared: unknown) => find([script('one', {}, { outputs: declared } as object)]);

test.each([[null], [[]], [[{ Name: 'A' }]], [[{ Name: 'A', Selector: '$.Payload', Type: 'MapList' }]]])(
  '%p is fine',
  async (declared) => {
    expect(await outputs(declared)).toEqual([]);
  },
);

test.each([
  ['A', 'wrong-value one'],
  [['A'], 'wrong-value one'],
  [[{ Selector: '$.Payload' }], 'missing-key one'],
  [[{ Name: 'A', selector: '$' }], 'unknown-key one'],
  [[{ Name: 'A', Type: 'Text' }], 'unknown-type one'],
  [[{ Name: 'A', Selector: 5 }], 'wrong-value one'],
  [[{ Name: 'A' }, { Name: 'A' }], 'duplicate-output one'],
])('%p: %s', async (declared, finding) => {
  expect(await outputs(declared)).toEqual([finding]);
});
