import fc from 'fast-check';
import { serversToKeep } from './servers-in-use';

test('of a standby pair the one that relays stays, and goes once it does not', () => {
  const pair = { availability: 'active-standby', active: [1] } as const;
  expect(serversToKeep({ ...pair, replaced: [1, 2] })).toEqual([1]);
  expect(serversToKeep({ ...pair, replaced: [1] })).toEqual([1]);
  expect(serversToKeep({ ...pair, active: [2], replaced: [1] })).toEqual([]);
});

test('where both relay, one goes after the other; one that is alone goes', () => {
  expect(serversToKeep({ availability: 'active-active', active: [1, 2], replaced: [1, 2] })).toEqual([1]);
  expect(serversToKeep({ availability: 'active-active', active: [1, 2], replaced: [1] })).toEqual([]);
  expect(serversToKeep({ availability: 'single', active: [1], replaced: [1] })).toEqual([]);
});

test('no pair loses both at once', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('active-standby', 'active-active' as const),
      fc.subarray([1, 2]),
      fc.subarray([1, 2], { minLength: 1, maxLength: 2 }),
      (availability, replaced, active) => {
        const kept = serversToKeep({ availability, replaced, active });
        const goes = replaced.filter((number) => !kept.includes(number));
        expect(goes.length).toBeLessThan(2);
        expect(kept.every((number) => replaced.includes(number))).toBe(true);
      },
    ),
  );
});
