import fc from 'fast-check';
import { archiveTransitions } from './archive-transitions';

test.each([
  [90, []],
  [400, ['GLACIER_IR']],
  [2555, ['GLACIER_IR', 'DEEP_ARCHIVE']],
])('kept for %d days: %j', (retentionDays, classes) => {
  expect(archiveTransitions(retentionDays).map(({ storageClass }) => storageClass)).toEqual(classes);
});

test('an object stays in each class at least as long as it is charged for', () => {
  const least = { GLACIER_IR: 90, DEEP_ARCHIVE: 180 };
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 36500 }), (retentionDays) => {
      const moves = archiveTransitions(retentionDays);
      moves.forEach(({ storageClass, afterDays }, index) => {
        expect((moves[index + 1]?.afterDays ?? retentionDays) - afterDays).toBeGreaterThanOrEqual(least[storageClass]);
      });
    }),
  );
});
