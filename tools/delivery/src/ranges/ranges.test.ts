import fc from 'fast-check';
import { aggregate, difference } from './aggregate';
import { rangeProblems } from './plausible';

const before = ['8.25.203.0/24', '104.129.192.0/20'];
const list = (...hubPrefixes: unknown[]) => ({ hubPrefixes });

test('a list like the one before can be used, IPv6 and all', () => {
  expect(rangeProblems(list(...before, '2605:4300:1::/48', '165.225.0.0/17'), before)).toEqual([]);
});

test('a list that is endless is refused as a whole', () => {
  expect(rangeProblems(list(...Array.from({ length: 100_000 }, () => 'x')), before)).toEqual([
    'the list has 100000 ranges, and no cloud has more than 1000',
  ]);
});

test.each([
  [null, 'the answer has no list'],
  ['<html>', 'the answer has no list'],
  [{ prefixes: [] }, 'the answer has no list'],
  [list(), 'the list is empty'],
  [list(...before, 'zscaler.net'), '"zscaler.net" is no range'],
  [list(...before, 7), '7 is no range'],
  [list(...before, '1.2.3.400/24'), '"1.2.3.400/24" is no range'],
  [list(...before, '8.8.8.0/33'), '"8.8.8.0/33" is no range'],
  [list(...before, '10.1.0.0/16'), '10.1.0.0/16 lies in 10.0.0.0/8'],
  [list(...before, '172.16.0.0/12'), 'which is not public'],
  [list(...before, 'fd00::/32'), 'fd00::/32 lies in fc00::/7'],
  [list(...before, '8.8.8.1/24'), '8.8.8.1/24 has bits set behind its length: 8.8.8.0/24'],
  [list(...before, '0.0.0.0/0'), '0.0.0.0/0 is wider than a cloud is'],
  [list(...before, '96.0.0.0/6'), 'is wider than a cloud is'],
  [list('104.129.192.0/21'), 'the list shrinks from 4352 IPv4 addresses to 2048, by more than a third'],
])('%j is refused', (answer, problem) => {
  expect(rangeProblems(answer, before).join('\n')).toContain(problem);
});

const prefixes = fc.array(
  fc
    .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 15 }), fc.integer({ min: 20, max: 32 }))
    .map(([a, b, length]) => {
      const address = (((a * 2 ** 24 + b * 2 ** 12) >>> (32 - length)) << (32 - length)) >>> 0;
      return `${[24, 16, 8, 0].map((shift) => (address >>> shift) & 255).join('.')}/${length}`;
    }),
  { minLength: 1, maxLength: 12 },
);

test('aggregating twice changes nothing, and the order of a list means nothing', () => {
  fc.assert(
    fc.property(prefixes, (some) => {
      expect(aggregate(aggregate(some))).toEqual(aggregate(some));
      expect(aggregate([...some].reverse())).toEqual(aggregate(some));
    }),
  );
});

test('what opens and what closes is all that lies between two lists', () => {
  fc.assert(
    fc.property(prefixes, prefixes, (old, current) => {
      const { opens, closes } = difference(old, current);
      const again = difference([...opens, ...aggregate(old)], [...closes, ...aggregate(current)]);
      expect(again).toEqual({ opens: [], closes: [] });
      expect(difference(old, old)).toEqual({ opens: [], closes: [] });
    }),
  );
});
