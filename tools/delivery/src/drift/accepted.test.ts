import { type Difference, digestOf } from '@nss/account-state';
import fc from 'fast-check';
import { judged } from './accepted';

const difference = fc.record({
  kind: fc.constantFrom('added' as const, 'removed' as const, 'altered' as const),
  type: fc.constantFrom('AWS::EC2::Route', 'AWS::IAM::Role'),
  physicalId: fc.stringMatching(/^[a-z]{3}-[0-9]$/),
  path: fc.constant('nss-dev-system A'),
  property: fc.constantFrom(undefined, 'Policies'),
  planned: fc.constantFrom(undefined, 'a', 'b'),
  found: fc.constantFrom(undefined, 'a', 'b'),
}) satisfies fc.Arbitrary<Difference>;
const day = fc
  .date({ min: new Date('2026-01-01'), max: new Date('2028-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

test('what is accepted is exactly that difference, up to and with its last day', () => {
  fc.assert(
    fc.property(difference, difference, day, day, (one, other, until, today) => {
      const entry = { difference: digestOf(one), reason: 'known', until };
      const { open, accepted, gone } = judged([one], [entry], today);
      expect([open.length, accepted.length, gone.length]).toEqual(until >= today ? [0, 1, 0] : [1, 0, 0]);
      const isSame = digestOf(other) === digestOf(one);
      expect(judged([other], [entry], until).open).toEqual(isSame ? [] : [other]);
      expect(judged([], [entry], today).gone).toEqual([entry]);
    }),
  );
});

test('another value is another difference', () => {
  fc.assert(
    fc.property(difference, difference, (one, other) => {
      expect(digestOf(one) === digestOf(other)).toBe(
        JSON.stringify({ ...one, path: '' }) === JSON.stringify({ ...other, path: '' }),
      );
    }),
  );
});
