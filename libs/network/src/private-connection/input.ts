/** A BGP session over a Direct Connect virtual interface. Addresses carry their prefix length, `169.254.100.1/30`. */
interface BgpSession {
  readonly vlan: number;
  readonly customerAsn: number;
  readonly customerAddress: string;
  readonly amazonAddress: string;
}

/** A virtual interface the carrier allocated: accepted by a runbook, never created here. */
export interface HostedInterface extends BgpSession {
  readonly origin: 'hosted';
  readonly id: string;
}

/** A virtual interface created on a connection of this account. */
export interface OwnInterface extends BgpSession {
  readonly origin: 'own';
  readonly connectionId: string;
  readonly mtu: 1500 | 8500;
  /** Name of the Secrets Manager secret that holds the BGP MD5 key. @default - AWS generates a key */
  readonly authKeySecret?: string;
}

/** A device on the other side of a VPN, and what it can do. */
export interface VpnDevice {
  readonly customerGatewayAddress: string;
  /** A route to each prefix instead of BGP; a virtual private gateway hands them on. @default false */
  readonly staticRoutes?: boolean;
  /** @default - as AWS chooses, with IKEv2 */
  readonly tunnels?: VpnTunnels;
}

/** Both tunnels of a VPN. */
export interface VpnTunnels {
  /** @default ikev2 */
  readonly ikeVersions?: readonly ('ikev1' | 'ikev2')[];
  /** A /30 for each tunnel. @default - AWS chooses */
  readonly insideCidrs?: readonly string[];
  /** Names of Secrets Manager secrets, one for each tunnel. @default - AWS generates the keys */
  readonly preSharedKeySecrets?: readonly string[];
  /** Where AWS keeps the keys in use; in the VPN service, whoever may describe the VPN reads them. @default secrets-manager */
  readonly keyStorage?: 'secrets-manager' | 'vpn-service';
}

/** A virtual private gateway of the VPC's own: what the other side announces is propagated to the route tables. */
export interface VirtualPrivateGatewayInput {
  readonly type: 'virtual-private-gateway';
  readonly amazonAsn: number;
}

/** A transit gateway that the VPC is attached to: it announces nothing to a VPC, so that each prefix is a route. */
export interface TransitGatewayInput {
  readonly type: 'transit-gateway';
  readonly amazonAsn: number;
  /** An existing one. @default - one is created */
  readonly existingId?: string;
  /** Whether the VPC is attached here, or was by somebody else: it has one attachment to each transit gateway. */
  readonly attach: boolean;
}

/** A Direct Connect gateway: an existing one by id, or one to create. */
export interface DirectConnectGatewayInput {
  /** @default - one is created */
  readonly id?: string;
  /** AS number of one that is created; of an existing one nobody here knows it. */
  readonly asn?: number;
}

/**
 * A private connection in its parts, whatever kind of it the environment file names: the normal form that constructs, alarms,
 * runbooks and checks read.
 */
export interface PrivateConnectionInput {
  /** What the VPC meets the other side at. */
  readonly gateway: VirtualPrivateGatewayInput | TransitGatewayInput;
  /** Where the virtual interfaces end; not made or associated where there are none. @default - at the gateway of the VPC */
  readonly directConnectGateway?: DirectConnectGatewayInput;
  /** A `transit` one leads to a transit gateway. Numbered in this order. */
  readonly virtualInterfaces: readonly { readonly input: HostedInterface | OwnInterface }[];
  /** Numbered in this order. */
  readonly vpnConnections: readonly VpnInput[];
}

/** A site-to-site VPN, alone or as a backup. */
export interface VpnInput {
  readonly device: VpnDevice;
  /** AS number of the device. */
  readonly customerAsn: number | undefined;
}

/**
 * The type of the virtual interfaces that a gateway of a VPC is reached by.
 * Source: docs.aws.amazon.com/directconnect/latest/UserGuide/WorkingWithVirtualInterfaces.html
 */
export function virtualInterfaceType({ type }: PrivateConnectionInput['gateway']): 'private' | 'transit' {
  return { 'virtual-private-gateway': 'private' as const, 'transit-gateway': 'transit' as const }[type];
}

/**
 * Whether routes to what lies behind a gateway are written into the route tables of the VPC, and not propagated.
 * Source: docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html
 */
export function writesRoutes({ type }: PrivateConnectionInput['gateway']): boolean {
  return { 'virtual-private-gateway': false, 'transit-gateway': true }[type];
}

/** Addresses of each private subnet that a gateway takes: an attachment to a transit gateway has an interface in each. */
export function addressesPerSubnet(gateway: PrivateConnectionInput['gateway']): number {
  switch (gateway.type) {
    case 'virtual-private-gateway':
      return 0;
    case 'transit-gateway':
      // One that others made takes its address too, and nobody knows which.
      return 1;
  }
}

/** A gateway that other people made, which the VPC meets the other side at. */
export interface GatewayOfOthers {
  readonly type: 'transit-gateway';
  readonly id: string;
  /** AS number of its side, as the file says it. */
  readonly amazonAsn: number;
  /** Whether the VPC is attached to it here, or was by somebody else. */
  readonly attach: boolean;
}

/** The gateway of a VPC where other people made it; none where it is created here. */
export function gatewayOfOthers(gateway: PrivateConnectionInput['gateway']): GatewayOfOthers | undefined {
  switch (gateway.type) {
    case 'virtual-private-gateway':
      return undefined;
    case 'transit-gateway': {
      const { type, existingId: id, amazonAsn, attach } = gateway;
      return id === undefined ? undefined : { type, id, amazonAsn, attach };
    }
  }
}
