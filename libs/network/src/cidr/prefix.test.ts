import fc from 'fast-check';
import {
  addressCount,
  addressToNumber,
  aggregate,
  canonicalPrefix,
  contains,
  formatPrefix,
  numberToAddress,
  overlaps,
  parsePrefix,
} from './prefix';

/** Prefixes crowded into 10.0.0.0/24 and a few far ones, so that they touch, nest and repeat. */
const crowded = fc.oneof(
  fc
    .tuple(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 24, max: 32 }))
    .map(([host, length]) => canonicalPrefix(`10.0.0.${host}/${length}`)),
  fc
    .tuple(fc.nat({ max: 0xffffffff }), fc.integer({ min: 8, max: 32 }))
    .map(([value, length]) => canonicalPrefix(formatPrefix(value, length))),
);

const addresses = (prefixes: readonly string[]): [number, number][] => {
  const ranges = prefixes
    .map(parsePrefix)
    .map(({ first, last }): [number, number] => [first, last])
    .sort((a, b) => a[0] - b[0]);
  return ranges.reduce<[number, number][]>((merged, [first, last]) => {
    const previous = merged.at(-1);
    if (previous && first <= previous[1] + 1) previous[1] = Math.max(previous[1], last);
    else merged.push([first, last]);
    return merged;
  }, []);
};

test('aggregation keeps exactly the same set of addresses', () => {
  fc.assert(
    fc.property(fc.array(crowded, { minLength: 1, maxLength: 40 }), (prefixes) => {
      expect(addresses(aggregate(prefixes))).toEqual(addresses(prefixes));
    }),
  );
});

test('aggregated prefixes do not overlap, cannot be merged further and are sorted', () => {
  fc.assert(
    fc.property(fc.array(crowded, { minLength: 1, maxLength: 40 }), (prefixes) => {
      const merged = aggregate(prefixes);
      expect(aggregate(merged)).toEqual(merged);
      merged.forEach((a, i) =>
        merged.slice(i + 1).forEach((b) => {
          expect(overlaps(a, b)).toBe(false);
          expect(parsePrefix(a).first).toBeLessThan(parsePrefix(b).first);
        }),
      );
    }),
  );
});

test('numbers and addresses are two writings of one thing', () => {
  fc.assert(
    fc.property(fc.nat({ max: 0xffffffff }), (value) => {
      expect(addressToNumber(numberToAddress(value))).toBe(value);
    }),
  );
});

test('containment and overlap agree with the ranges', () => {
  fc.assert(
    fc.property(crowded, crowded, (a, b) => {
      const [x, y] = [parsePrefix(a), parsePrefix(b)];
      expect(contains(a, b)).toBe(x.first <= y.first && y.last <= x.last);
      expect(overlaps(a, b)).toBe(x.first <= y.last && y.first <= x.last);
    }),
  );
});

test('a /24 holds 256 addresses, single addresses stay single', () => {
  expect(addressCount('10.0.0.0/24')).toBe(256);
  expect(aggregate(['10.0.0.1/32'])).toEqual(['10.0.0.1/32']);
  expect(() => parsePrefix('2400:7aa0::/48')).toThrow('not an IPv4 prefix');
});
