import { contains, overlaps } from '@nss/network';
import { type Check } from './check';
import { PRIVATE_SPACE } from './prefixes';

/** Ranges AWS keeps for itself or recommends against. Source: docs.aws.amazon.com/vpc, "VPC CIDR blocks". */
const USED_BY_AWS = ['172.17.0.0/16'] as const;

/** The VPC lies in private address space: the relay's logs go to addresses that must not be somebody else's. */
export const vpcRange: Check = function* ({ vpc }) {
  if (!PRIVATE_SPACE.some((range) => contains(range, vpc.cidr))) {
    yield {
      path: ['vpc', 'cidr'],
      message: 'the VPC is outside private address space',
      allowed: `a prefix inside ${PRIVATE_SPACE.join(', ')}`,
      remedy: 'choose a private range that your network team has set aside for it',
    };
  }
  if (USED_BY_AWS.some((range) => overlaps(range, vpc.cidr))) {
    yield {
      path: ['vpc', 'cidr'],
      message: `the VPC overlaps ${USED_BY_AWS.join(', ')}, which AWS services use for themselves`,
      allowed: 'another private range',
      remedy: 'choose a range outside of it',
    };
  }
};
