import { type LoadedEnvironment } from '@nss/environment';
import { OLD_SNAPSHOT_DAYS, fetchRangesCommand, hubRanges, snapshotAgeDays } from '@nss/network';
import { judged, known, type Line } from '../line';

/** How old the hub ranges are that an environment goes by: a hub that is newer is not reached. */
export function checkRanges(
  {
    name: where,
    environment: {
      zscaler: { cloud, hubPrefixes },
    },
  }: LoadedEnvironment,
  today: Date,
): Line {
  const subject = {
    where,
    check: 'hub ranges',
    wanted: `of ${cloud}, at most ${OLD_SNAPSHOT_DAYS} days old`,
    askWith: fetchRangesCommand(cloud),
  };
  return judged(subject, known(hubPrefixes ? undefined : hubRanges(cloud)), (held) => {
    if (!held)
      return {
        verdict: 'warn',
        found: `${hubPrefixes?.length ?? 0} listed in the file itself, which no refresh changes`,
        command: 'npm run -s delivery -- ranges   # compares them with what is published',
      };
    const days = snapshotAgeDays(held, today);
    const found = `of ${held.asOf}, ${days} days old`;
    return days <= OLD_SNAPSHOT_DAYS
      ? { verdict: 'pass', found }
      : { verdict: 'warn', found, command: fetchRangesCommand(cloud) };
  });
}
