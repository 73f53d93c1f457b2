import { overlaps, vpcRanges } from '@nss/network';
import { type Check } from './check';
import { UNREACHABLE_SPACE, siemPrefixes } from './prefixes';

/** The SIEM is somewhere else than the VPC, and every prefix belongs to one SIEM. */
export const siemRanges: Check = function* (environment) {
  const placed = siemPrefixes(environment);
  for (const [i, { path, prefix }] of placed.entries()) {
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
    const other = placed.slice(0, i).find((earlier) => overlaps(earlier.prefix, prefix));
    if (other) {
      const owner = environment.siem[other.path[1] as number]?.name;
      yield {
        path,
        message: `the SIEM prefix overlaps ${other.prefix} of SIEM ${owner}`,
        allowed: 'prefixes that share no address',
        remedy: 'keep each collector in one prefix of one SIEM',
      };
    }
  }
};
