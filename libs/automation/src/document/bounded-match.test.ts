import fc from 'fast-check';
import { boundedMatch } from './bounded-match';

test('it matches as the expression itself does', () => {
  fc.assert(fc.property(fc.constantFrom('^a+b$', '(a|b)*c', '^(?=.*a)[ab]{2,}$', '(a)\\1', 'b(?!a)'), fc.string({ unit: fc.constantFrom(...'abc'), maxLength: 8 }),
    (pattern, text) => expect(boundedMatch(new RegExp(pattern), text)).toBe(new RegExp(pattern).test(text))));
});

// Classics of the OWASP page on ReDoS, and some with what engines of linear time do not read.
test.each(['^(a+)+$', '^([a-zA-Z]+)*$', '^(a|aa)+$', '^(a|a?)+$', '(?=(a+)+$)^a*!b', '^(?:(a+)\\1?)+$', '^((a+)+)+$'])('%s is given up, and the next one is not hindered', (pattern) => {
  expect(boundedMatch(new RegExp(pattern), `${'a'.repeat(60)}!`)).toBeFalsy();
  expect(boundedMatch(/^a+!$/, `${'a'.repeat(60)}!`)).toBe(true);
});
