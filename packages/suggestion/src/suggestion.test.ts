import fc from 'fast-check';
import { editDistance, suggest } from './suggestion';

const keys = ['instanceType', 'environment', 'availability', 'addresses', 'account', 'zones', 'cidr'];

test.each([
  ['instance_type', 'instanceType'],
  ['enviroment', 'environment'],
  ['avialability', 'availability'],
  ['zone', 'zones'],
  ['cdir', 'cidr'],
  ['Account', 'account'],
  ['somethingElse', undefined],
  ['x', undefined],
])('%s suggests %s', (written, meant) => {
  expect(suggest(written, keys)).toBe(meant);
});

const word = fc.stringMatching(/^[a-d]{0,6}$/);

test('the distance is symmetric, zero for equal words only, and at most the longer length', () => {
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(editDistance(a, b)).toBe(editDistance(b, a));
      expect(editDistance(a, b) === 0).toBe(a === b);
      expect(editDistance(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
    }),
  );
});

test('of all that are near enough it is the nearest, and of those the first', () => {
  fc.assert(
    fc.property(word, fc.array(word), (written, candidates) => {
      const near = candidates
        .map((candidate) => ({ candidate, distance: editDistance(written, candidate) }))
        .filter(({ candidate, distance }) => distance <= Math.ceil(candidate.length / 3))
        .sort((a, b) => a.distance - b.distance);
      expect(suggest(written, candidates)).toBe(near[0]?.candidate);
    }),
  );
});
