import { find, nap, script } from '../../testing/find';

const use = (name: string, reference: string) => script(name, { InputPayload: { V: `x {{ ${reference} }}` } });
const rest = {
  parameters: { P: { type: 'String' }, M: { type: 'StringMap' } },
  variables: { v: { type: 'StringMap' } },
};

test.each([
  'P',
  'M.key',
  'variable:v',
  'variable:v.key',
  'global:REGION',
  'automation:EXECUTION_ID',
  'one.Said',
  'one.Payload.deep.er',
  'one.OutputPayload',
])('{{ %s }} is known', async (reference) => {
  expect(await find([script('one'), use('two', reference)], rest)).toEqual([]);
});

test.each([
  ['Q', 'unknown-parameter two'],
  ['one', 'unknown-parameter two'],
  ['variable:w', 'unknown-variable two'],
  ['nobody.Said', 'unknown-step two'],
  ['one.Sad', 'unknown-output two'],
  ['global:REGON', 'unknown-system-value two'],
  ['two.Said', 'used-before-run two'],
  ['three.Said', 'used-before-run two'],
])('{{ %s }}: %s', async (reference, finding) => {
  expect(await find([script('one'), use('two', reference), script('three')], rest)).toEqual([finding]);
});

test('around a cycle a later step has run before', async () => {
  const fork = {
    name: 'fork',
    action: 'aws:branch',
    inputs: { Choices: [{ NextStep: 'last', Variable: '{{ two.Said }}', StringEquals: '1' }], Default: 'one' },
  };
  expect(await find([use('one', 'two.Said'), script('two'), fork, nap('last')])).toEqual([]);
});

test('roles, outputs with and without braces, and envelopes', async () => {
  expect(
    await find([script('one')], { ...rest, assumeRole: '{{ P }}', outputs: ['one.Said', '{{ one.Said }}'] }),
  ).toEqual([]);
  expect(await find([script('one')], { assumeRole: '{{ Role }}', outputs: ['one.Sad'] })).toEqual([
    'unknown-parameter',
    'unknown-output',
  ]);
  expect(await find([nap('one', { timeoutSeconds: '{{ Seconds }}' })])).toEqual(['unknown-parameter one']);
});

test('a script has braces of its own', async () => {
  expect(
    await find([
      script('one', { Script: 'def main(e, c): return f"{{ x }} {{ one.y }}"' }),
      script('two', { Script: '"{{ one.Sad }}"' }),
    ]),
  ).toEqual(['unknown-output one', 'unknown-output two']);
});
