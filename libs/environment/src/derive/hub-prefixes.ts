import { type PlanProblem, ZSCALER_CLOUDS, fetchRangesCommand, hubRanges, ipv4HubPrefixes } from '@nss/network';
import { type Environment } from '../schema';

/** Where the tenant's Zscaler cloud answers: what the file names, or the repository's snapshot of the cloud; nothing where there is neither. */
export function hubPrefixesOf({ zscaler }: Pick<Environment, 'zscaler'>): readonly string[] | undefined {
  const ranges = zscaler.hubPrefixes ? undefined : hubRanges(zscaler.cloud);
  return zscaler.hubPrefixes ?? (ranges && ipv4HubPrefixes(ranges));
}

/** What to say of a cloud whose ranges are neither in the repository nor in the file. */
export function missingRanges(cloud: string): PlanProblem {
  return {
    path: ['zscaler', 'cloud'],
    value: cloud,
    message: `the repository holds no hub ranges of ${cloud} yet`,
    allowed: `${ZSCALER_CLOUDS.join(' | ')}, its ranges in the repository or in zscaler.hubPrefixes`,
    remedy: `fetch them: ${fetchRangesCommand(cloud)} (or list those of https://config.zscaler.com/api/${cloud}/hubs/cidr/json/required as zscaler.hubPrefixes)`,
  };
}
