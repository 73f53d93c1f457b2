import { nameTag, resourceName } from '@nss/naming';
import { SecretValue } from 'aws-cdk-lib';
import { CfnCustomerGateway, CfnVPNConnection, CfnVPNConnectionRoute } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { type VpnTunnels } from './input';

/** What a {@link VpnConnection} is made from. */
export interface VpnConnectionProps {
  readonly purpose: string;
  /** From 1. */
  readonly number: number;
  /** Public address of the device on the other side. */
  readonly customerGatewayAddress: string;
  readonly customerAsn: number;
  /** Where it ends on the AWS side. */
  readonly gateway: { readonly vpnGatewayId: string } | { readonly transitGatewayId: string };
  /** Routed to the other side without BGP. @default - BGP */
  readonly staticPrefixes?: readonly string[];
  /** @default - as AWS chooses, with IKEv2 */
  readonly tunnels?: VpnTunnels;
}

/**
 * The largest AS number the property BgpAsn takes; a larger one is BgpAsnExtended, and a customer gateway has one of the two.
 * Source: docs.aws.amazon.com/AWSCloudFormation, AWS::EC2::CustomerGateway.
 */
const LARGEST_BGP_ASN = 2_147_483_647;

/** Opened and reopened from the AWS side. Source: docs.aws.amazon.com/vpn, "Tunnel options". */
const TUNNEL = { startupAction: 'start', dpdTimeoutAction: 'restart' };

/** Source: AWS's resource schema of AWS::EC2::VPNConnection (PreSharedKeyStorage, create-only). */
const KEY_STORAGE = { 'secrets-manager': 'SecretsManager', 'vpn-service': 'Standard' } as const;

/** A site-to-site VPN with two tunnels. Keys of our own are read from Secrets Manager while CloudFormation deploys; no template holds one. */
export class VpnConnection extends Construct {
  readonly vpnConnectionId: string;
  /** `nss-prod-vpn-connection-01` */
  readonly name: string;

  constructor(
    scope: Construct,
    id: string,
    { purpose, number, customerGatewayAddress, customerAsn, gateway, staticPrefixes, tunnels = {} }: VpnConnectionProps,
  ) {
    super(scope, id);
    this.name = resourceName(purpose, 'vpn-connection', number);
    const customerGateway = new CfnCustomerGateway(this, 'CustomerGateway', {
      type: 'ipsec.1',
      ipAddress: customerGatewayAddress,
      ...(customerAsn > LARGEST_BGP_ASN ? { bgpAsnExtended: customerAsn } : { bgpAsn: customerAsn }),
      tags: nameTag(resourceName(purpose, 'customer-gateway', number)),
    });
    this.vpnConnectionId = new CfnVPNConnection(this, 'Connection', {
      type: 'ipsec.1',
      customerGatewayId: customerGateway.ref,
      ...gateway,
      preSharedKeyStorage: KEY_STORAGE[tunnels.keyStorage ?? 'secrets-manager'],
      staticRoutesOnly: staticPrefixes !== undefined,
      vpnTunnelOptionsSpecifications: [tunnelOptions(tunnels, 0), tunnelOptions(tunnels, 1)],
      tags: nameTag(this.name),
    }).ref;
    for (const destinationCidrBlock of staticPrefixes ?? []) {
      new CfnVPNConnectionRoute(this, `Route-${destinationCidrBlock.replace(/[./]/g, 'x')}`, {
        vpnConnectionId: this.vpnConnectionId,
        destinationCidrBlock,
      });
    }
  }
}

function tunnelOptions(
  { ikeVersions = ['ikev2'], insideCidrs, preSharedKeySecrets }: VpnTunnels,
  tunnel: 0 | 1,
): CfnVPNConnection.VpnTunnelOptionsSpecificationProperty {
  const [tunnelInsideCidr, secret] = [insideCidrs?.[tunnel], preSharedKeySecrets?.[tunnel]];
  return {
    ikeVersions: ikeVersions.map((value) => ({ value })),
    ...TUNNEL,
    ...(tunnelInsideCidr !== undefined && { tunnelInsideCidr }),
    ...(secret !== undefined && { preSharedKey: SecretValue.secretsManager(secret).unsafeUnwrap() }),
  };
}
