import { type Edit } from '../testing/edited-files';
import {
  type BadFile,
  DEV_CONNECTION as devConnection,
  expectNoProblems,
  expectProblems,
} from '../testing/expect-problems';

const through = (gateway: string, more = '') =>
  [
    ['kind: virtual-private-gateway', `kind: ${gateway}`],
    ['  amazonAsn: 64512', `  amazonAsn: 64512${more}`],
  ] as const;

/** EC2 API reference, CreateCustomerGateway, as it stood until the list was taken out of the model. */
const AMAZONS_BY_REGION = [
  ['eu-west-1', 9059],
  ['ap-northeast-1', 10124],
  ['ap-southeast-1', 17943],
] as const;
const devIn = (region: string): Edit[] => [
  ['region: ap-northeast-1', `region: ${region}`],
  ['[ap-northeast-1a]', `[${region}a]`],
];

expectProblems([
  [
    'link ends of different prefix lengths',
    { dev: [['169.254.100.2/30', '▸169.254.100.2/29']] },
    'privateConnection.virtualInterface.amazonAddress',
    'different prefix lengths',
  ],
  [
    'link ends in different subnets',
    { dev: [['169.254.100.2/30', '▸169.254.100.6/30']] },
    'privateConnection.virtualInterface.amazonAddress',
    'different subnets',
  ],
  [
    'link ends that are one',
    { dev: [['169.254.100.2/30', '▸169.254.100.1/30']] },
    'privateConnection.virtualInterface.amazonAddress',
    'the same address',
  ],
  [
    'the network address as an end',
    { dev: [['169.254.100.1/30', '▸169.254.100.0/30']] },
    'privateConnection.virtualInterface.customerAddress',
    'network address',
  ],
  [
    'the broadcast address as an end',
    { dev: [['169.254.100.2/30', '▸169.254.100.3/30']] },
    'privateConnection.virtualInterface.amazonAddress',
    'broadcast address',
  ],
  [
    'a link without room',
    {
      dev: [
        ['169.254.100.1/30', '▸169.254.100.1/32'],
        ['169.254.100.2/30', '169.254.100.2/32'],
      ],
    },
    'privateConnection.virtualInterface.customerAddress',
    'no place for two',
  ],
  [
    'a link in the VPC',
    {
      dev: [
        ['169.254.100.1/30', '▸10.0.0.241/30'],
        ['169.254.100.2/30', '10.0.0.242/30'],
      ],
    },
    'privateConnection.virtualInterface.customerAddress',
    'overlaps the VPC',
  ],
  [
    'a link around the SIEM',
    {
      dev: [
        ['169.254.100.1/30', '▸172.16.10.1/30'],
        ['169.254.100.2/30', '172.16.10.2/30'],
      ],
    },
    'privateConnection.virtualInterface.customerAddress',
    'overlaps a SIEM prefix',
  ],
  [
    'a link at the time service',
    {
      dev: [
        ['169.254.100.1/30', '▸169.254.169.121/30'],
        ['169.254.100.2/30', '169.254.169.122/30'],
      ],
    },
    'privateConnection.virtualInterface.customerAddress',
    'NTP server',
  ],
  [
    'one AS number on both sides',
    { dev: [['customerAsn: 65001', 'customerAsn: ▸64512']] },
    'privateConnection.virtualInterface.customerAsn',
    'both sides',
  ],
  [
    'a reserved AS number',
    { dev: [['customerAsn: 65001', 'customerAsn: ▸23456']] },
    'privateConnection.virtualInterface.customerAsn',
    'reserved',
  ],
  [
    "Amazon's own AS number",
    { dev: [['customerAsn: 65001', 'customerAsn: ▸7224']] },
    'privateConnection.virtualInterface.customerAsn',
    "it is Amazon's",
  ],
  ...AMAZONS_BY_REGION.flatMap(([region, asn]): BadFile[] => [
    [
      `AS number ${asn} in ${region}, on an interface`,
      { dev: [...devIn(region), ['customerAsn: 65001', `customerAsn: ▸${asn}`]] },
      'privateConnection.virtualInterface.customerAsn',
      `Amazon's in ${region}`,
    ],
    [
      `AS number ${asn} in ${region}, of a VPN`,
      {
        dev: [
          ...devIn(region),
          [devConnection, `  kind: vpn\n  customerAsn: ▸${asn}\n  customerGatewayAddress: 203.0.113.9\n`],
        ],
      },
      'privateConnection.customerAsn',
      `Amazon's in ${region}`,
    ],
    [
      `AS number ${asn} in ${region}, of a backup`,
      {
        dev: [
          ...devIn(region),
          [
            devConnection,
            `${devConnection}  backup: { kind: vpn, customerGatewayAddress: 203.0.113.9, customerAsn: ▸${asn} }\n`,
          ],
        ],
      },
      'privateConnection.backup.customerAsn',
      `Amazon's in ${region}`,
    ],
  ]),
  [
    'a public AS number for AWS',
    { dev: [['amazonAsn: 64512', 'amazonAsn: ▸3320']] },
    'privateConnection.amazonAsn',
    'private AS number only',
  ],
  [
    'a Direct Connect gateway numbered as the transit gateway',
    { dev: through('transit-gateway', '\n  directConnectGateway: { asn: ▸64512 }') },
    'privateConnection.directConnectGateway.asn',
    'of the transit gateway',
  ],
  [
    'your number for the Direct Connect gateway',
    {
      dev: [
        ...through('direct-connect-gateway', '\n  directConnectGateway: { asn: 65001 }'),
        ['customerAsn: 65001', 'customerAsn: ▸65001'],
      ],
    },
    'privateConnection.virtualInterface.customerAsn',
    'both sides',
  ],
  [
    'the number a Direct Connect gateway is given',
    { dev: [...through('direct-connect-gateway'), ['customerAsn: 65001', 'customerAsn: ▸64513']] },
    'privateConnection.virtualInterface.customerAsn',
    'both sides',
  ],
  [
    'a number for an existing Direct Connect gateway',
    { dev: through('direct-connect-gateway', '\n  directConnectGateway: { id: x, asn: ▸64999 }') },
    'privateConnection.directConnectGateway.asn',
    'already',
  ],
  [
    'a VPN alone without your AS number',
    {
      dev: [
        [devConnection, '  kind: transit-gateway\n  ▸backup: { kind: vpn, customerGatewayAddress: 203.0.113.9 }\n'],
      ],
    },
    'privateConnection.backup.customerAsn',
    'AS number of your device is missing',
  ],
  [
    'a VPC that nothing attaches',
    {
      dev: [
        [devConnection, '  kind: transit-gateway\n  transitGatewayId: tgw-0123456789abcdef0\n  attachment: ▸false\n'],
      ],
    },
    'privateConnection.attachment',
    'nothing attaches the VPC',
  ],
  [
    'a transit gateway that leads nowhere',
    {
      dev: [
        ['privateConnection:', '▸privateConnection:'],
        [devConnection, '  kind: transit-gateway\n'],
      ],
    },
    'privateConnection',
    'no way to the SIEM',
  ],
  [
    'a VPN to a private address',
    { prod: [['198.51.100.7', '▸192.168.1.7']] },
    'privateConnection.backup.customerGatewayAddress',
    'cannot reach it',
  ],
  [
    "a key in place of a secret's name",
    { prod: [['nss-prod/bgp ', '▸9f86d081884c7d659a2feaa0c55ad015 ']] },
    'privateConnection.virtualInterface.authKeySecret',
    'the key itself',
  ],
  [
    "an access key in place of a secret's name",
    { prod: [['nss-prod/bgp ', '▸AKIAIOSFODNN7EXAMPLE ']] },
    'privateConnection.virtualInterface.authKeySecret',
    'the key itself',
  ],
  [
    'the jumbo frames of before',
    { prod: [['mtu: 1500', 'mtu: ▸9001']] },
    'privateConnection.virtualInterface.mtu',
    'not one of the choices any more',
  ],
  [
    'frames of nobody',
    { prod: [['mtu: 1500', 'mtu: ▸9000']] },
    'privateConnection.virtualInterface.mtu',
    'not one of the choices',
  ],
  [
    'a key of another kind of connection',
    { dev: [['  amazonAsn: 64512', '  amazonAsn: 64512\n  ▸transitGatewayId: tgw-0123']] },
    'privateConnection.transitGatewayId',
    'unknown key',
  ],
]);

