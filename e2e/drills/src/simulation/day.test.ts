import fc from 'fast-check';
import { shareOfBusiest } from './day';

const minutes = fc.nat({ max: 10 * 24 * 60 });

test('every day is like the one before, none of its minutes is without logs, and one has the most', () => {
  fc.assert(
    fc.property(minutes, (minute) => {
      expect(shareOfBusiest(minute)).toBe(shareOfBusiest(minute + 24 * 60));
      expect(shareOfBusiest(minute)).toBeGreaterThanOrEqual(0.1);
      expect(shareOfBusiest(minute)).toBeLessThanOrEqual(1);
    }),
  );
  expect(Math.max(...Array.from({ length: 24 * 60 }, (_, minute) => shareOfBusiest(minute)))).toBe(1);
});

test('no minute is much unlike the one before', () => {
  fc.assert(
    fc.property(minutes, (minute) => {
      expect(Math.abs(shareOfBusiest(minute + 1) - shareOfBusiest(minute))).toBeLessThan(0.01);
    }),
  );
});
