import { contains, overlaps } from '@nss/network';
import { type Check } from './check';

/** A VPC that exists already: its subnets lie in it, are different, and its NAT gateways are its own. */
export const existingVpc: Check = function* ({ vpc, natGateway }) {
  if (!vpc.existing) return;
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
    if (!contains(vpc.cidr, cidr)) {
      yield { path: [...path, 'cidr'], message: 'the subnet is outside the VPC', allowed: `a prefix inside ${vpc.cidr}`, remedy: 'correct this prefix or vpc.cidr' };
    }
    const before = subnets.slice(0, i);
    const twin = before.find((other) => other.id === id);
    if (twin) {
      yield { path: [...path, 'id'], message: 'the subnet is listed twice', allowed: 'each subnet once', remedy: 'name another subnet: public and private ones differ' };
      continue;
    }
    const other = before.find((subnet) => overlaps(subnet.cidr, cidr));
    if (other) {
      yield { path: [...path, 'cidr'], message: `the subnet overlaps ${other.id} (${other.cidr})`, allowed: 'subnets that share no address', remedy: 'correct one of the two prefixes' };
    }
  }
};
