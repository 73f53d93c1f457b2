import { ANYWHERE, canonicalPrefix, overlaps, parsePrefix } from '@nss/network';
import { type ConnectionInterface, connectionOf } from '../private-connection';
import { type Finding, type KeyPath } from '../problem';
import { type Check } from './check';
import { bgpLinks, listed, siemPrefixes, vpcPrefixes } from './prefixes';

/** Beyond this length a prefix has no place for two routers. */
const LONGEST_LINK = 31;

/** The two ends of a BGP link are two hosts of one small subnet. */
export const bgpLinkEnds: Check = function* (environment) {
  for (const each of connectionOf(environment).virtualInterfaces) yield* linkEnds(each);
};

function* linkEnds({ path: base, input: { customerAddress, amazonAddress } }: ConnectionInterface): Generator<Finding> {
  const length = parsePrefix(customerAddress).length;
  const path = [...base, 'amazonAddress'];
  if (parsePrefix(amazonAddress).length !== length) {
    yield {
      path,
      message: `the two ends of the BGP link have different prefix lengths: customerAddress has /${length}`,
      allowed: 'the same prefix length at both ends',
      remedy: `write ${hostOf(amazonAddress)}/${length}, or correct customerAddress`,
    };
  } else if (length > LONGEST_LINK) {
    yield {
      path: [...base, 'customerAddress'],
      message: `a /${length} has no place for two routers`,
      allowed: 'a prefix length up to /31, usually /30',
      remedy: 'write the prefix length of the link, as the carrier or the router has it',
    };
  } else if (canonicalPrefix(customerAddress) !== canonicalPrefix(amazonAddress)) {
    yield {
      path,
      message: `the two ends of the BGP link are in different subnets: customerAddress is in ${canonicalPrefix(customerAddress)}`,
      allowed: `another host of ${canonicalPrefix(customerAddress)}`,
      remedy: 'correct one of the two addresses',
    };
  } else if (hostOf(customerAddress) === hostOf(amazonAddress)) {
    yield {
      path,
      message: 'both ends of the BGP link have the same address',
      allowed: `another host of ${canonicalPrefix(customerAddress)}`,
      remedy: 'give the AWS end its own address',
    };
  }
  yield* notAHost([...base, 'customerAddress'], customerAddress);
  yield* notAHost([...base, 'amazonAddress'], amazonAddress);
}

/** The network and broadcast address of a subnet are nobody's; a /31 has neither. Source: RFC 3021. */
function* notAHost(path: KeyPath, address: string): Generator<Finding> {
  const { first, last, length } = parsePrefix(address);
  const host = parsePrefix(hostOf(address)).first;
  if (length >= LONGEST_LINK || (host !== first && host !== last)) return;
  yield {
    path,
    message: `${hostOf(address)} is the ${host === first ? 'network' : 'broadcast'} address of ${canonicalPrefix(address)}`,
    allowed: `a host of ${canonicalPrefix(address)}`,
    remedy: 'choose an address between the first and the last of the subnet',
  };
}

/** The BGP links overlap nothing the relay talks to, whose packets their routes would take, and not one another. */
export const bgpLinkAlone: Check = function* (environment) {
  const links = bgpLinks(environment);
  for (const [index, link] of links.entries()) {
    const taken = [
      ...vpcPrefixes(environment).map(({ prefix }) => ({ name: 'the VPC', prefix })),
      ...siemPrefixes(environment).map(({ prefix }) => ({ name: 'a SIEM prefix', prefix })),
      ...listed([], environment.zscaler.ntp).map(({ prefix }) => ({ name: 'an NTP server', prefix })),
      ...listed([], environment.zscaler.dns).map(({ prefix }) => ({ name: 'a DNS resolver', prefix })),
      // Instance metadata, DNS and time of every instance. Source: docs.aws.amazon.com/ec2, "Link-local addresses".
      { name: "AWS's own link-local services", prefix: '169.254.169.0/24' },
      ...links.slice(0, index).map(({ prefix }) => ({ name: 'another BGP link', prefix })),
    ].find(({ prefix }) => prefix !== ANYWHERE && overlaps(canonicalPrefix(link.prefix), canonicalPrefix(prefix)));
    if (!taken) continue;
    yield {
      path: link.path,
      message: `the BGP link ${canonicalPrefix(link.prefix)} overlaps ${taken.name} (${taken.prefix})`,
      allowed: 'a link subnet that nothing else uses',
      remedy: 'choose another link subnet, for example in 169.254.0.0/16',
    };
  }
};

function hostOf(address: string): string {
  return address.split('/')[0] ?? address;
}
