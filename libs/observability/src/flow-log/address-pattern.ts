import { parsePrefix } from './prefix';

const OCTETS = Array.from({ length: 256 }, (_, value) => ({ value, text: String(value) }));

/**
 * The fewest address patterns that a filter pattern can name so that exactly the addresses of a prefix match.
 *
 * CloudWatch Logs compares addresses as text and knows one wildcard, `*`, at the end of a value. An octet boundary is
 * therefore one pattern (`172.16.10.*`); anything between is spelled out by decimal digits. Of 0 to 127, `3*` may stand
 * for 3 and 30 to 39, but `2*` may not stand for 2 and 20 to 29, because it would let in 200 to 255 too.
 * No address is gained and none is lost.
 *
 * Source: docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntaxForMetricFilters.html
 *
 * @throws RangeError when the text is no IPv4 address or prefix
 */
export function addressPatterns(prefix: string): string[] {
  const { octets, length } = parsePrefix(prefix);
  const fixed = Math.floor(length / 8);
  const head = octets.slice(0, fixed).join('.');
  if (fixed === 4) return [head];
  if (length % 8 === 0) return [fixed === 0 ? '*' : `${head}.*`];
  const size = 2 ** (8 - (length % 8));
  const from = Math.floor((octets[fixed] ?? 0) / size) * size;
  const lead = fixed === 0 ? '' : `${head}.`;
  const tail = fixed === 3 ? '' : '.*';
  return octetPatterns('', from, from + size - 1).map((octet) => `${lead}${octet}${octet.endsWith('*') ? '' : tail}`);
}

/** Walks the tree of decimal digits: a branch that lies wholly inside the range is one wildcard. */
function octetPatterns(digits: string, from: number, to: number): string[] {
  const below = octetsStarting(digits);
  const inside = below.filter((octet) => octet >= from && octet <= to);
  if (inside.length === 0) return [];
  if (inside.length === 1) return [String(inside[0])];
  if (inside.length === below.length) return [`${digits}*`];
  const own = inside.includes(Number(digits || Number.NaN)) ? [digits] : [];
  return [...own, ...Array.from({ length: 10 }, (_, digit) => octetPatterns(`${digits}${digit}`, from, to)).flat()];
}

function octetsStarting(digits: string): number[] {
  return OCTETS.filter(({ text }) => text.startsWith(digits)).map(({ value }) => value);
}
