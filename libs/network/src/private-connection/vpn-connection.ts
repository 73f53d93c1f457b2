import { nameTag, resourceName } from '@nss/naming';
import { CfnCustomerGateway, CfnVPNConnection } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';

/** What a {@link VpnConnection} is made from. */
export interface VpnConnectionProps {
  readonly purpose: string;
  /** Public address of the device on the other side. */
  readonly customerGatewayAddress: string;
  readonly customerAsn: number;
  /** Where it ends on the AWS side. */
  readonly gateway: { readonly vpnGatewayId: string } | { readonly transitGatewayId: string };
}

/**
 * The largest AS number the property BgpAsn takes; a larger one is BgpAsnExtended, and a customer gateway has one of the two.
 * Source: docs.aws.amazon.com/AWSCloudFormation, AWS::EC2::CustomerGateway.
 */
const LARGEST_BGP_ASN = 2_147_483_647;

/** Both tunnels alike: IKEv2 only, opened and reopened from the AWS side. Source: docs.aws.amazon.com/vpn, "Tunnel options". */
const TUNNEL = { ikeVersions: [{ value: 'ikev2' }], startupAction: 'start', dpdTimeoutAction: 'restart' };

/** A site-to-site VPN with two tunnels and dynamic routing; AWS generates both pre-shared keys. */
export class VpnConnection extends Construct {
  readonly vpnConnectionId: string;
  /** `nss-prod-vpn-connection-01` */
  readonly name: string;

  constructor(scope: Construct, id: string, { purpose, customerGatewayAddress, customerAsn, gateway }: VpnConnectionProps) {
    super(scope, id);
    this.name = resourceName(purpose, 'vpn-connection', 1);
    const customerGateway = new CfnCustomerGateway(this, 'CustomerGateway', {
      type: 'ipsec.1',
      ipAddress: customerGatewayAddress,
      ...(customerAsn > LARGEST_BGP_ASN ? { bgpAsnExtended: customerAsn } : { bgpAsn: customerAsn }),
      tags: nameTag(resourceName(purpose, 'customer-gateway', 1)),
    });
    this.vpnConnectionId = new CfnVPNConnection(this, 'Connection', {
      type: 'ipsec.1',
      customerGatewayId: customerGateway.ref,
      ...gateway,
      staticRoutesOnly: false,
      vpnTunnelOptionsSpecifications: [TUNNEL, TUNNEL],
      tags: nameTag(this.name),
    }).ref;
  }
}
