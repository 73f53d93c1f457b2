import { knownClouds, overlaps } from '@nss/network';
import { type Check } from './check';
import { UNREACHABLE_SPACE, PRIVATE_SPACE, listed } from './prefixes';

/** Prefixes shorter than this are no data centre: a slip that would open half of the internet. */
const SHORTEST_HUB_PREFIX = 8;

/** The hub ranges are in the repository or in the file, and they are the vendor's public addresses. */
export const hubRanges: Check = function* ({ zscaler }) {
  if (!zscaler.hubPrefixes && !knownClouds.includes(zscaler.cloud)) {
    yield {
      path: ['zscaler', 'cloud'],
      message: 'the repository holds no hub ranges of this cloud',
      allowed: `${knownClouds.join(' | ')}, or another cloud together with zscaler.hubPrefixes`,
      remedy: `take the list from https://config.zscaler.com/api/${zscaler.cloud}/hubs/cidr/json/required into zscaler.hubPrefixes`,
    };
  }
  for (const { path, prefix } of listed(['zscaler', 'hubPrefixes'], zscaler.hubPrefixes)) {
    const special = [...PRIVATE_SPACE, ...UNREACHABLE_SPACE].find((range) => overlaps(range, prefix));
    if (Number(prefix.split('/')[1]) < SHORTEST_HUB_PREFIX) {
      yield { path, message: 'the prefix is too wide for a Zscaler hub', allowed: `a prefix of /${SHORTEST_HUB_PREFIX} or longer`, remedy: 'give the ranges the vendor publishes' };
    } else if (special) {
      yield { path, message: `the prefix holds addresses of ${special}, which are on no hub`, allowed: 'public addresses', remedy: 'give the ranges the vendor publishes' };
    }
  }
};
