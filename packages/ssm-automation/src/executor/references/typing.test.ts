import fc from 'fast-check';
import { coerce, text } from './typing';

test.each([
  ['514', 'Integer', 514],
  ['True', 'Boolean', true],
  ['a', 'StringList', ['a']],
  ['["a","b"]', 'StringList', ['a', 'b']],
  ['', 'StringList', []],
  [{ a: 1 }, 'String', '{"a":1}'],
  ['{"a":1}', 'StringMap', { a: 1 }],
  ['[{"a":1}]', 'MapList', [{ a: 1 }]],
  ['i-1', 'List<AWS::EC2::Instance::Id>', ['i-1']],
])('%p as %s is %p', (value, type, result) => {
  expect(coerce(value, type)).toEqual(result);
});

test.each([
  ['x', 'Integer'],
  ['1.5', 'Integer'],
  ['', 'Integer'],
  ['yes', 'Boolean'],
  ['[1]', 'StringMap'],
  ['{', 'StringMap'],
])('%p has no reading as %s', (value, type) => {
  expect(() => coerce(value, type)).toThrow('not of type');
});

test('whatever goes in as text comes out as the same text', () => {
  fc.assert(fc.property(fc.string(), (value) => coerce(value, 'String') === value && text(value) === value));
});