expectNoProblems([
  ['a Direct Connect gateway', { dev: through('direct-connect-gateway') }],
  [
    'an existing Direct Connect gateway',
    { dev: through('direct-connect-gateway', '\n  directConnectGateway: { id: 5f294f92-bafb-4011-916d-9b0bexample }') },
  ],
  ['a transit gateway', { dev: through('transit-gateway', '\n  directConnectGateway: { asn: 64999 }') }],
  [
    'a transit gateway attachment alone',
    { dev: [[devConnection, '  kind: transit-gateway\n  transitGatewayId: tgw-0123456789abcdef0\n']] },
  ],
  ['a VPN', { dev: [[devConnection, '  kind: vpn\n  customerAsn: 65010\n  customerGatewayAddress: 203.0.113.9\n']] }],
  [
    'a link of two addresses',
    {
      dev: [
        ['169.254.100.1/30', '169.254.100.0/31'],
        ['169.254.100.2/30', '169.254.100.1/31'],
      ],
    },
  ],
  ['a number that Amazon has in another region', { dev: [['customerAsn: 65001', 'customerAsn: 9059']] }],
  ['the longest AS number', { dev: [['customerAsn: 65001', 'customerAsn: 4294967294']] }],
  ['a secret by its path', { prod: [['nss-prod/bgp ', 'Team-7/network/nss_prod/bgpMd5-2026 ']] }],
]);
