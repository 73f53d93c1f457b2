import { type Correction } from './correction';
import { correct } from './corrections';

const correction: Correction = { why: 'a test', file: 'a.go', find: 'old()', replace: 'new($&)' };

test('replaces the text, special characters of replacement patterns included', () => {
  expect(correct('a.go', 'x\nold()\ny', [correction])).toBe('x\nnew($&)\ny');
  expect(correct('b.go', 'old()', [correction])).toBe('old()');
});

test.each([
  ['nothing here', 0],
  ['old() old()', 2],
])('refuses a source where the text is not there exactly once: %s', (source, times) => {
  expect(() => correct('a.go', source, [correction])).toThrow(`a.go: expected once, found ${times} times: old()`);
});
