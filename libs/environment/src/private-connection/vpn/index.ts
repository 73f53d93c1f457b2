import * as z from 'zod';
import { asn } from '../../primitives';
import { CONNECTION_PATH } from '../connection';
import { connectionKind } from '../kind';
import { amazonAsn, virtualPrivateGatewayOf } from '../parts/gateway';
import { device } from '../parts/vpn';

const schema = z.strictObject({
  kind: z.literal('vpn').describe('site-to-site VPN with two tunnels, on a virtual private gateway of its own'),
  amazonAsn,
  customerAsn: asn.describe('AS number of your VPN device'),
  ...device,
});

/** A VPN alone. */
export const vpn = connectionKind({
  schema,
  example: { kind: 'vpn', amazonAsn: 64520, customerAsn: 65003, customerGatewayAddress: '198.51.100.9' },
  normalForm: (written) => ({
    gateway: virtualPrivateGatewayOf(written),
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
