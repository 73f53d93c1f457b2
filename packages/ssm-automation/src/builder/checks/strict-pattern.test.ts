import fc from 'fast-check';
import { isStrictPattern } from './strict-pattern';

const strict = [
  '^i-[0-9a-f]{8,17}$',
  '^[0-9.]{7,15}$',
  '^(?:a|b)$',
  '^[A-Za-z0-9_/.-]+$',
  '^(eu|us)-[a-z]+-\\d$',
  '^\\w+\\.\\w{2,}$',
  '^$',
  '^[a-z@:,=+]*$',
];

test.each(strict)('%s is strict', (pattern) => {
  expect(isStrictPattern(pattern)).toBe(true);
});

test.each([
  '',
  'i-[0-9]+',
  '^i-',
  'i-$',
  '^a|b$',
  '^.*$',
  '^[^;]+$',
  '^\\S+$',
  '^[a-z\'"]+$',
  '^[ -~]+$',
  '^a\\$',
  '^a\\$$',
  '^[!-/]$',
  '^a;b$',
  '^\\x27$',
  '^[a-z\\s]+$',
  '^[a-z ]+$',
  '^(?=x)a$',
  '^[a-z',
  '^{a}$',
  "^it's$",
  '^[$]$',
  '^\\|$',
])('%s is not', (pattern) => {
  expect(isStrictPattern(pattern)).toBe(false);
});

test('what a strict pattern lets through holds nothing a shell acts on', () => {
  const word = fc.string({ unit: fc.constantFrom(...'ab0-_./;$`\'"&|<>(){}\\\n') });
  fc.assert(
    fc.property(fc.constantFrom(...strict), word, (pattern, value) => {
      if (new RegExp(pattern).test(value)) expect(value).not.toMatch(/[\s'"`$;&|<>(){}\\]/);
    }),
    { numRuns: 2000 },
  );
});
