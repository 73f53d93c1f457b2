import { didYouMean } from './did-you-mean';

test('the nearest name, or all there are, unless those are too many', () => {
  expect(didYouMean('Duratoin', ['Duration', 'Timestamp'])).toBe('write Duration');
  expect(didYouMean('xyz', ['Duration', 'Timestamp'])).toBe('write one of Duration, Timestamp');
  expect(didYouMean('xyz', [], 'declare it')).toBe('declare it');
  expect(
    didYouMean(
      'xyz',
      Array.from({ length: 40 }, (_, index) => `Some${index}LongName`),
    ),
  ).toBe('look the name up: there are 40');
});
