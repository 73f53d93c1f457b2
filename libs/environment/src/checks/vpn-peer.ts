import { contains } from '@nss/network';
import { type Check } from './check';
import { PRIVATE_SPACE, UNREACHABLE_SPACE } from './prefixes';

/** A site-to-site VPN runs over the internet, so your device has a public address. */
export const vpnPeer: Check = function* ({ privateConnection: connection }) {
  const vpn =
    connection.kind === 'vpn'
      ? { at: [], address: connection.customerGatewayAddress }
      : connection.backup && { at: ['backup'], address: connection.backup.customerGatewayAddress };
  if (!vpn) return;
  if (
    connection.kind === 'transit-gateway' &&
    !connection.virtualInterface &&
    connection.backup?.customerAsn === undefined
  ) {
    yield {
      path: ['privateConnection', 'backup', 'customerAsn'],
      message: 'the VPN is the only connection, and the AS number of your device is missing',
      allowed: 'a whole number from 1 to 4294967294',
      remedy: 'add customerAsn under privateConnection.backup',
    };
  }
  const range = [...PRIVATE_SPACE, ...UNREACHABLE_SPACE].find((space) => contains(space, vpn.address));
  if (!range) return;
  yield {
    path: ['privateConnection', ...vpn.at, 'customerGatewayAddress'],
    message: `the address lies in ${range}: AWS cannot reach it over the internet`,
    allowed: 'a public IPv4 address',
    remedy: 'give the public address of the VPN device, or of the address translation in front of it',
  };
};
