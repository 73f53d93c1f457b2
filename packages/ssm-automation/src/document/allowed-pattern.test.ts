import fc from 'fast-check';
import { allowedPattern } from './allowed-pattern';

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

test.each(['[a-z', '(?>a)', 'a++'])('%s has no reading', (pattern) => {
  expect(allowedPattern(pattern)).toBeUndefined();
});
