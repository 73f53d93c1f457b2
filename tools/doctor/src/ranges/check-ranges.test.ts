import { hubRanges } from '@nss/network';
import { environment } from '../testing';
import { checkRanges } from './check-ranges';

const { asOf } = hubRanges('zscaler.net')!;
const after = (days: number) => new Date(Date.parse(asOf) + days * 86_400_000);

test.each([
  [0, 'pass'],
  [30, 'pass'],
  [31, 'warn'],
  [900, 'warn'],
])('after %d days: %s', (days, verdict) => {
  expect(checkRanges(environment('dev'), after(days))).toMatchObject({
    where: 'dev',
    verdict,
    found: `of ${asOf}, ${days} days old`,
  });
});

test('what is old comes with the command that renews it', () => {
  expect(checkRanges(environment('prod'), after(31)).command).toBe('npm run -s delivery -- ranges --cloud zscaler.net');
});

test("ranges of the file itself are nobody's to renew, and that is said", () => {
  const loaded = environment('prod');
  const own = {
    ...loaded,
    environment: {
      ...loaded.environment,
      zscaler: { ...loaded.environment.zscaler, hubPrefixes: ['198.51.100.0/24'] },
    },
  };
  expect(checkRanges(own, after(0))).toMatchObject({
    verdict: 'warn',
    found: '1 listed in the file itself, which no refresh changes',
  });
});
