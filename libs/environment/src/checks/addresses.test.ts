import { expectProblems } from '../testing/expect-problems';

const ownAddresses = `  addresses:                          # fixed, and checked against the NAT gateway's and AWS's own
    web-01: { management: 10.0.0.140, service: 10.0.0.141 }
    firewall-01: { management: 10.0.0.150, service: 10.0.0.151 }
`;

expectProblems([
  [
    'an address in the public subnet',
    { dev: [['management: 10.0.0.140', 'management: ▸10.0.0.14']] },
    'relay.addresses.web-01.management',
    'private subnet',
  ],
  [
    'an address in the public subnet beside another problem',
    {
      dev: [
        ['management: 10.0.0.140', 'management: ▸10.0.0.14'],
        ['web: 5140', 'web: ▸many'],
      ],
    },
    'siem[0].ports.web, relay.addresses.web-01.management',
    '',
  ],
  [
    'an address AWS keeps',
    { dev: [['service: 10.0.0.141', 'service: ▸10.0.0.131']] },
    'relay.addresses.web-01.service',
    'AWS keeps',
  ],
  [
    'the broadcast address',
    { dev: [['service: 10.0.0.141', 'service: ▸10.0.0.255']] },
    'relay.addresses.web-01.service',
    'AWS keeps',
  ],
  [
    'an address that is taken',
    { dev: [['management: 10.0.0.150', 'management: ▸10.0.0.141']] },
    'relay.addresses.firewall-01.management',
    'already taken by web-01 eth1',
  ],
  [
    'a NAT gateway in the private subnet',
    { dev: [['addresses: [10.0.0.20]', 'addresses: [▸10.0.0.200]']] },
    'natGateway.addresses[0]',
    'outside its public subnet',
  ],
  [
    'more NAT gateways than zones',
    { dev: [['addresses: [10.0.0.20]', 'addresses: ▸[10.0.0.20, 10.0.0.21]']] },
    'natGateway.addresses',
    '2 addresses for 1 zones',
  ],
  [
    'a server that does not exist',
    {
      dev: [['    firewall-01: {', '    web-02: ▸{ management: 10.0.0.160, service: 10.0.0.161 }\n    firewall-01: {']],
    },
    'relay.addresses.web-02',
    'no server web-02',
  ],
  [
    'a server without addresses beside one with',
    { dev: [[ownAddresses, '  ▸addresses:\n    web-01: { management: 10.0.0.140, service: 10.0.0.141 }\n']] },
    'relay.addresses',
    'firewall-01 has no addresses',
  ],
  [
    'the interfaces of a server in two subnets',
    {
      prod: [
        [
          '  users: 38000',
          `  users: 38000
  addresses:
    web-01: { management: 10.1.0.140, service: ▸10.1.0.210 }
    web-02: { management: 10.1.0.211, service: 10.1.0.212 }
    firewall-01: { management: 10.1.0.150, service: 10.1.0.151 }
    firewall-02: { management: 10.1.0.220, service: 10.1.0.221 }`,
        ],
      ],
    },
    'relay.addresses.web-01.service',
    'in one subnet',
  ],
  ['a VPC too large', { dev: [['10.0.0.0/24 ', '▸172.20.0.0/15 ']] }, 'vpc.cidr', 'at most a /16'],
  ['a VPC too small', { dev: [['10.0.0.0/24 ', '▸10.0.0.0/28 ']] }, 'vpc.cidr', '/29'],
]);
