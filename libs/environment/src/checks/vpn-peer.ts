import { contains } from '@nss/network';
import { connectionOf } from '../private-connection';
import { formatKey } from '../problem';
import { type Check } from './check';
import { PRIVATE_SPACE, UNREACHABLE_SPACE } from './prefixes';

/** A site-to-site VPN runs over the internet, so your device has a public address, and it has an AS number. */
export const vpnPeer: Check = function* (environment) {
  for (const vpn of connectionOf(environment).vpnConnections) {
    const { path, device, customerAsnPath } = vpn;
    if (vpn.customerAsn === undefined) {
      yield {
        path: customerAsnPath,
        message: 'the VPN is the only connection, and the AS number of your device is missing',
        allowed: 'a whole number from 1 to 4294967294',
        remedy: `add customerAsn under ${formatKey(path)}`,
      };
    }
    const range = [...PRIVATE_SPACE, ...UNREACHABLE_SPACE].find((space) =>
      contains(space, device.customerGatewayAddress),
    );
    if (!range) continue;
    yield {
      path: [...path, 'customerGatewayAddress'],
      message: `the address lies in ${range}: AWS cannot reach it over the internet`,
      allowed: 'a public IPv4 address',
      remedy: 'give the public address of the VPN device, or of the address translation in front of it',
    };
  }
};
