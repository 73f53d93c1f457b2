import {
  type DirectConnectGatewayInput,
  type HostedInterface,
  type OwnInterface,
  type PrivateConnectionInput,
  type VpnDevice,
} from '@nss/network';
import { type KeyPath } from '../problem';

/** A virtual interface, and where the file has it. */
export interface ConnectionInterface {
  readonly path: KeyPath;
  readonly input: HostedInterface | OwnInterface;
}

/** A VPN, and where the file has it. */
export interface ConnectionVpn {
  readonly path: KeyPath;
  readonly device: VpnDevice & { readonly tunnels: NonNullable<VpnDevice['tunnels']> };
  /** Nothing where neither the VPN nor a virtual interface says it. */
  readonly customerAsn: number | undefined;
  /** Where the file says it, or has to. */
  readonly customerAsnPath: KeyPath;
}

/**
 * The normal form of a private connection: its parts, whatever kind of it the file names, with the places the file has them at.
 * It may be read as far as the file holds it (`partial.ts`): each part is looked up when it is asked for.
 */
export interface Connection extends PrivateConnectionInput {
  readonly directConnectGateway?: DirectConnectGatewayInput;
  readonly virtualInterfaces: readonly ConnectionInterface[];
  readonly vpnConnections: readonly ConnectionVpn[];
}

/** A private connection as its file writes it; only its kind knows the keys, everybody else reads `connectionOf`. */
export interface WrittenConnection {
  readonly kind: string;
}

/** Where a file has its private connection. */
export const CONNECTION_PATH = ['privateConnection'] as const;
