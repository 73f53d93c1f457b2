import { durationSeconds } from './duration';

test.each([
  ['PT10M', 600],
  ['PT1H30M', 5400],
  ['P1DT1S', 86_401],
  ['P1W', 604_800],
  ['PT0.5S', 0.5],
])('%s is %p seconds', (duration, seconds) => {
  expect(durationSeconds(duration)).toBe(seconds);
});

test.each(['', 'P', 'PT', '10', 'P1M', '-PT1S'])('%p is no duration', (duration) => {
  expect(durationSeconds(duration)).toBeUndefined();
});
