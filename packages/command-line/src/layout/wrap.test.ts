import fc from 'fast-check';
import stringWidth from 'string-width';
import { fold, wrap } from './wrap';

test.each([
  ['one two three', 7, ['one two', 'three']],
  ['nss-service-firewall', 12, ['nss-service-', 'firewall']],
  ['at 10.1.0.128/26 now', 11, ['at', '10.1.0.128/', '26 now']],
  ['connection', 4, ['conn', 'ecti', 'on']],
  ['東京都', 4, ['東京', '都']],
  ['two\nlines', 80, ['two', 'lines']],
  ['a  b', 80, ['a  b']],
  ['', 3, ['']],
])('%j in %i columns', (text, width, lines) => {
  expect(wrap(text, width)).toEqual(lines);
});

test('every line fits, nothing is lost, and what a reader sees as one character stays one', () => {
  const family = '👩‍👩‍👧';
  const texts = fc
    .array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom(family, 'e\u0301', ' ', '-')))
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(texts, fc.integer({ min: 2, max: 40 }), (text, width) => {
      const lines = wrap(text, width);
      for (const line of lines)
        if (stringWidth(line) > width) expect([...new Intl.Segmenter('en').segment(line)]).toHaveLength(1);
      expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      expect(lines.join('').split(family)).toHaveLength(text.split(family).length);
    }),
  );
});

test('what goes on below is set in', () => {
  expect(fold('  fix: run this and that\nshort', 16, 5)).toBe(
    ['  fix: run', '       this and', '       that', 'short'].join('\n'),
  );
  expect(fold('however long it is', undefined, 5)).toBe('however long it is');
});
