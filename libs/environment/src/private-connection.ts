import * as z from 'zod';
import { asn, cidr, ec2Id, gatewayId, interfaceAddress, ipv4, text } from './primitives';

const amazonAsn = asn
  .default(64512)
  .describe('AS number of the AWS side: of the virtual private gateway or the transit gateway. @default 64512');

const bgp = {
  vlan: z.int().min(1).max(4094).describe('802.1Q tag of the virtual interface'),
  customerAsn: asn.describe('AS number of the router on your side'),
  customerAddress: interfaceAddress.describe('your end of the BGP link, with its prefix length'),
  amazonAddress: interfaceAddress.describe('the AWS end of the BGP link, with its prefix length'),
};

const hostedInterface = z.strictObject({
  origin: z.literal('hosted').describe('allocated by the carrier; the accept-virtual-interface runbook confirms it'),
  id: text(/^dxvif-[a-z0-9]+$/, 'a virtual interface id, for example dxvif-fg1example'),
  ...bgp,
});

const ownInterface = z.strictObject({
  origin: z.literal('own').describe('created here, on a Direct Connect connection of this account'),
  connectionId: text(/^dx(con|lag)-[a-z0-9]+$/, 'a connection or LAG id, for example dxcon-fg2example'),
  mtu: z.literal([1500, 8500]).default(1500).describe('bytes. @default 1500'),
  authKeySecret: text(/^[A-Za-z0-9/_+=.@-]{1,512}$/, 'the name of a Secrets Manager secret, never the key itself')
    .optional()
    .describe('name of the Secrets Manager secret that holds the BGP MD5 key. @default - AWS generates a key'),
  ...bgp,
});

const virtualInterface = z.discriminatedUnion('origin', [hostedInterface, ownInterface]);

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

const device = {
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

const vpnBackup = z.strictObject({
  kind: z.literal('vpn'),
  ...device,
  customerAsn: asn.optional().describe("AS number of your VPN device. @default - the virtual interface's customerAsn"),
});

const behindInterface = {
  amazonAsn,
  virtualInterface,
  backup: vpnBackup
    .optional()
    .describe('a site-to-site VPN that takes over when the virtual interface is down. @default - none'),
};

const directConnectGateway = z
  .strictObject({
    id: gatewayId.optional().describe('an existing Direct Connect gateway. @default - one is created'),
    asn: asn
      .optional()
      .describe('AS number of a created one. @default - the first of 64512 and 64513 that is not amazonAsn'),
  })
  .prefault({});

const virtualPrivateGateway = z.strictObject({
  kind: z.literal('virtual-private-gateway').describe('private virtual interface straight to this VPC'),
  ...behindInterface,
});

const viaDirectConnectGateway = z.strictObject({
  kind: z
    .literal('direct-connect-gateway')
    .describe('private virtual interface to a gateway that several VPCs can share'),
  directConnectGateway,
  ...behindInterface,
});

const transitGateway = z.strictObject({
  kind: z.literal('transit-gateway').describe('transit virtual interface, or routing between VPCs'),
  transitGatewayId: ec2Id('tgw', 'a transit gateway id')
    .optional()
    .describe('an existing transit gateway. @default - one is created'),
  attachment: z
    .boolean()
    .default(true)
    .describe(
      'false where the VPC is attached to the transit gateway already, as with central egress through it: a VPC has one attachment to each. @default true',
    ),
  directConnectGateway,
  ...behindInterface,
  virtualInterface: virtualInterface
    .optional()
    .describe('@default - none: an attachment only, or the VPN of `backup` alone'),
});

const vpn = z.strictObject({
  kind: z.literal('vpn').describe('site-to-site VPN with two tunnels, on a virtual private gateway of its own'),
  amazonAsn,
  customerAsn: asn.describe('AS number of your VPN device'),
  ...device,
});

/** How the VPC reaches the SIEM without the internet. Source: AWS Direct Connect and Site-to-Site VPN user guides. */
export const privateConnection = z.discriminatedUnion('kind', [
  virtualPrivateGateway,
  viaDirectConnectGateway,
  transitGateway,
  vpn,
]);

/** A parsed private connection. */
export type PrivateConnection = z.infer<typeof privateConnection>;
