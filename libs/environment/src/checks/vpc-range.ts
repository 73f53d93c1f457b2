import { contains, overlaps } from '@nss/network';
import { type Check } from './check';
import { PRIVATE_SPACE, vpcPrefixes } from './prefixes';

/**
 * A range that some services of AWS, Cloud9 and SageMaker among them, use inside of their own machines: AWS advises against it, and
 * takes it. Source: docs.aws.amazon.com/vpc, "VPC CIDR blocks".
 */
const USED_BY_SERVICES = '172.17.0.0/16';

/** The VPC lies in private address space: the relay's logs go to addresses that must not be somebody else's. */
export const vpcRange: Check = function* (environment) {
  for (const { path, prefix } of vpcPrefixes(environment)) {
    if (!PRIVATE_SPACE.some((range) => contains(range, prefix))) {
      yield {
        path,
        message: 'the VPC is outside private address space',
        allowed: `a prefix inside ${PRIVATE_SPACE.join(', ')}`,
        remedy: 'choose a private range that your network team has set aside for it',
      };
    }
    if (overlaps(USED_BY_SERVICES, prefix)) {
      yield {
        path,
        severity: 'warning',
        message: `the VPC overlaps ${USED_BY_SERVICES}, which services such as Cloud9 and SageMaker use inside of their machines: AWS advises against it`,
        allowed: 'any private range; another one spares those services trouble',
        remedy: `choose a range outside of ${USED_BY_SERVICES}, or leave it where no such service reaches this VPC`,
      };
    }
  }
};
