import { isIP } from 'node:net';
import { containsCidr, normalizeCidr, overlapCidr, parseCidr } from 'cidr-tools';
import { aggregate } from './aggregate';

/** Space that no cloud service answers from. https://www.iana.org/assignments/iana-ipv4-special-registry https://www.iana.org/assignments/iana-ipv6-special-registry */
const NOT_PUBLIC = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
  '::/8',
  '100::/64',
  '2001:db8::/32',
  'fc00::/7',
  'fe80::/10',
  'ff00::/8',
];

/** A wider range is a mistake or worse: rules would open to a good part of the internet. */
const WIDEST = { 4: 12, 6: 24 } as const;

/** The greatest cloud has about a hundred. */
const MOST_RANGES = 1000;

/** A list may shrink by a third at once; more is a broken answer until a person has looked. */
const LEAST_LEFT = 2 / 3;

/**
 * What makes a published list of ranges unfit to build firewall rules from.
 *
 * @param before the list that is in use, to see a collapse
 * @returns a sentence for each problem, none for a list that can be used
 */
export function rangeProblems(published: unknown, before: readonly string[]): string[] {
  const prefixes = (published as { hubPrefixes?: unknown } | null)?.hubPrefixes;
  if (!Array.isArray(prefixes)) return ['the answer has no list "hubPrefixes"'];
  if (prefixes.length === 0) return ['the list is empty'];
  if (prefixes.length > MOST_RANGES)
    return [`the list has ${prefixes.length} ranges, and no cloud has more than ${MOST_RANGES}`];
  const problems = prefixes.flatMap((prefix: unknown) => prefixProblem(prefix) ?? []);
  if (problems.length > 0) return problems;
  const [now, then] = [addresses(prefixes as string[]), addresses(before)];
  if (now < then * LEAST_LEFT)
    problems.push(`the list shrinks from ${then} IPv4 addresses to ${now}, by more than a third`);
  return problems;
}

function prefixProblem(prefix: unknown): string | undefined {
  const [address = '', length = ''] = typeof prefix === 'string' ? prefix.split('/') : [];
  // The parser of ranges takes octets above 255 and any length.
  const isRange =
    typeof prefix === 'string' &&
    isIP(address) !== 0 &&
    /^\d{1,3}$/.test(length) &&
    Number(length) <= (isIP(address) === 4 ? 32 : 128);
  if (!isRange) return `${JSON.stringify(prefix)} is no range in CIDR form`;
  const parsed = parseCidr(prefix);
  if (normalizeCidr(prefix) !== prefix.toLowerCase())
    return `${prefix} has bits set behind its length: ${normalizeCidr(prefix)}`;
  if (Number(parsed.prefix) < WIDEST[parsed.version as 4 | 6]) return `${prefix} is wider than a cloud is`;
  const space = NOT_PUBLIC.find(
    (each) => each.includes(':') === prefix.includes(':') && (overlapCidr(each, prefix) || containsCidr(each, prefix)),
  );
  return space && `${prefix} lies in ${space}, which is not public`;
}

/** IPv4 addresses of a list, those in several of its ranges counted once. */
function addresses(prefixes: readonly string[]): number {
  return merged(prefixes).reduce((sum, prefix) => sum + 2 ** (32 - Number(prefix.split('/')[1])), 0);
}

function merged(prefixes: readonly string[]): string[] {
  return aggregate(prefixes).filter((prefix) => !prefix.includes(':'));
}
