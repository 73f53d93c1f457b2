import fc from 'fast-check';
import { lossDeadline } from './loss-deadline';
import { silenceLimits } from './silence';
import { deadlineNote, silentForMinutes } from './silence-duration';

test('logs are safe for an hour after the silence began', () => {
  expect(lossDeadline(new Date('2026-01-31T23:30:00Z'))).toEqual(new Date('2026-02-01T00:30:00Z'));
  fc.assert(
    fc.property(fc.date({ noInvalidDate: true, max: new Date('9999-01-01') }), (since) => {
      expect(lossDeadline(since).getTime() - since.getTime()).toBe(3_600_000);
    }),
  );
});

test("the defaults are the vendor's five minutes and half of the buffer", () => {
  expect(silenceLimits()).toEqual({
    silentBelowBytesPerMinute: 4096,
    silentMinutes: 5,
    sustainedMinutes: 30,
    deliveryMinutes: 5,
  });
  expect(silenceLimits({ deliveryMinutes: 0 }).deliveryMinutes).toBe(0);
});

test.each([
  [{ silentMinutes: 0 }, 'silentMinutes is a whole number from 1, not 0'],
  [{ silentBelowBytesPerMinute: 0.5 }, 'not 0.5'],
  [{ sustainedMinutes: 4 }, 'at least silentMinutes 5'],
  [{ sustainedMinutes: 45, deliveryMinutes: 15 }, 'together at most 55, because logs are lost after 60'],
])('%j is refused', (limits, message) => {
  expect(() => silenceLimits(limits)).toThrow(message);
});

test('an alarm tells how long the silence has lasted and how long the buffer still bridges', () => {
  expect(silentForMinutes('feed-silent', silenceLimits())).toBe(10);
  expect(silentForMinutes('feed-silent-sustained', silenceLimits({ sustainedMinutes: 28, deliveryMinutes: 0 }))).toBe(
    28,
  );
  expect(deadlineNote('feed-silent', silenceLimits())).toBe(
    'The silence began about 10 minutes before StateUpdatedTimestamp; the buffer holds 60, so logs are lost from about 48 minutes after it.',
  );
});

test('the last warning always comes before the loss', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 1, max: 60 }),
      fc.nat(60),
      (silentMinutes, sustainedMinutes, deliveryMinutes) => {
        let limits;
        try {
          limits = silenceLimits({ silentMinutes, sustainedMinutes, deliveryMinutes });
        } catch {
          return;
        }
        expect(silentForMinutes('feed-silent-sustained', limits)).toBeLessThan(60);
        expect(silentForMinutes('feed-silent', limits)).toBeLessThanOrEqual(
          silentForMinutes('feed-silent-sustained', limits),
        );
      },
    ),
    { numRuns: 500 },
  );
});
