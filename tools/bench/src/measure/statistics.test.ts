import fc from 'fast-check';
import { summarise } from './statistics';

test('an odd and an even number of runs', () => {
  expect(summarise([30, 10, 20])).toEqual({ min: 10, median: 20, max: 30 });
  expect(summarise([40, 10, 20, 30])).toEqual({ min: 10, median: 25, max: 40 });
});

test('numbers are compared as numbers', () => {
  expect(summarise([9, 10, 100])).toEqual({ min: 9, median: 10, max: 100 });
});

test('the order of the runs does not matter, and the median lies between the ends', () => {
  fc.assert(
    fc.property(fc.array(fc.integer(), { minLength: 1 }), (values) => {
      const { min, median, max } = summarise(values);
      expect(summarise([...values].reverse())).toEqual({ min, median, max });
      expect(min).toBeLessThanOrEqual(median);
      expect(median).toBeLessThanOrEqual(max);
    }),
  );
});

test('nothing measured is an error, not zero', () => {
  expect(() => summarise([])).toThrow('nothing was measured');
});
