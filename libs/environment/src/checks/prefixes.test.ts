import { expectNoProblems, expectProblems, expectWarnings } from '../testing/expect-problems';

const noFixedAddresses = [
  [
    "  addresses:                          # fixed, and checked against the NAT gateway's and AWS's own\n    web-01: { management: 10.0.0.140, service: 10.0.0.141 }\n    firewall-01: { management: 10.0.0.150, service: 10.0.0.151 }\n",
    '',
  ],
  ['natGateway:\n  addresses: [10.0.0.20]\n', ''],
] as const;
const vpc = (cidr: string, zones = '[ap-northeast-1a]') =>
  [
    ...noFixedAddresses,
    ['cidr: 10.0.0.0/24 ', `cidr: ${cidr} `],
    ['zones: [ap-northeast-1a]', `zones: ${zones}`],
  ] as const;

const manyPrefixes = Array.from({ length: 101 }, (_, i) => `172.16.${i + 100}.0/28`).join(', ');

expectProblems([
  ['a VPC prefix with host bits', { dev: [['cidr: 10.0.0.0/24', 'cidr: ▸10.0.0.1/24']] }, 'vpc.cidr', 'host bits'],
  [
    'a SIEM prefix with host bits',
    { dev: [['172.16.10.0/28', '▸172.16.10.1/28']] },
    'siem[0].prefixes[0]',
    'host bits',
  ],
  [
    'hub prefixes with host bits',
    { dev: [['  remoteSupport: false', '  hubPrefixes: [198.51.100.0/24, ▸203.0.113.9/24]\n  remoteSupport: false']] },
    'zscaler.hubPrefixes[1]',
    'host bits',
  ],
  ['a VPC on the internet', { dev: vpc('▸198.51.100.0/24') }, 'vpc.cidr', 'outside private address space'],
  ['a SIEM in the VPC', { dev: [['172.16.10.0/28', '▸10.0.0.64/28']] }, 'siem[0].prefixes[0]', 'overlaps the VPC'],
  [
    'a SIEM around both VPCs',
    { dev: [['172.16.10.0/28', '▸▸10.0.0.0/8']] },
    'siem[0].prefixes[0], siem[0].prefixes[0]',
    'overlaps the VPC',
  ],
  [
    'a SIEM at loopback addresses',
    { dev: [['172.16.10.0/28', '▸127.0.0.0/28']] },
    'siem[0].prefixes[0]',
    'no collector',
  ],
  [
    'hub prefixes of a private network',
    { dev: [['  remoteSupport: false', '  hubPrefixes: [▸192.168.0.0/24]\n  remoteSupport: false']] },
    'zscaler.hubPrefixes[0]',
    'on no hub',
  ],
  [
    'hub prefixes that are half of the internet',
    { dev: [['  remoteSupport: false', '  hubPrefixes: [▸128.0.0.0/1]\n  remoteSupport: false']] },
    'zscaler.hubPrefixes[0]',
    'too wide',
  ],
  [
    'a misspelt cloud',
    { dev: [['cloud: zscaler.net ', 'cloud: ▸zsclaer.net ']] },
    'zscaler.cloud',
    'no such Zscaler cloud',
  ],
  [
    'a misspelt cloud with ranges of its own',
    { dev: [['cloud: zscaler.net ', 'cloud: ▸zscalertow.net\n  hubPrefixes: [198.51.100.0/24] ']] },
    'zscaler.cloud',
    'no such Zscaler cloud',
  ],
  [
    'a cloud of nobody, without ranges',
    { dev: [['cloud: zscaler.net ', 'cloud: ▸acme-private.net ']] },
    'zscaler.cloud',
    'no such Zscaler cloud',
  ],
  [
    'a cloud without ranges',
    { dev: [['cloud: zscaler.net ', 'cloud: ▸zscalertwo.net ']] },
    'zscaler.cloud',
    'no hub ranges',
  ],
  [
    'the resolver of another VPC',
    { prod: [['dns: [10.1.0.2/32]', 'dns: [▸10.1.0.9/32]']] },
    'zscaler.dns[0]',
    'nothing in the VPC answers DNS',
  ],
  [
    'time from link-local nowhere',
    { dev: [['169.254.169.123/32', '▸169.254.169.12/32']] },
    'zscaler.ntp[0]',
    'no NTP server answers',
  ],
  [
    'more SIEM prefixes than BGP carries',
    {
      dev: [
        ['siem:\n', '▸siem:\n'],
        ['[172.16.10.0/28]', `[${manyPrefixes}]`],
      ],
    },
    'siem',
    'more routes than a BGP session',
  ],
]);

expectWarnings([
  [
    "a cloud of somebody's own with its ranges",
    { dev: [['cloud: zscaler.net ', 'cloud: ▸acme-private.net\n  hubPrefixes: [198.51.100.0/24] ']] },
    'zscaler.cloud',
    'no such Zscaler cloud',
  ],
  ['a VPC that AWS services use', { dev: vpc('▸172.17.4.0/24') }, 'vpc.cidr', '172.17.0.0/16'],
]);

expectNoProblems([
  ['the reference files', {}],
  ['a /16 with three zones', { dev: vpc('10.8.0.0/16', '[ap-northeast-1a, ap-northeast-1c, ap-northeast-1d]') }],
  ['the smallest VPC that holds two subnets', { dev: vpc('192.168.9.0/27') }],
  ['shared address space', { dev: vpc('100.64.0.0/24') }],
  [
    'another cloud with its ranges',
    { dev: [['cloud: zscaler.net ', 'cloud: zscalertwo.net\n  hubPrefixes: [198.51.100.0/24] ']] },
  ],
  ['resolvers at the SOC and on the internet', { prod: [['dns: [10.1.0.2/32]', 'dns: [172.16.20.3/32, 9.9.9.9/32]']] }],
]);
