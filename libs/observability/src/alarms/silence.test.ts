import fc from 'fast-check';
import { lossDeadline } from './loss-deadline';
import { silenceLimits } from './silence';

test('logs are safe for an hour after the silence began', () => {
  expect(lossDeadline(new Date('2026-01-31T23:30:00Z'))).toEqual(new Date('2026-02-01T00:30:00Z'));
  fc.assert(fc.property(fc.date({ noInvalidDate: true, max: new Date('9999-01-01') }), (since) => {
    expect(lossDeadline(since).getTime() - since.getTime()).toBe(3_600_000);
  }));
});

test('the defaults are the vendor\'s five minutes and half of the buffer', () => {
  expect(silenceLimits()).toEqual({ silentBelowBytesPerMinute: 4096, silentMinutes: 5, sustainedMinutes: 30, deliveryMinutes: 5 });
  expect(silenceLimits({ deliveryMinutes: 0 }).deliveryMinutes).toBe(0);
});

test.each([
  [{ silentMinutes: 0 }, 'silentMinutes is a whole number from 1, not 0'],
  [{ silentBelowBytesPerMinute: 0.5 }, 'not 0.5'],
  [{ sustainedMinutes: 4 }, 'at least silentMinutes 5'],
  [{ sustainedMinutes: 45, deliveryMinutes: 15 }, 'leave time before logs are lost after 60 minutes'],
])('%j is refused', (limits, message) => {
  expect(() => silenceLimits(limits)).toThrow(message);
});
