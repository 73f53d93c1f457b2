import { canonicalPrefix, overlaps } from '@nss/network';
import { type Environment } from '../schema';
import { type PairCheck } from './check';
import { bgpLink, siemPrefixes } from './prefixes';

/** Environments that one router on your side connects: what they have must not be the same to it. */
export const sharedRouter: PairCheck = function* (environment, other) {
  if (!meetAtOneRouter(environment, other)) return;
  const meets = `${other.environment}, which meets it at the same router`;
  const { cidr } = environment.vpc;
  if (overlaps(cidr, other.vpc.cidr)) {
    yield {
      path: ['vpc', 'cidr'],
      message: `the VPC overlaps ${other.vpc.cidr} of ${meets}`,
      allowed: `a range outside ${other.vpc.cidr}`,
      remedy: 'give one of the two environments another range: the router would send answers to the wrong one',
    };
  }
  const link = bgpLink(environment);
  const otherLink = bgpLink(other);
  if (link && otherLink && overlaps(canonicalPrefix(link.prefix), canonicalPrefix(otherLink.prefix))) {
    yield {
      path: link.path,
      message: `the BGP link overlaps ${canonicalPrefix(otherLink.prefix)} of ${meets}`,
      allowed: `a link subnet outside ${canonicalPrefix(otherLink.prefix)}`,
      remedy: 'give one of the two environments another link subnet',
    };
  }
  const foreign = siemPrefixes(environment).find(({ prefix }) => overlaps(prefix, other.vpc.cidr));
  if (foreign) {
    yield {
      path: foreign.path,
      message: `the SIEM prefix overlaps the VPC ${other.vpc.cidr} of ${meets}`,
      allowed: `a prefix outside ${other.vpc.cidr}`,
      remedy: 'give the collectors\' own addresses',
    };
  }
};

/** The same AS number on your side, or the same SIEM reached, means the same router. */
function meetAtOneRouter(a: Environment, b: Environment): boolean {
  const routers = customerAsns(b);
  if (customerAsns(a).some((asn) => routers.includes(asn))) return true;
  const reached = siemPrefixes(b);
  return siemPrefixes(a).some(({ prefix }) => reached.some((other) => overlaps(prefix, other.prefix)));
}

function customerAsns({ privateConnection: connection }: Environment): number[] {
  if (connection.kind === 'vpn') return [connection.customerAsn];
  return [connection.virtualInterface?.customerAsn, connection.backup?.customerAsn].filter((asn) => asn !== undefined);
}
