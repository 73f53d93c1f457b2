import { find, nap } from '../../testing/find';

const declared = async (P: unknown) => find([nap('one')], { parameters: { P } });

test.each([
  { type: 'String', description: 'd', default: '', allowedPattern: '^a$', displayType: 'textarea' },
  { type: 'Integer', default: '5', allowedPattern: '^\\d+$' },
  { type: 'Boolean', default: 'False' },
  { type: 'StringList', default: [], minItems: 0, maxItems: 3, allowedPattern: 'a' },
  { type: 'StringMap', default: {} },
  { type: 'MapList', default: '[{}]' },
  { type: 'List<AWS::EC2::Instance::Id>' },
  { type: 'AWS::EC2::Image::Id' },
  { type: 'String', default: '{{ TARGET_ID }}', allowedPattern: '^i-' },
  { type: 'String', default: '%%ROLE=name%%', allowedPattern: '^[a-z]+$' },
  { type: 'String', allowedPattern: '(?i)^(?>a)+$' },
  { type: 'Boolean', default: true, allowedValues: ['true', 'false'] },
  { type: 'StringList', default: ['a'], allowedValues: ['a', 'b'] },
])('%p is fine', async (parameter) => {
  expect(await declared(parameter)).toEqual([]);
});

test.each([
  ['a text', 'wrong-value'],
  [{}, 'missing-key'],
  [{ type: 'string' }, 'unknown-type'],
  [{ type: ['String'] }, 'unknown-type'],
  [{ type: 'String', defualt: 'x' }, 'unknown-key'],
  [{ type: 'Integer', default: 'five' }, 'wrong-default'],
  [{ type: 'Boolean', default: 'yes' }, 'wrong-default'],
  [{ type: 'StringMap', default: ['a'] }, 'wrong-default'],
  [{ type: 'String', default: { a: 1 } }, 'wrong-default'],
  [{ type: 'String', maxItems: 3 }, 'wrong-constraint'],
  [{ type: 'Boolean', minChars: 3 }, 'wrong-constraint'],
  [{ type: 'String', minChars: 'few' }, 'wrong-constraint'],
  [{ type: 'String', minChars: 5, maxChars: 3 }, 'wrong-constraint'],
  [{ type: 'String', allowedPattern: '[a-z' }, 'wrong-constraint'],
  [{ type: 'String', allowedPattern: 5 }, 'wrong-constraint'],
  [{ type: 'String', allowedPattern: '^a$', default: 'b' }, 'wrong-constraint'],
  [{ type: 'String', allowedValues: 'a' }, 'wrong-constraint'],
  [{ type: 'String', allowedValues: [] }, 'wrong-constraint'],
  [{ type: 'Integer', allowedValues: ['a'] }, 'wrong-constraint'],
  [{ type: 'String', allowedValues: ['a'], default: 'b' }, 'wrong-constraint'],
])('%p: %s', async (parameter, code) => {
  expect(await declared(parameter)).toEqual([code]);
});

test('variables have plain types only, and names that a reference can write', async () => {
  expect(
    await find([nap('one')], {
      variables: { a: { type: 'AWS::EC2::Instance::Id' }, b: { type: 'Integer', default: 1 } },
    }),
  ).toEqual(['unknown-type']);
  expect(await find([nap('one')], { parameters: { 'a b': { type: 'String' } } })).toEqual(['wrong-name']);
});
