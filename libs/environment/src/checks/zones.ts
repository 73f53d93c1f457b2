import { type Check } from './check';

/** Zones belong to the region, and each is named once. */
export const zones: Check = function* ({ region, vpc }) {
  for (const [i, zone] of vpc.zones.entries()) {
    const letter = zone.slice(-1);
    if (zone.slice(0, -1) !== region) {
      yield {
        path: ['vpc', 'zones', i],
        message: `the zone is not in the region ${region}`,
        allowed: `a zone of ${region}, for example ${region}a`,
        remedy: `write ${region}${letter}, or correct region`,
      };
    }
  }
};
