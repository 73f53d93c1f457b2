import { contains } from '@nss/network';
import { type Finding } from '../problem';
import { type PrivateConnection } from '../private-connection';
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

/** The VPN of a connection and where it stands, where there is one. */
export function vpnOf(connection: PrivateConnection):
  | {
      readonly path: readonly string[];
      readonly vpn:
        | Extract<PrivateConnection, { kind: 'vpn' }>
        | NonNullable<Exclude<PrivateConnection, { kind: 'vpn' }>['backup']>;
    }
  | undefined {
  if (connection.kind === 'vpn') return { path: ['privateConnection'], vpn: connection };
  return connection.backup && { path: ['privateConnection', 'backup'], vpn: connection.backup };
}

/** Addresses inside of tunnels are two small ranges that AWS does not keep; static routes need a gateway that takes them. */
export const vpnTunnels: Check = function* ({ privateConnection: connection }) {
  const found = vpnOf(connection);
  if (!found) return;
  const { path, vpn } = found;
  if (vpn.staticRoutes && connection.kind === 'transit-gateway') {
    yield {
      path: [...path, 'staticRoutes'],
      message: 'a transit gateway takes static routes in its own route tables, which its owner keeps',
      allowed: 'BGP on a transit gateway',
      remedy: 'remove staticRoutes, or let the VPN end at a virtual private gateway',
    };
  }
  const ranges = vpn.tunnels.insideCidrs ?? [];
  for (const [index, range] of ranges.entries())
    yield* rangeFindings(range, ranges.slice(0, index), [...path, 'tunnels', 'insideCidrs', index]);
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
