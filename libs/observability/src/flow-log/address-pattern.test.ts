import fc from 'fast-check';
import { addressPatterns } from './address-pattern';
import { parsePrefix } from './prefix';

const matches = (patterns: string[], address: string) =>
  patterns.some((pattern) => (pattern.endsWith('*') ? address.startsWith(pattern.slice(0, -1)) : address === pattern));

const bits = (address: string) =>
  parsePrefix(address)
    .octets.map((octet) => octet.toString(2).padStart(8, '0'))
    .join('');

test.each([
  ['10.0.0.141', ['10.0.0.141']],
  ['172.16.10.0/24', ['172.16.10.*']],
  ['172.16.0.0/16', ['172.16.*']],
  ['0.0.0.0/0', ['*']],
  ['172.16.20.0/30', ['172.16.20.0', '172.16.20.1', '172.16.20.2', '172.16.20.3']],
  ['172.16.20.0/23', ['172.16.20.*', '172.16.21.*']],
])('%s is named exactly', (prefix, patterns) => {
  expect(addressPatterns(prefix)).toEqual(patterns);
});

test('a run of whole decimal branches takes one wildcard each', () => {
  expect(addressPatterns('10.0.0.0/25')).toEqual(expect.arrayContaining(['10.0.0.3*', '10.0.0.9*', '10.0.0.127']));
  expect(addressPatterns('10.0.0.0/25').length).toBeLessThan(45);
});

test('no address is gained and none is lost', () => {
  const near = fc.tuple(fc.ipV4(), fc.integer({ min: 6, max: 32 }), fc.nat(255), fc.nat(255));
  fc.assert(
    fc.property(near, ([address, length, third, fourth]) => {
      const patterns = addressPatterns(`${address}/${length}`);
      const [first, second, own] = parsePrefix(address).octets;
      for (const other of [address, `${first}.${second}.${third}.${fourth}`, `${first}.${second}.${own}.${fourth}`]) {
        expect(matches(patterns, other)).toBe(bits(other).startsWith(bits(address).slice(0, length)));
      }
    }),
    { numRuns: 300 },
  );
});
