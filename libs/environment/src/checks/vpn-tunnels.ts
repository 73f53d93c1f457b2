import { contains, writesRoutes } from '@nss/network';
import { connectionOf } from '../private-connection';
import { type Finding } from '../problem';
import { type Check } from './check';

const LINK_LOCAL = '169.254.0.0/16';
/** Ranges that AWS keeps for itself inside tunnels. https://docs.aws.amazon.com/vpn/latest/s2svpn/VPNTunnels.html */
const RESERVED = [
  '169.254.0.0/30',
  '169.254.1.0/30',
  '169.254.2.0/30',
  '169.254.3.0/30',
  '169.254.4.0/30',
  '169.254.5.0/30',
  '169.254.169.252/30',
];

/** Addresses inside of tunnels are two small ranges that AWS does not keep; static routes need a gateway that takes them. */
export const vpnTunnels: Check = function* (environment) {
  const { gateway, vpnConnections } = connectionOf(environment);
  for (const { path, device } of vpnConnections) {
    if (device.staticRoutes && writesRoutes(gateway)) {
      yield {
        path: [...path, 'staticRoutes'],
        message: `a ${gateway.type.replaceAll('-', ' ')} takes static routes in its own route tables, which its owner keeps`,
        allowed: `BGP on a ${gateway.type.replaceAll('-', ' ')}`,
        remedy: 'remove staticRoutes, or let the VPN end at a virtual private gateway',
      };
    }
    const ranges = device.tunnels.insideCidrs ?? [];
    for (const [index, range] of ranges.entries())
      yield* rangeFindings(range, ranges.slice(0, index), [...path, 'tunnels', 'insideCidrs', index]);
  }
};

function* rangeFindings(range: string, before: readonly string[], path: Finding['path']): Generator<Finding> {
  const isOurs = range.endsWith('/30') && contains(LINK_LOCAL, range);
  if (isOurs && !RESERVED.includes(range) && !before.includes(range)) return;
  yield {
    path,
    message: before.includes(range)
      ? 'both tunnels have this range'
      : isOurs
        ? 'AWS keeps this range for itself'
        : 'this is no range for the inside of a tunnel',
    allowed: `a /30 of ${LINK_LOCAL}, another one for each tunnel, but for ${RESERVED.join(', ')}`,
    remedy: 'take another range, or remove insideCidrs to let AWS choose',
  };
}
