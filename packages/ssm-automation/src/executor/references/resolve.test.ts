import fc from 'fast-check';
import { resolve } from './resolve';
import { Scope } from './scope';

const scope = (parameters: Record<string, unknown> = {}) =>
  new Scope(parameters, { count: 1, map: { a: { b: 'deep' } } }, { 'global:REGION': 'eu-central-1' });

test('one token keeps its type, a token in a text becomes text', () => {
  const values = scope({ Port: 514, On: true, Ids: ['a', 'b'] });
  expect(resolve('{{ Port }}', values)).toBe(514);
  expect(resolve('port {{ Port }}/{{On}} {{ Ids }}', values)).toBe('port 514/true ["a","b"]');
});

test('a list inside a list is spliced, also with others around it', () => {
  expect(resolve(['x', '{{ Ids }}', 'y'], scope({ Ids: ['a', 'b'] }))).toEqual(['x', 'a', 'b', 'y']);
  expect(resolve([['{{ Ids }}']], scope({ Ids: ['a'] }))).toEqual([['a']]);
});

test('keys are resolved as well as values', () => {
  expect(resolve({ '{{ Name }}': { on: '{{ variable:map.a.b }}' } }, scope({ Name: 'k' }))).toEqual({
    k: { on: 'deep' },
  });
});

test('outputs: the longest declared name wins, the rest leads into it', () => {
  const values = scope();
  values.recordStep('one', { 'a.b': 1, Payload: { list: 'x' } }, true);
  expect(resolve(['{{ one.a.b }}', '{{ one.Payload.list }}'], values)).toEqual([1, 'x']);
});

test('what a step that succeeded did not find is left out', () => {
  const values = scope();
  values.recordStep('one', {}, true);
  expect(resolve({ a: '{{ one.Gone }}', b: ['{{ one.Gone }}'], c: 'x{{ one.Gone }}' }, values)).toEqual({
    b: [],
    c: 'x',
  });
});

test('what other services replace is passed on', () => {
  expect(resolve('{{ssm:/nss/token}}', scope())).toBe('{{ssm:/nss/token}}');
});

test.each(['{{ Nope }}', '{{ variable:nope }}', '{{ global:NOPE }}', '{{ never.Ran }}', '{{ failed.Output }}'])(
  '%p fails',
  (token) => {
    const values = scope();
    values.recordStep('failed', {}, false);
    expect(() => resolve(token, values)).toThrow('Failed to resolve input');
  },
);

test('a value without braces stays as it is, and a value put in is not read for references again', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.string(), (value, given) => {
      const plain = JSON.parse(JSON.stringify(value).replaceAll('{{', '{')) as unknown;
      expect(resolve(plain, scope())).toEqual(plain);
      expect(resolve('{{ P }}', scope({ P: `{{ Nope }}${given}` }))).toBe(`{{ Nope }}${given}`);
    }),
  );
});
