import { contains, overlaps, vpcRanges } from '@nss/network';
import { type Finding } from '../problem';
import { type Environment } from '../schema';
import { type Check } from './check';
import { vpcPrefixes } from './prefixes';

/** A VPC that exists already: its subnets lie in it, are different, and its NAT gateways are its own. */
export const existingVpc: Check = function* (environment) {
  const { vpc, natGateway } = environment;
  if (!vpc.existing) return;
  yield* overlappingRanges(environment);
  if (natGateway) {
    yield {
      path: ['natGateway'],
      message: 'an existing VPC brings its own NAT gateways; these addresses would have no effect',
      allowed: 'no natGateway beside vpc.existing',
      remedy: 'remove natGateway, or remove vpc.existing to have a VPC created',
    };
  }
  const { publicSubnets, privateSubnets } = vpc.existing;
  const subnets = [
    ...publicSubnets.map((subnet, i) => ({ ...subnet, path: ['vpc', 'existing', 'publicSubnets', i] })),
    ...privateSubnets.map((subnet, i) => ({ ...subnet, path: ['vpc', 'existing', 'privateSubnets', i] })),
  ];
  for (const [i, { id, cidr, path }] of subnets.entries()) {
    const ranges = vpcRanges(vpc);
    if (!ranges.some((range) => contains(range, cidr))) {
      yield {
        path: [...path, 'cidr'],
        message: 'the subnet is outside the VPC',
        allowed: `a prefix inside ${ranges.join(' or ')}`,
        remedy:
          'correct this prefix or vpc.cidr; where the VPC has further ranges, name them in vpc.existing.secondaryCidrs',
      };
    }
    const before = subnets.slice(0, i);
    const twin = before.find((other) => other.id === id);
    if (twin) {
      yield {
        path: [...path, 'id'],
        message: 'the subnet is listed twice',
        allowed: 'each subnet once',
        remedy: 'name another subnet: public and private ones differ',
      };
      continue;
    }
    const other = before.find((subnet) => overlaps(subnet.cidr, cidr));
    if (other) {
      yield {
        path: [...path, 'cidr'],
        message: `the subnet overlaps ${other.id} (${other.cidr})`,
        allowed: 'subnets that share no address',
        remedy: 'correct one of the two prefixes',
      };
    }
  }
};

/** The ranges of one VPC share no address. Source: docs.aws.amazon.com/vpc, "VPC CIDR blocks". */
function* overlappingRanges(environment: Environment): Generator<Finding> {
  const ranges = vpcPrefixes(environment);
  for (const [i, { path, prefix }] of ranges.entries()) {
    const other = ranges.slice(0, i).find((before) => overlaps(before.prefix, prefix));
    if (other)
      yield {
        path,
        message: `the range overlaps ${other.prefix} of the same VPC`,
        allowed: 'ranges that share no address',
        remedy: 'name each range of the VPC once',
      };
  }
}
