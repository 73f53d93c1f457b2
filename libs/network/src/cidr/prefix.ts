import { containsCidr, mergeCidr, overlapCidr, parseCidr } from 'cidr-tools';

/** An IPv4 prefix taken apart. Addresses are unsigned 32-bit numbers. */
export interface Prefix {
  /** First address; host bits are zero. */
  readonly first: number;
  /** Last address. */
  readonly last: number;
  /** Prefix length, 0 to 32. */
  readonly length: number;
}

/** @param address four octets, `10.0.0.1` */
export function addressToNumber(address: string): number {
  return Number(parseCidr(address).start);
}

/** @param value unsigned 32-bit number */
export function numberToAddress(value: number): string {
  return [24, 16, 8, 0].map((shift) => (value >>> shift) & 255).join('.');
}

/**
 * Takes an IPv4 prefix apart; host bits are dropped.
 * @throws Error when the text is no IPv4 prefix or address
 */
export function parsePrefix(text: string): Prefix {
  const parsed = parseCidr(text);
  if (parsed.version !== 4) throw new Error(`${text} is not an IPv4 prefix`);
  return { first: Number(parsed.start), last: Number(parsed.end), length: Number(parsed.prefix) };
}

/** The text of a prefix that starts at an address: `(0x0a000000, 24)` is `10.0.0.0/24`. */
export function formatPrefix(first: number, length: number): string {
  return `${numberToAddress(first)}/${length}`;
}

/** The prefix with its host bits zero: `10.0.0.3/24` becomes `10.0.0.0/24`. */
export function canonicalPrefix(text: string): string {
  const { first, length } = parsePrefix(text);
  return formatPrefix(first, length);
}

/** The number of addresses in a prefix. */
export function addressCount(text: string): number {
  const { first, last } = parsePrefix(text);
  return last - first + 1;
}

/** Whether every address of the inner prefix (or address) lies in the outer one. */
export function contains(outer: string, inner: string): boolean {
  return containsCidr(outer, inner);
}

/** Whether two prefixes share an address. */
export function overlaps(a: string, b: string): boolean {
  return overlapCidr(a, b);
}

/**
 * The fewest prefixes that hold exactly the same addresses: no address is gained, none is lost.
 * The result is sorted by address.
 */
export function aggregate(prefixes: readonly string[]): string[] {
  return mergeCidr([...prefixes])
    .map(parsePrefix)
    .sort((a, b) => a.first - b.first)
    .map(({ first, length }) => formatPrefix(first, length));
}

/** All IPv4 addresses. */
export const ANYWHERE = '0.0.0.0/0';
