import { expectNoProblems, expectProblems } from './expect-problems';

const existing = (publicCidr = '10.0.0.0/25', privateCidr = '10.0.0.128/25', privateId = 'subnet-0b', at = '') => `  existing:
    id: vpc-0a
    publicSubnets: [{ id: subnet-0a, cidr: ${publicCidr}, routeTableId: rtb-0a }]
    privateSubnets: [{ id: ${at === 'id' ? '▸' : ''}${privateId}, cidr: ${at === 'cidr' ? '▸' : ''}${privateCidr}, routeTableId: rtb-0b }]

zscaler:`;
const noNatGateway = ['natGateway:\n  addresses: [10.0.0.20]\n', ''] as const;

expectProblems([
  ['NAT addresses for a VPC that has its own', { dev: [['\nzscaler:', existing()], ['natGateway:', '▸natGateway:']] }, 'natGateway', 'brings its own'],
  ['a subnet outside the VPC', { dev: [['\nzscaler:', existing('▸10.9.0.0/25')], noNatGateway] }, 'vpc.existing.publicSubnets[0].cidr', 'outside the VPC'],
  ['one subnet as public and private', { dev: [['\nzscaler:', existing('10.0.0.0/25', '10.0.0.128/25', 'subnet-0a', 'id')], noNatGateway] }, 'vpc.existing.privateSubnets[0].id', 'listed twice'],
  ['subnets that overlap', { dev: [['\nzscaler:', existing('10.0.0.0/24', '10.0.0.128/25', 'subnet-0b', 'cidr')], noNatGateway] }, 'vpc.existing.privateSubnets[0].cidr', 'overlaps subnet-0a'],
  ['fewer subnets than zones', { dev: [
    ['\nzscaler:', existing().replace('publicSubnets: ', 'publicSubnets: ▸').replace('privateSubnets: ', 'privateSubnets: ▸')], noNatGateway,
    ['zones: [ap-northeast-1a]', 'zones: [ap-northeast-1a, ap-northeast-1c]'],
  ] }, 'vpc.existing.publicSubnets, vpc.existing.privateSubnets', '1 p'],
]);

expectNoProblems([['an existing VPC', { dev: [['\nzscaler:', existing()], noNatGateway] }]]);
