import fc from 'fast-check';
import { passesFilter } from './filter-pattern';

test.each([
  ['main', 'main', true],
  ['main', 'main2', false],
  ['releases/*', 'releases/1', true],
  ['releases/*', 'releases/1/2', false],
  ['releases/**', 'releases/1/2', true],
  ['**', 'a/b', true],
  ['*', 'a/b', false],
  ['v[12].[0-9]+', 'v1.10', true],
  ['v[12].[0-9]+', 'v3.1', false],
  ['*.js?', 'a.js', true],
  ['docs/**/*.md', 'docs/a.md', true],
  ['docs/**/*.md', 'docs/a/b.md', true],
  ['a.b', 'axb', false],
  ['zscaler-ranges/*', 'zscaler-ranges/x', true],
])('%s and %s: %s', (pattern, value, passes) => expect(passesFilter([pattern], value)).toBe(passes));

test('the last pattern that matches decides', () => {
  expect(passesFilter(['releases/**', '!releases/**-alpha'], 'releases/1-alpha')).toBe(false);
  expect(passesFilter(['releases/**', '!releases/**-alpha', 'releases/1-alpha'], 'releases/1-alpha')).toBe(true);
});

test('a name without special characters matches itself and nothing else', () => {
  const name = fc.stringMatching(/^[a-z0-9/._-]{1,12}$/);
  fc.assert(
    fc.property(name, name, (pattern, value) => expect(passesFilter([pattern], value)).toBe(pattern === value)),
  );
});
