import { directConnectGateway } from './direct-connect-gateway';
import { type ConnectionKind } from './kind';
import { transitGateway } from './transit-gateway';
import { virtualPrivateGateway } from './virtual-private-gateway';
import { vpn } from './vpn';

/** Every kind of private connection. This is the one list; whatever else is about kinds is derived from it. */
export const CONNECTION_KINDS: readonly ConnectionKind[] = [
  virtualPrivateGateway,
  directConnectGateway,
  transitGateway,
  vpn,
];
