import fc from 'fast-check';
import { boundedMatcher } from './bounded-match';

test('it matches as the expression itself does', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('^a+b$', '(a|b)*c', '^(?=.*a)[ab]{2,}$', '(a)\\1', 'b(?!a)', '^[ab]+c?$', '(ab|c){2}'),
      fc.string({ unit: fc.constantFrom(...'abc'), maxLength: 8 }),
      (pattern, text) => expect(boundedMatcher()(new RegExp(pattern), text)).toBe(new RegExp(pattern).test(text)),
    ),
  );
});

// Classics of the OWASP page on ReDoS, and some with what engines of linear time do not read.
test.each(['^(a+)+$', '^([a-zA-Z]+)*$', '^(a|aa)+$', '^(a|a?)+$', '(?=(a+)+$)^a*!b', '^(?:(a+)\\1?)+$', '^((a+)+)+$'])(
  '%s is given up, and the next one is not hindered',
  (pattern) => {
    const matches = boundedMatcher();
    expect(matches(new RegExp(pattern), `${'a'.repeat(60)}!`)).toBeFalsy();
    expect(matches(/^a+!$/, `${'a'.repeat(60)}!`)).toBe(true);
  },
);

test('thousands of them end soon, and of the first few a harmless one is not hindered', () => {
  const matches = boundedMatcher();
  const outcomes = Array.from({ length: 10_000 }, () => matches(/^(a+)+$/, `${'a'.repeat(60)}!`));
  expect(outcomes).not.toContain(true);
  expect(outcomes.at(-1)).toBeUndefined();
  expect(matches(/a/, 'a')).toBeUndefined();
});
