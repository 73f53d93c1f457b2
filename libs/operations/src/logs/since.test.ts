import fc from 'fast-check';
import { secondsOf } from './since';

test.each([
  ['30m', 1_800],
  ['1h', 3_600],
  ['2d', 172_800],
])('%s is %d seconds', (text, seconds) => {
  expect(secondsOf(text)).toBe(seconds);
});

test('anything else is refused with what is allowed', () => {
  for (const text of ['', '0h', '1', 'h', '1w', '-1h', '1.5h', '4000d'])
    expect(() => secondsOf(text)).toThrow(`--since ${text} is no time: write 30m, 1h or 2d`);
  fc.assert(
    fc.property(fc.string(), (text) => {
      fc.pre(!/^[1-9]\d*[mhd]$/.test(text));
      expect(() => secondsOf(text)).toThrow('is no time');
    }),
  );
});
