import { parseReference, referencesIn, tokensOf, wholeToken } from './reference';

test.each([
  ['InstanceId', { kind: 'parameter', name: 'InstanceId', path: [] }],
  ['variable:count', { kind: 'variable', name: 'count', path: [] }],
  ['variable:map.key', { kind: 'variable', name: 'map', path: ['key'] }],
  ['status.State', { kind: 'step', step: 'status', output: 'State' }],
  ['script.Payload.deep', { kind: 'step', step: 'script', output: 'Payload.deep' }],
  ['global:DATE_TIME', { kind: 'system', name: 'global:DATE_TIME' }],
  ['automation:EXECUTION_ID', { kind: 'system', name: 'automation:EXECUTION_ID' }],
  ['ssm:/path/name', { kind: 'foreign', text: 'ssm:/path/name' }],
])('%p is read as %p', (name, reference) => {
  expect(parseReference(name)).toEqual(reference);
});

test('a text is one token, or holds some', () => {
  expect(wholeToken('{{ A }}')).toBe('A');
  expect(wholeToken('{{A}}{{B}}')).toBeUndefined();
  expect(tokensOf('x {{A}} y {{ b.C }}').map(({ name }) => name)).toEqual(['A', 'b.C']);
});

test('braces of another language are no token', () => {
  expect(tokensOf('f"{{ {x} }}" {{}} {{ a b }}')).toEqual([]);
});

test('references are found in keys, lists and maps', () => {
  expect(referencesIn({ '{{ Key }}': ['{{ a.B }}', { deep: 'x{{ C }}' }], n: 1 })).toEqual(['Key', 'a.B', 'C']);
});
