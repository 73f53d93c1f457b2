import { canonicalPrefix, overlaps } from '@nss/network';
import { type Finding } from '../problem';
import { type Environment } from '../schema';
import { type PairCheck } from './check';
import { bgpLinks, siemPrefixes, vpcPrefixes } from './prefixes';
import { routerMarks } from './router-marks';

/**
 * Environments that one router on your side connects: what they have must not be the same to it. Where all that two have in common
 * is a SIEM prefix, the router may be one or two, since private ranges are used again from site to site (RFC 1918): then people are
 * told, and nothing is refused.
 */
export const sharedRouter: PairCheck = function* (environment, other) {
  if (isOneRouter(environment, other)) {
    yield* inTheWay(environment, other, `${other.environment}, which meets it at the same router`);
    yield* oneLink(environment, other);
  } else if (reachesTheSameAddresses(environment, other)) {
    for (const finding of inTheWay(
      environment,
      other,
      `${other.environment}, which has SIEM addresses in common with it`,
    )) {
      yield {
        ...finding,
        severity: 'warning',
        remedy: `${finding.remedy}. Where the two reach different sites, nothing has to change`,
      };
    }
  }
};

function* inTheWay(environment: Environment, other: Environment, meets: string): Generator<Finding> {
  const theirs = vpcPrefixes(other).map(({ prefix }) => prefix);
  for (const { path, prefix } of vpcPrefixes(environment)) {
    const taken = theirs.find((range) => overlaps(prefix, range));
    if (taken === undefined) continue;
    yield {
      path,
      message: `the VPC overlaps ${taken} of ${meets}`,
      allowed: `a range outside ${taken}`,
      remedy: 'give one of the two environments another range: the router would send answers to the wrong one',
    };
  }
  for (const { path, prefix } of siemPrefixes(environment)) {
    const taken = theirs.find((range) => overlaps(prefix, range));
    if (taken === undefined) continue;
    yield {
      path,
      message: `the SIEM prefix overlaps the VPC ${taken} of ${meets}`,
      allowed: `a prefix outside ${taken}`,
      remedy: "give the collectors' own addresses",
    };
    return;
  }
}

function* oneLink(environment: Environment, other: Environment): Generator<Finding> {
  const theirs = bgpLinks(other).map(({ prefix }) => canonicalPrefix(prefix));
  for (const link of bgpLinks(environment)) {
    const taken = theirs.find((prefix) => overlaps(canonicalPrefix(link.prefix), prefix));
    if (taken === undefined) continue;
    yield {
      path: link.path,
      message: `the BGP link overlaps ${taken} of ${other.environment}, which meets it at the same router`,
      allowed: `a link subnet outside ${taken}`,
      remedy: 'give one of the two environments another link subnet',
    };
  }
}

/** The same AS number on your side, the same connection or the same VPN device means the same router. */
function isOneRouter(a: Environment, b: Environment): boolean {
  const theirs = routerMarks(b);
  return routerMarks(a).some((mark) => theirs.includes(mark));
}

function reachesTheSameAddresses(a: Environment, b: Environment): boolean {
  const reached = siemPrefixes(b);
  return siemPrefixes(a).some(({ prefix }) => reached.some((other) => overlaps(prefix, other.prefix)));
}
