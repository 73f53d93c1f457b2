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

/** A VPN that takes over when the virtual interface is down. */
export interface VpnBackup extends VpnDevice {
  /** @default - the virtual interface's customerAsn */
  readonly customerAsn?: number;
}

/** A Direct Connect gateway: an existing one by id, or one to create. */
interface DirectConnectGatewayInput {
  readonly id?: string;
  /** @default - the first of 64512 and 64513 that is not amazonAsn */
  readonly asn?: number;
}

/** The private connection of an environment file; its keys are the file's. */
export type PrivateConnectionInput =
  | {
      readonly kind: 'virtual-private-gateway';
      readonly amazonAsn: number;
      readonly virtualInterface: HostedInterface | OwnInterface;
      readonly backup?: VpnBackup;
    }
  | {
      readonly kind: 'direct-connect-gateway';
      readonly amazonAsn: number;
      readonly directConnectGateway: DirectConnectGatewayInput;
      readonly virtualInterface: HostedInterface | OwnInterface;
      readonly backup?: VpnBackup;
    }
  | {
      readonly kind: 'transit-gateway';
      readonly amazonAsn: number;
      readonly transitGatewayId?: string;
      /** Whether the VPC is attached here. A VPC has one attachment to each transit gateway. @default true */
      readonly attachment?: boolean;
      readonly directConnectGateway: DirectConnectGatewayInput;
      readonly virtualInterface?: HostedInterface | OwnInterface;
      readonly backup?: VpnBackup;
    }
  | (VpnDevice & {
      readonly kind: 'vpn';
      readonly amazonAsn: number;
      readonly customerAsn: number;
    });
