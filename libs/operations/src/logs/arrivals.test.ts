import { arrivalOf, isAmiss } from './arrivals';

const now = new Date('2026-01-01T02:00:00Z');
const ago = (minutes: number) => now.getTime() - minutes * 60_000;
const wanted = { logGroupName: 'flow', expected: { withinMinutes: 15, because: 'it does' } };
const unforeseen = { logGroupName: 'session' };

test.each([
  ['arrives', wanted, true, ago(15)],
  ['late', wanted, true, ago(16)],
  ['missing', wanted, true, undefined],
  ['no log group', wanted, false, undefined],
  ['arrives', unforeseen, true, ago(600)],
  ['quiet', unforeseen, true, undefined],
  ['no log group', unforeseen, false, undefined],
] as const)('%s: %j, there: %s, newest event: %s', (verdict, facts, isThere, newest) => {
  const arrival = arrivalOf(facts, isThere, newest, now);
  expect(arrival.verdict).toBe(verdict);
  expect(isAmiss(arrival)).toBe(!['arrives', 'quiet'].includes(verdict));
});

test('an event that a faster clock wrote is new', () => {
  expect(arrivalOf(wanted, true, ago(-3), now)).toMatchObject({ newestMinutes: 0, verdict: 'arrives' });
});
