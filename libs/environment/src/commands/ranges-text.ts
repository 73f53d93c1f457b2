import { OLD_SNAPSHOT_DAYS, fetchRangesCommand, hubRanges, snapshotAgeDays } from '@nss/network';
import { type Environment } from '../schema';

/** Which hub ranges a file goes by and how old they are, with the command that renews what is old. */
export function rangesText({ zscaler: { cloud, hubPrefixes } }: Environment, today: Date): string {
  const held = hubPrefixes ? undefined : hubRanges(cloud);
  if (!held) return 'hub ranges of the file itself';
  const days = snapshotAgeDays(held, today);
  return `hub ranges of ${held.asOf}, ${days} days old${days > OLD_SNAPSHOT_DAYS ? ` (renew them: ${fetchRangesCommand(cloud)})` : ''}`;
}
