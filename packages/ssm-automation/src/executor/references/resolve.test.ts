import fc from 'fast-check';
import { resolve } from './resolve';
import { Scope } from './scope';

const scope = (parameters: Record<string, unknown> = {}) =>
  new Scope(parameters, { count: 1, map: { a: { b: 'deep' } } }, { 'global:REGION': () => 'eu-central-1' });

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
  values.recordStep('one', { 'a.b': 1, Payload: { list: 'x' } });
  expect(resolve(['{{ one.a.b }}', '{{ one.Payload.list }}'], values)).toEqual([1, 'x']);
});

test('what leads to no value stays as it is written, whatever the reason', () => {
  const values = scope();
  values.recordStep('one', {});
  values.recordStep('failed', {});
  const written = {
    a: '{{ one.Gone }}',
    b: ['{{failed.Output}}'],
    c: 'x{{  never.Ran }}',
    '{{one.Gone}}': '{{ variable:map.x }}',
  };
  expect(resolve(written, values)).toEqual(written);
});

test('a reference to Parameter Store has the value that was read, and what other services replace is passed on', () => {
  const values = scope();
  expect(resolve('{{ssm:/nss/token}}', values)).toBe('{{ssm:/nss/token}}');
  values.setStored(new Map([['ssm:/nss/token', 't']]));
  expect(resolve(['{{ ssm:/nss/token }}', 'x{{ssm:/nss/token}}', '{{resolve:a}}'], values)).toEqual([
    't',
    'xt',
    '{{resolve:a}}',
  ]);
});

test.each(['{{ Nope }}', '{{ variable:nope }}', '{{ global:NOPE }}'])('%p fails', (token) => {
  expect(() => resolve(token, scope())).toThrow('Failed to resolve input');
});

test('a value without braces stays as it is, and a value put in is not read for references again', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.string(), (value, given) => {
      const plain = JSON.parse(JSON.stringify(value).replaceAll('{{', '{')) as unknown;
      expect(resolve(plain, scope())).toEqual(plain);
      expect(resolve('{{ P }}', scope({ P: `{{ Nope }}${given}` }))).toBe(`{{ Nope }}${given}`);
    }),
  );
});
