import fc from 'fast-check';
import { parsePrefix, prefixesOverlap } from './prefix';

test('a prefix and a plain address are read', () => {
  expect(parsePrefix('172.16.10.0/28')).toEqual({ octets: [172, 16, 10, 0], length: 28 });
  expect(parsePrefix('10.0.0.140')).toEqual({ octets: [10, 0, 0, 140], length: 32 });
});

test.each(['', '10.0.0', '10.0.0.256', '10.0.0.0/33', 'soc.example.com', '2001:db8::/32'])('%p is refused', (text) => {
  expect(() => parsePrefix(text)).toThrow(RangeError);
});

test('two prefixes overlap exactly when the shorter one holds the other', () => {
  expect(prefixesOverlap('172.16.0.0/16', '172.16.10.0/28')).toBe(true);
  expect(prefixesOverlap('172.16.10.0/28', '172.16.10.16/28')).toBe(false);
  fc.assert(
    fc.property(fc.ipV4(), fc.ipV4(), fc.nat(32), fc.nat(32), (a, b, m, n) => {
      expect(prefixesOverlap(`${a}/${m}`, `${b}/${n}`)).toBe(prefixesOverlap(`${b}/${n}`, `${a}/${m}`));
      expect(prefixesOverlap(`${a}/${m}`, `${a}/${n}`)).toBe(true);
    }),
  );
});
