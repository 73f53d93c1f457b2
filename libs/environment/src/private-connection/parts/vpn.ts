import * as z from 'zod';
import { asn, cidr, ipv4, text } from '../../primitives';
import { CONNECTION_PATH, type ConnectionInterface, type ConnectionVpn } from '../connection';

/** Source: docs.aws.amazon.com/vpn/latest/s2svpn/VPNTunnels.html, "Tunnel options for your Site-to-Site VPN connection". */
const tunnels = z
  .strictObject({
    ikeVersions: z
      .array(z.enum(['ikev1', 'ikev2']))
      .min(1)
      .max(2)
      .default(['ikev2'])
      .describe('what your device may open a tunnel with. @default ikev2'),
    insideCidrs: z
      .array(cidr)
      .length(2)
      .optional()
      .describe('a /30 of 169.254.0.0/16 for each tunnel. @default - AWS chooses both'),
    preSharedKeySecrets: z
      .array(text(/^[A-Za-z0-9/_+=.@-]{1,512}$/, 'the name of a Secrets Manager secret, never the key itself'))
      .length(2)
      .optional()
      .describe(
        'names of the Secrets Manager secrets with the key of each tunnel: 8 to 64 letters, digits, periods and underscores, not beginning with 0. @default - AWS generates both',
      ),
    keyStorage: z
      .enum(['secrets-manager', 'vpn-service'])
      .default('secrets-manager')
      .describe(
        'where AWS keeps the keys in use: in Secrets Manager, or in the VPN service, where whoever may describe a VPN reads them. @default secrets-manager',
      ),
  })
  .prefault({});

/** The keys of a VPN's device. */
export const device = {
  customerGatewayAddress: ipv4.describe(
    'public IPv4 address of your VPN device; an IPv6 one needs a connection of a kind that this network, which has IPv4 only, cannot use',
  ),
  staticRoutes: z
    .boolean()
    .default(false)
    .describe(
      'a route to each SIEM prefix instead of BGP, for a device without it; not on a transit gateway, whose owner sets routes. @default false',
    ),
  tunnels,
};

/** A VPN beside virtual interfaces. */
export const backup = z
  .strictObject({
    kind: z.literal('vpn'),
    ...device,
    customerAsn: asn
      .optional()
      .describe("AS number of your VPN device. @default - the (first) virtual interface's customerAsn"),
  })
  .optional()
  .describe('a site-to-site VPN that takes over when no virtual interface is up. @default - none');

/** The VPN behind virtual interfaces, whose router is its device where the file says nothing else. */
export function backupOf(
  written: { readonly backup?: z.output<typeof backup> },
  interfaces: () => readonly ConnectionInterface[],
): ConnectionVpn[] {
  const { backup: vpn } = written;
  if (!vpn) return [];
  const path = [...CONNECTION_PATH, 'backup'];
  const inherited = () => (vpn.customerAsn === undefined ? interfaces()[0] : undefined);
  return [
    {
      path,
      device: vpn,
      get customerAsn() {
        return vpn.customerAsn ?? inherited()?.input.customerAsn;
      },
      get customerAsnPath() {
        return [...(inherited()?.path ?? path), 'customerAsn'];
      },
    },
  ];
}
