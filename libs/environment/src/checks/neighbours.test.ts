import { expectNoProblems, expectProblems, expectWarnings } from '../testing/expect-problems';

const prodRange = [
  ['cidr: 10.1.0.0/24', 'cidr: ▸10.0.0.0/24'],
  ['  dns: [10.1.0.2/32]\n', ''],
] as const;

expectProblems([
  [
    'one range for two VPCs at one router',
    { dev: [['cidr: 10.0.0.0/24', 'cidr: ▸10.0.0.0/24']], prod: prodRange },
    'vpc.cidr, vpc.cidr',
    'overlaps 10.0.0.0/24 of',
  ],
  [
    'one range for two VPCs at one VPN device',
    {
      dev: [
        ['cidr: 10.0.0.0/24', 'cidr: ▸10.0.0.0/24'],
        ['customerAsn: 65001', 'customerAsn: 65002'],
        [
          '    amazonAddress: 169.254.100.2/30\n',
          '    amazonAddress: 169.254.100.2/30\n  backup: { kind: vpn, customerGatewayAddress: 198.51.100.7 }\n',
        ],
      ],
      prod: prodRange,
    },
    'vpc.cidr, vpc.cidr',
    'overlaps 10.0.0.0/24 of',
  ],
  [
    'one link for two environments',
    {
      dev: [
        ['169.254.100.1/30', '▸169.254.101.1/30'],
        ['169.254.100.2/30', '169.254.101.2/30'],
      ],
      prod: [['169.254.101.1/30', '▸169.254.101.1/30']],
    },
    'privateConnection.virtualInterface.customerAddress, privateConnection.virtualInterface.customerAddress',
    'BGP link overlaps',
  ],
  [
    'a SIEM in the other VPC',
    { dev: [['172.16.10.0/28', '▸10.1.0.0/28']] },
    'siem[0].prefixes[0]',
    'overlaps the VPC 10.1.0.0/24 of prod',
  ],
  [
    'one VLAN twice on a connection',
    {
      dev: [
        ['origin: hosted ', 'origin: own '],
        ['id: dxvif-fg1example', 'connectionId: dxcon-fg2example'],
        ['vlan: 101', 'vlan: ▸202'],
      ],
      prod: [['vlan: 202', 'vlan: ▸202']],
    },
    'privateConnection.virtualInterface.vlan, privateConnection.virtualInterface.vlan',
    'the VLAN is taken',
  ],
  [
    'one hosted interface for two environments',
    {
      dev: [['id: dxvif', 'id: ▸dxvif']],
      prod: [
        ['origin: own', 'origin: hosted'],
        ['connectionId: dxcon-fg2example', 'id: ▸dxvif-fg1example'],
        ['    mtu: 1500\n', ''],
        ['    authKeySecret: nss-prod/bgp       # Secrets Manager; never a literal\n', ''],
      ],
    },
    'privateConnection.virtualInterface.id, privateConnection.virtualInterface.id',
    'already',
  ],
  [
    'one purpose twice in an account and region',
    {
      dev: [['purpose: nss-dev ', 'purpose: ▸nss-prod ']],
      prod: [
        ['account: "222222222222"', 'account: ▸"111111111111"'],
        ['purpose: nss-prod', 'purpose: ▸nss-prod'],
      ],
    },
    'purpose, account, purpose',
    '',
  ],
  [
    'one purpose in two regions of an account: roles know no region',
    {
      dev: [
        ['purpose: nss-dev ', 'purpose: ▸nss-prod '],
        ['region: ap-northeast-1', 'region: ap-northeast-3'],
        ['ap-northeast-1a', 'ap-northeast-3a'],
      ],
      prod: [
        ['account: "222222222222"', 'account: ▸"111111111111"'],
        ['purpose: nss-prod', 'purpose: ▸nss-prod'],
      ],
    },
    'purpose, account, purpose',
    '',
  ],
  [
    'a purpose that begins like another one of the account',
    {
      dev: [['purpose: nss-dev ', 'purpose: ▸nss ']],
      prod: [
        ['account: "222222222222"', 'account: ▸"111111111111"'],
        ['purpose: nss-prod', 'purpose: ▸nss-prod'],
      ],
    },
    'purpose, account, purpose',
    '',
  ],
  [
    'a promotion within one account',
    { prod: [['"222222222222"', '▸"111111111111"']] },
    'account',
    'shares its account',
  ],
  [
    'a promotion from itself',
    { prod: [['promotedFrom: dev ', 'promotedFrom: ▸prod ']] },
    'promotedFrom',
    'from itself',
  ],
  [
    'a promotion from nowhere',
    { prod: [['promotedFrom: dev ', 'promotedFrom: ▸stage ']] },
    'promotedFrom',
    'no environment stage',
  ],
  [
    'a promotion in a circle',
    { dev: [['owner:', 'promotedFrom: ▸prod\nowner:']], prod: [['promotedFrom: dev ', 'promotedFrom: ▸dev ']] },
    'promotedFrom, promotedFrom',
    'in a circle',
  ],
]);

expectWarnings([
  [
    'one range for two VPCs of one SIEM',
    {
      dev: [
        ['cidr: 10.0.0.0/24', 'cidr: ▸10.0.0.0/24'],
        ['172.16.10.0/28', '172.16.20.0/29'],
        ['customerAsn: 65001', 'customerAsn: 65002'],
      ],
      prod: prodRange,
    },
    'vpc.cidr, vpc.cidr',
    'overlaps 10.0.0.0/24 of',
  ],
]);

expectNoProblems([
  [
    'one link subnet for two routers whose sites use one private range',
    {
      dev: [
        ['169.254.100.1/30', '169.254.101.1/30'],
        ['169.254.100.2/30', '169.254.101.2/30'],
        ['172.16.10.0/28', '172.16.20.0/28'],
        ['customerAsn: 65001', 'customerAsn: 65352'],
      ],
    },
  ],
  [
    'one range for two VPCs that never meet',
    {
      dev: [['customerAsn: 65001', 'customerAsn: 65002']],
      prod: [
        ['cidr: 10.1.0.0/24', 'cidr: 10.0.0.0/24'],
        ['  dns: [10.1.0.2/32]\n', ''],
      ],
    },
  ],
  [
    'one account without a promotion',
    {
      prod: [
        ['"222222222222"', '"111111111111"'],
        ['promotedFrom: dev                     # deployed only after dev, and only when a person approves\n', ''],
      ],
    },
  ],
]);
