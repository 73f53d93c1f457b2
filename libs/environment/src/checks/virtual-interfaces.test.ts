import {
  type BadFile,
  DEV_CONNECTION as devConnection,
  expectNoProblems,
  expectProblems,
  expectWarnings,
} from '../testing/expect-problems';

/** A virtual interface as an entry of the list, with other values for some of its keys. */
function entry(number: number, changes: Record<string, string | undefined> = {}): string {
  const values: Record<string, string | undefined> = {
    origin: 'own',
    vlan: `10${number}`,
    connectionId: `dxcon-fg${number}example`,
    customerAsn: '65001',
    customerAddress: `169.254.11${number}.1/30`,
    amazonAddress: `169.254.11${number}.2/30`,
    ...changes,
  };
  const written = Object.entries(values).filter(([, value]) => value !== undefined);
  return `    - { ${written.map(([key, value]) => `${key}: ${value}`).join(', ')} }\n`;
}

const hosted = (number: number, id: string) => entry(number, { origin: 'hosted', connectionId: undefined, id });
const listed = (entries: string, kind = 'virtual-private-gateway', more = '') => ({
  dev: [[devConnection, `  kind: ${kind}\n  amazonAsn: 64512\n${more}  virtualInterfaces:\n${entries}`]] as const,
});

// docs.aws.amazon.com/directconnect/latest/UserGuide/WorkingWithVirtualInterfaces.html: a VLAN is one interface of a connection.
expectProblems([
  [
    'one VLAN twice on the connection of one environment',
    // A warning comes with it, as one connection has both.
    listed(entry(1) + entry(2, { connectionId: '▸dxcon-fg1example', vlan: '▸101' })),
    'privateConnection.virtualInterfaces[1].vlan',
    'the VLAN is taken on dxcon-fg1example',
  ],
  [
    'one hosted interface twice in one environment',
    listed(hosted(1, 'dxvif-fg1example') + hosted(2, '▸dxvif-fg1example')),
    'privateConnection.virtualInterfaces[1].id',
    'another virtual interface of this environment',
  ],
  [
    'two BGP links in one subnet',
    listed(entry(1) + entry(2, { customerAddress: '▸169.254.111.1/30', amazonAddress: '169.254.111.2/30' })),
    'privateConnection.virtualInterfaces[1].customerAddress',
    'overlaps another BGP link',
  ],
  ...(['virtual-private-gateway', 'direct-connect-gateway', 'transit-gateway'] as const).map(
    (kind): BadFile => [
      `one beside the list, by ${kind}`,
      {
        dev: [
          [
            devConnection,
            `${devConnection.replace('virtual-private-gateway', kind).replace('  virtualInterface:', '  ▸virtualInterface:')}  virtualInterfaces:\n${entry(2)}`,
          ],
        ],
      },
      'privateConnection.virtualInterface',
      'beside the list',
    ],
  ),
  ...(['virtual-private-gateway', 'direct-connect-gateway'] as const).map(
    (kind): BadFile => [
      `neither one nor a list, by ${kind}`,
      {
        dev: [
          ['privateConnection:', '▸privateConnection:'],
          [devConnection, `  kind: ${kind}\n`],
        ],
      },
      'privateConnection.virtualInterface',
      'the key is missing',
    ],
  ),
  [
    'an empty list',
    { dev: [[devConnection, '  kind: virtual-private-gateway\n  virtualInterfaces: ▸[]\n']] },
    'privateConnection.virtualInterfaces',
    'too few entries',
  ],
  [
    'more of them than two devices in two locations have',
    {
      dev: [
        [
          devConnection,
          `  kind: virtual-private-gateway\n  ▸virtualInterfaces:\n    ${[1, 2, 3, 4, 5]
            .map((number) => entry(number))
            .join('')
            .trimStart()}`,
        ],
      ],
    },
    'privateConnection.virtualInterfaces',
    'too many entries',
  ],
  [
    'one interface as a list',
    {
      dev: [['  virtualInterface:\n', '  ▸virtualInterfaces:\n']],
    },
    'privateConnection.virtualInterfaces',
    'not a list',
  ],
  [
    'an origin that no interface has',
    listed(entry(1) + entry(2, { origin: '▸owned' })),
    'privateConnection.virtualInterfaces[1].origin',
    'not one of the choices',
  ],
  [
    'the jumbo frames of before, in the list',
    listed(entry(1) + entry(2, { mtu: '▸9001' })),
    'privateConnection.virtualInterfaces[1].mtu',
    'not one of the choices any more',
  ],
  [
    'a key in place of the name of a secret, in the list',
    listed(entry(1) + entry(2, { authKeySecret: '▸9f86d081884c7d659a2feaa0c55ad015' })),
    'privateConnection.virtualInterfaces[1].authKeySecret',
    'the key itself',
  ],
  [
    'the number of the gateway for the second router',
    listed(entry(1) + entry(2, { customerAsn: '▸64512' })),
    'privateConnection.virtualInterfaces[1].customerAsn',
    'both sides',
  ],
  [
    'a link of two environments at one router, second in the list',
    {
      ...listed(entry(1) + entry(2, { customerAddress: '▸169.254.109.1/30', amazonAddress: '169.254.109.2/30' })),
      prod: [
        ['169.254.101.1/30', '▸169.254.109.1/30'],
        ['169.254.101.2/30', '169.254.109.2/30'],
      ],
    },
    'privateConnection.virtualInterfaces[1].customerAddress, privateConnection.virtualInterface.customerAddress',
    'BGP link overlaps',
  ],
  [
    'the connection and VLAN of another environment, second in the list',
    {
      ...listed(entry(3) + entry(4, { connectionId: 'dxcon-fg2example', vlan: '▸202' })),
      prod: [['vlan: 202', 'vlan: ▸202']],
    },
    'privateConnection.virtualInterfaces[1].vlan, privateConnection.virtualInterface.vlan',
    'the VLAN is taken',
  ],
]);

// docs.aws.amazon.com/directconnect/latest/UserGuide/resiliency_toolkit.html: each connection ends on a device of its own.
expectWarnings([
  [
    'two interfaces on one connection, neither of which is left when it is down',
    listed(entry(3) + entry(4, { connectionId: '▸dxcon-fg3example' })),
    'privateConnection.virtualInterfaces[1].connectionId',
    'none of them is left',
  ],
]);

expectNoProblems([
  ...(['virtual-private-gateway', 'direct-connect-gateway', 'transit-gateway'] as const).flatMap(
    (kind) =>
      [
        [`two interfaces, by ${kind}`, listed(entry(3) + entry(4), kind)],
        [`a hosted one and an own one, by ${kind}`, listed(hosted(3, 'dxvif-fg3example') + entry(4), kind)],
        [`a list of one, by ${kind}`, listed(entry(3), kind)],
      ] as const,
  ),
  [
    'one VLAN on two connections, and a VPN behind both',
    listed(
      entry(3, { vlan: '300' }) + entry(4, { vlan: '300' }),
      'virtual-private-gateway',
      '  backup: { kind: vpn, customerGatewayAddress: 203.0.113.9 }\n',
    ),
  ],
  ['two routers with numbers of their own', listed(entry(3) + entry(4, { customerAsn: '65044' }))],
]);
