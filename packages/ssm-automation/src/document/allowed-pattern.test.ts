import fc from 'fast-check';
import { allowedPattern, isBrokenPattern } from './allowed-pattern';

const word = fc.string({ unit: fc.constantFrom(...'abfgABFG019-:/'), maxLength: 6 });

test.each(['[0-9a-f]{2}', 'ab|fg', '[^a-b]-', 'a\\d(b|[F-G/])', '\\w:[a\\d-]'])(
  'letters of either case: %s',
  (inner) => {
    const whole = new RegExp(`^(?:${inner})$`, 'i');
    for (const pattern of [`^(?i:${inner})$`, `(?i)^(?:${inner})$`]) {
      fc.assert(
        fc.property(word, (text) => expect(allowedPattern(pattern)?.test(text)).toBe(whole.test(text))),
        { numRuns: 500 },
      );
    }
  },
);

test('only the letters of the group', () => {
  expect(allowedPattern('^x(?i:a)x$')?.test('xAx')).toBe(true);
  expect(allowedPattern('^x(?i:a)x$')?.test('XaX')).toBe(false);
});

test.each([
  [
    'surrogate pairs',
    '^[\\u0020-\\uD7FF\\uE000-\\uFFFD\\uD800\\uDC00-\\uDBFF\\uDFFF\\r\\n\\t]*$',
    ['a', '\u{1F600}'],
    ['\u0001'],
  ],
  ['characters beyond the first plane', '^[ -\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]+$', ['\u{1F600}'], ['\u0001']],
  ['possessive quantifiers', '^a++b?+[0-9]{2,3}+$', ['aab12'], ['b12']],
  ['an atomic group', '^(?>a|ab)c$', ['ac'], ['b']],
  ['POSIX classes', '^\\p{Alpha}[\\p{Digit}_]\\p{Punct}$', ['a1!', 'a_-'], ['11!', 'a1a']],
  ['a script and a category', '^[\\p{IsLatin}]\\pN\\P{L}$', ['\u00e91-'], ['1--']],
  ['a quoted part', '^\\Qa.b\\E$', ['a.b'], ['axb']],
  ['anchors', '\\Aab\\z', ['ab'], ['abc', 'xab']],
  ['a dot that is any character', '(?s)^a.b$', ['a\nb'], ['a\n\nb']],
  ['both flags', '^(?i:a)\\p{Lower}$', ['Ab', 'ab'], ['aB']],
  ['a union of classes', '^[a-c[x-z]]+$', ['axz'], ['d']],
  ['a bracket that comes first in a class', '^[]a]+$', ['a]'], ['b']],
  ['escapes that JavaScript refuses with Unicode', '^\\p{L}[\\-\\_\\:\\@]\\ \\"$', ['a- "'], ['ab "']],
])("Java's own: %s", (_what, pattern, matching, others) => {
  const expression = allowedPattern(pattern);
  expect(matching.filter((text) => !expression?.test(text))).toEqual([]);
  expect(others.filter((text) => expression?.test(text))).toEqual([]);
});

test.each([
  ['[a-z', true],
  ['(a', true],
  ['a)', true],
  ['*a', true],
  ['[a-z&&[^b]]+', false],
  ['(?x) a b', false],
  ['(?x) (a', true],
  ['[a-z&&[^b]+', true],
  ['a++[', true],
])('%s has no reading; broken in Java too: %p', (pattern, broken) => {
  expect(allowedPattern(pattern)).toBeUndefined();
  expect(isBrokenPattern(pattern)).toBe(broken);
});
