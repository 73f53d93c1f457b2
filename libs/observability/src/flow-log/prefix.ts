const OCTET = 256;

/** An IPv4 prefix as numbers. */
export interface Prefix {
  /** The four octets, host bits as written. */
  readonly octets: readonly number[];
  /** Prefix length, 0 to 32. */
  readonly length: number;
}

/**
 * Reads `172.16.10.0/28`; a plain address counts as /32.
 *
 * @throws RangeError when the text is no IPv4 address or prefix
 */
export function parsePrefix(text: string): Prefix {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?:\/(\d{1,2}))?$/.exec(text);
  const octets = match?.slice(1, 5).map(Number) ?? [];
  const length = Number(match?.[5] ?? 32);
  if (octets.length !== 4 || octets.some((octet) => octet >= OCTET) || length > 32) {
    throw new RangeError(`an IPv4 address or prefix is written 172.16.10.0/28, not ${text}`);
  }
  return { octets, length };
}

/** True when two prefixes share an address. Of two prefixes that meet, one holds the other. */
export function prefixesOverlap(a: string, b: string): boolean {
  const [one, other] = [parsePrefix(a), parsePrefix(b)];
  const size = 2 ** (32 - Math.min(one.length, other.length));
  return Math.floor(asNumber(one) / size) === Math.floor(asNumber(other) / size);
}

function asNumber(prefix: Prefix): number {
  return prefix.octets.reduce((sum, octet) => sum * OCTET + octet, 0);
}
