import { overlaps, vpcRanges } from '@nss/network';
import { type Check } from './check';
import { UNREACHABLE_SPACE, siemPrefixes } from './prefixes';

/** The SIEM is somewhere else than the VPC. Several may be at one address: their feeds differ in their ports (`feed-collisions.ts`). */
export const siemRanges: Check = function* (environment) {
  for (const { path, prefix } of siemPrefixes(environment)) {
    const cidr = vpcRanges(environment.vpc).find((range) => overlaps(prefix, range));
    if (cidr !== undefined) {
      yield {
        path,
        message: `the SIEM prefix overlaps the VPC ${cidr}: its packets would never leave the VPC`,
        allowed: `a prefix outside ${cidr}`,
        remedy: "give the collectors' own addresses, or choose another vpc.cidr",
      };
    }
    const unreachable = UNREACHABLE_SPACE.find((range) => overlaps(prefix, range));
    if (unreachable) {
      yield {
        path,
        message: `the SIEM prefix holds addresses of ${unreachable}, which no collector can have`,
        allowed: 'the addresses of the collectors',
        remedy: "give the collectors' own addresses",
      };
    }
  }
};
