import { isLater, unreleased, withRelease } from './changelog';

const CHANGELOG = '# Changelog\n\n## Unreleased\n\n- a thing\n\n## 1.2.3 (2026-01-01)\n\n- old\n';

test('what is unreleased gets the version, and the next begins empty', () => {
  expect(unreleased(CHANGELOG)).toBe('\n- a thing\n\n');
  const next = withRelease(CHANGELOG, '1.3.0', '2026-02-01');
  expect(next).toBe(
    '# Changelog\n\n## Unreleased\n\n## 1.3.0 (2026-02-01)\n\n- a thing\n\n## 1.2.3 (2026-01-01)\n\n- old\n',
  );
  expect(unreleased(next).trim()).toBe('');
  expect(() => withRelease(next, '1.4.0', '2026-02-02')).toThrow('says of nothing that it is unreleased');
});

test('the last section is read to its end, and one that is missing is said', () => {
  expect(unreleased('# Changelog\n\n## Unreleased\n\n- one\n- two\n')).toBe('\n- one\n- two\n');
  expect(() => unreleased('# Changelog\n')).toThrow('has no section');
});

test.each([
  ['0.2.0', '0.1.9', true],
  ['0.10.0', '0.9.0', true],
  ['1.0.0', '0.99.99', true],
  ['0.1.0', '0.1.0', false],
  ['0.1.9', '0.2.0', false],
])('%s after %s: %s', (version, than, expected) => {
  expect(isLater(version, than)).toBe(expected);
});

test.each(['1.2', 'v1.2.3', '1.02.3', ''])('%j is no version', (version) => {
  expect(() => isLater(version, '0.1.0')).toThrow('is no version');
});
