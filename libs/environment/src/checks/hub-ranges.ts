import { ZSCALER_CLOUDS, meantCloud, overlaps } from '@nss/network';
import { hubPrefixesOf, missingRanges } from '../derive/hub-prefixes';
import { type Check } from './check';
import { UNREACHABLE_SPACE, PRIVATE_SPACE, listed } from './prefixes';

/** Prefixes shorter than this are no data centre: a slip that would open half of the internet. */
const SHORTEST_HUB_PREFIX = 8;

/** The hub ranges are in the repository or in the file, and they are the vendor's public addresses. */
export const hubRanges: Check = function* ({ zscaler }) {
  const clouds = ZSCALER_CLOUDS as readonly string[];
  const meant = meantCloud(zscaler.cloud);
  const unknown = {
    path: ['zscaler', 'cloud'],
    message: 'there is no such Zscaler cloud that is known here',
    allowed: clouds.join(' | '),
  };
  if (!clouds.includes(zscaler.cloud) && (meant !== undefined || !zscaler.hubPrefixes)) {
    yield {
      ...unknown,
      remedy: meant
        ? `did you mean ${meant}?`
        : 'write the cloud that the Zscaler admin portal names; a cloud of your own needs zscaler.hubPrefixes beside it',
    };
  } else if (!clouds.includes(zscaler.cloud)) {
    yield {
      ...unknown,
      severity: 'warning',
      remedy: 'check the name in the Zscaler admin portal; the ranges of zscaler.hubPrefixes are used',
    };
  } else if (hubPrefixesOf({ zscaler }) === undefined) {
    yield missingRanges(zscaler.cloud);
  }
  for (const { path, prefix } of listed(['zscaler', 'hubPrefixes'], zscaler.hubPrefixes)) {
    const special = [...PRIVATE_SPACE, ...UNREACHABLE_SPACE].find((range) => overlaps(range, prefix));
    if (Number(prefix.split('/')[1]) < SHORTEST_HUB_PREFIX) {
      yield {
        path,
        message: 'the prefix is too wide for a Zscaler hub',
        allowed: `a prefix of /${SHORTEST_HUB_PREFIX} or longer`,
        remedy: 'give the ranges the vendor publishes',
      };
    } else if (special) {
      yield {
        path,
        message: `the prefix holds addresses of ${special}, which are on no hub`,
        allowed: 'public addresses',
        remedy: 'give the ranges the vendor publishes',
      };
    }
  }
};
