import { DEV_CONNECTION as devConnection, expectNoProblems, expectProblems } from '../testing/expect-problems';

const vpn = (more: string) => `  kind: vpn\n  customerAsn: 65010\n  customerGatewayAddress: 198.51.100.7\n${more}`;
const tunnels = (text: string) => vpn(`  tunnels: { ${text} }\n`);

expectProblems([
  [
    'one range for both tunnels',
    { dev: [[devConnection, tunnels('insideCidrs: [169.254.21.0/30, ▸169.254.21.0/30]')]] },
    'privateConnection.tunnels.insideCidrs[1]',
    'both tunnels',
  ],
  [
    'a range AWS keeps',
    { dev: [[devConnection, tunnels('insideCidrs: [▸169.254.169.252/30, 169.254.21.0/30]')]] },
    'privateConnection.tunnels.insideCidrs[0]',
    'keeps this range',
  ],
  [
    'a larger range',
    { dev: [[devConnection, tunnels('insideCidrs: [169.254.22.0/30, ▸169.254.21.0/29]')]] },
    'privateConnection.tunnels.insideCidrs[1]',
    'no range for the inside',
  ],
  [
    'a range of the network',
    { dev: [[devConnection, tunnels('insideCidrs: [169.254.22.0/30, ▸10.0.0.0/30]')]] },
    'privateConnection.tunnels.insideCidrs[1]',
    'no range for the inside',
  ],
  [
    "a key in place of a secret's name",
    { dev: [[devConnection, tunnels('preSharedKeySecrets: [nss-dev/vpn-1, ▸9f86d081884c7d659a2feaa0c55ad015]')]] },
    'privateConnection.tunnels.preSharedKeySecrets[1]',
    'looks like the key itself',
  ],
  [
    'static routes on a transit gateway',
    {
      dev: [
        [
          devConnection,
          '  kind: transit-gateway\n  backup: { kind: vpn, customerAsn: 65010, customerGatewayAddress: 198.51.100.7, staticRoutes: ▸true }\n',
        ],
      ],
    },
    'privateConnection.backup.staticRoutes',
    'its own route tables',
  ],
]);

expectNoProblems([
  [
    "tunnels of one's own",
    {
      dev: [
        [
          devConnection,
          tunnels(
            'ikeVersions: [ikev1], insideCidrs: [169.254.21.0/30, 169.254.22.0/30], preSharedKeySecrets: [nss-dev/vpn-1, nss-dev/vpn-2]',
          ),
        ],
      ],
    },
  ],
  ['static routes at a virtual private gateway', { dev: [[devConnection, vpn('  staticRoutes: true\n')]] }],
]);
