import fc from 'fast-check';
import { LARGEST_BATCH, ONE_PROCESS, split } from './split';

test('everything is in one batch, in order, and no batch is empty, too large or much larger than another', () => {
  fc.assert(
    fc.property(fc.nat(2000), fc.integer({ min: 1, max: 64 }), (count, processors) => {
      const items = Array.from({ length: count }, (_, index) => index);
      const batches = split(items, processors);
      const sizes = batches.map(({ length }) => length);
      expect(batches.flat()).toEqual(items);
      expect(Math.max(0, ...sizes)).toBeLessThanOrEqual(LARGEST_BATCH);
      if (count > 0) expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      expect(sizes).not.toContain(0);
    }),
  );
});

test('little is done in one process, more on all processors', () => {
  const items = (length: number) => Array.from({ length });
  expect(split(items(ONE_PROCESS), 8)).toHaveLength(1);
  expect(split(items(10), 2).map(({ length }) => length)).toEqual([5, 5]);
  expect(split(items(40), 8)).toHaveLength(8);
  expect(split(items(1000), 2)).toHaveLength(125);
});
