import { followed } from './follow';
import { type RepositoryCopy } from './repository-copy';

jest.setTimeout(600_000);

const KINDS = 'libs/environment/src/private-connection';

/** A site-to-site VPN that ends at a transit gateway of the environment's own: parts that there are, put together anew. */
const KIND = `import * as z from 'zod';
import { asn } from '../../primitives';
import { CONNECTION_PATH } from '../connection';
import { connectionKind } from '../kind';
import { amazonAsn } from '../parts/gateway';
import { device } from '../parts/vpn';

const schema = z.strictObject({
  kind: z.literal('transit-vpn').describe('site-to-site VPN with two tunnels, on a transit gateway of its own'),
  amazonAsn,
  customerAsn: asn.describe('AS number of your VPN device'),
  ...device,
});

/** A VPN alone, at a transit gateway. */
export const transitVpn = connectionKind({
  schema,
  example: { kind: 'transit-vpn', amazonAsn: 64520, customerAsn: 65004, customerGatewayAddress: '198.51.100.11' },
  normalForm: (written) => ({
    gateway: {
      type: 'transit-gateway',
      attach: true,
      get amazonAsn() {
        return written.amazonAsn;
      },
    },
    virtualInterfaces: [],
    vpnConnections: [
      {
        path: CONNECTION_PATH,
        device: written,
        get customerAsn() {
          return written.customerAsn;
        },
        customerAsnPath: [...CONNECTION_PATH, 'customerAsn'],
      },
    ],
  }),
  check: () => [],
});
`;

function byHand(copy: RepositoryCopy): void {
  copy.write(`${KINDS}/transit-vpn/index.ts`, KIND);
  copy.replace(
    `${KINDS}/kinds.ts`,
    'import { virtualPrivate',
    "import { transitVpn } from './transit-vpn';\nimport { virtualPrivate",
  );
  copy.replace(`${KINDS}/kinds.ts`, '  vpn,\n', '  vpn,\n  transitVpn,\n');
}

test('a kind of private connection: the recipe can be followed, and changes what it lists', () => {
  const { changed, listed } = followed('A kind of private connection', byHand);
  expect(changed).toEqual(listed);
});
