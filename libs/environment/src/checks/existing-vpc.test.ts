import { expectNoProblems, expectProblems, expectWarnings } from '../testing/expect-problems';

const existing = (
  publicCidr = '10.0.0.0/25',
  privateCidr = '10.0.0.128/25',
  privateId = 'subnet-0b0b0b0b',
  at = '',
) => `  existing:
    id: vpc-0a0a0a0a
    publicSubnets: [{ id: subnet-0a0a0a0a, cidr: ${publicCidr}, routeTableId: rtb-0a0a0a0a }]
    privateSubnets: [{ id: ${at === 'id' ? '▸' : ''}${privateId}, cidr: ${at === 'cidr' ? '▸' : ''}${privateCidr}, routeTableId: rtb-0b0b0b0b }]

zscaler:`;
const noNatGateway = ['natGateway:\n  addresses: [10.0.0.20]\n', ''] as const;

expectProblems([
  [
    'NAT addresses for a VPC that has its own',
    {
      dev: [
        ['\nzscaler:', existing()],
        ['natGateway:', '▸natGateway:'],
      ],
    },
    'natGateway',
    'brings its own',
  ],
  [
    'a subnet outside the VPC',
    { dev: [['\nzscaler:', existing('▸10.9.0.0/25')], noNatGateway] },
    'vpc.existing.publicSubnets[0].cidr',
    'outside the VPC',
  ],
  [
    'one subnet as public and private',
    { dev: [['\nzscaler:', existing('10.0.0.0/25', '10.0.0.128/25', 'subnet-0a0a0a0a', 'id')], noNatGateway] },
    'vpc.existing.privateSubnets[0].id',
    'listed twice',
  ],
  [
    'subnets that overlap',
    { dev: [['\nzscaler:', existing('10.0.0.0/24', '10.0.0.128/25', 'subnet-0b0b0b0b', 'cidr')], noNatGateway] },
    'vpc.existing.privateSubnets[0].cidr',
    'overlaps subnet-0a0a0a0a',
  ],
  [
    'fewer subnets than zones',
    {
      dev: [
        [
          '\nzscaler:',
          existing().replace('publicSubnets: ', 'publicSubnets: ▸').replace('privateSubnets: ', 'privateSubnets: ▸'),
        ],
        noNatGateway,
        ['zones: [ap-northeast-1a]', 'zones: [ap-northeast-1a, ap-northeast-1c]'],
      ],
    },
    'vpc.existing.publicSubnets, vpc.existing.privateSubnets',
    '1 p',
  ],
]);

const ranges = (list: string, cidr = '10.3.0.0/25', dns = '') =>
  [
    [
      '\nzscaler:',
      existing('10.0.0.0/25', cidr).replace('    publicSubnets', `    secondaryCidrs: [${list}]\n    publicSubnets`),
    ],
    noNatGateway,
    [
      "  addresses:                          # fixed, and checked against the NAT gateway's and AWS's own\n    web-01: { management: 10.0.0.140, service: 10.0.0.141 }\n    firewall-01: { management: 10.0.0.150, service: 10.0.0.151 }\n",
      '',
    ],
    ...(dns ? [['  remoteSupport: false', `  dns: [${dns}]\n  remoteSupport: false`] as const] : []),
  ] as const;

expectProblems([
  [
    'a subnet outside of every range',
    { dev: ranges('10.3.0.0/24', '▸10.4.0.0/25') },
    'vpc.existing.privateSubnets[0].cidr',
    'outside the VPC',
  ],
  [
    'ranges that overlap',
    { dev: ranges('▸10.0.0.0/16, 10.3.0.0/24') },
    'vpc.existing.secondaryCidrs[0]',
    'overlaps 10.0.0.0/24',
  ],
  ['a further range with host bits', { dev: ranges('▸10.3.0.1/24') }, 'vpc.existing.secondaryCidrs[0]', 'host bits'],
  [
    'a further range on the internet',
    { dev: ranges('10.3.0.0/24, ▸198.51.100.0/24') },
    'vpc.existing.secondaryCidrs[1]',
    'outside private address space',
  ],
  [
    'a SIEM in a further range',
    { dev: [...ranges('10.3.0.0/24'), ['172.16.10.0/28', '▸10.3.0.240/28']] },
    'siem[0].prefixes[0]',
    'overlaps the VPC 10.3.0.0/24',
  ],
  [
    'a resolver in a further range that nothing answers at',
    { dev: ranges('10.3.0.0/24', '10.3.0.0/25', '▸10.3.0.9/32') },
    'zscaler.dns[0]',
    'nothing in the VPC answers DNS',
  ],
  [
    'a further range that is the VPC of another environment',
    { dev: ranges('10.3.0.0/24, ▸10.1.0.0/24'), prod: [['cidr: 10.1.0.0/24', 'cidr: ▸10.1.0.0/24']] },
    'vpc.existing.secondaryCidrs[1], vpc.cidr',
    'which meets it at the same router',
  ],
]);

expectWarnings([
  [
    'a further range that AWS services use',
    { dev: ranges('10.3.0.0/24, ▸172.17.0.0/24') },
    'vpc.existing.secondaryCidrs[1]',
    '172.17.0.0/16',
  ],
]);

const central = existing().replace(/ {4}publicSubnets.*\n/, '');
expectNoProblems([
  ['an existing VPC with a further range', { dev: ranges('10.3.0.0/24') }],
  ['an existing VPC that traffic leaves by another one', { dev: [['\nzscaler:', central], noNatGateway] }],
  [
    'the same, said in so many words',
    {
      dev: [
        ['\nzscaler:', central.replace('    privateSubnets', '    publicSubnets: []\n    privateSubnets')],
        noNatGateway,
      ],
    },
  ],
  [
    'an existing VPC with a flow log of its own',
    { dev: [['\nzscaler:', existing().replace('\n\nzscaler', '\n    flowLog: false\n\nzscaler')], noNatGateway] },
  ],
]);

expectNoProblems([['an existing VPC', { dev: [['\nzscaler:', existing()], noNatGateway] }]]);
