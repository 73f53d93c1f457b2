import { numberToAddress, parsePrefix, type Prefix } from '@nss/network';

/**
 * A set of packets: one protocol, an interval of peers, an interval of ports, all of them inclusive. Peers are IPv4 addresses as
 * unsigned 32-bit numbers, or, where `family` names something else (a prefix list, IPv6), all that it stands for.
 */
export interface Box {
  /** `tcp`, `udp`, `icmp`, `other` */
  readonly protocol: string;
  /** `ipv4`, `ipv6`, or the id of what has addresses that nobody knows here */
  readonly family: string;
  readonly first: number;
  readonly last: number;
  readonly fromPort: number;
  readonly toPort: number;
}

/** Protocols that "all" stands for. */
const EVERY_PROTOCOL = ['tcp', 'udp', 'icmp', 'other'] as const;
/** Every port, of protocols that have any. */
export const EVERY_PORT = [0, 65535] as const;

const prefixes = new Map<string, Prefix>();

/** A prefix taken apart; the same few are asked for thousands of times. */
export function intervalOf(prefix: string): Prefix {
  const known = prefixes.get(prefix) ?? parsePrefix(prefix);
  prefixes.set(prefix, known);
  return known;
}

/** The protocols that a rule means. @param protocol as EC2 writes it: `tcp`, `6`, `-1` */
export function protocolsOf(protocol: string | number): readonly string[] {
  const name = { '6': 'tcp', '17': 'udp', '1': 'icmp', '-1': 'all' }[String(protocol)] ?? String(protocol);
  if (name === 'all') return EVERY_PROTOCOL;
  return EVERY_PROTOCOL.some((known) => known === name) ? [name] : ['other'];
}

/** The box of a prefix. @param prefix `10.0.0.0/24` */
export function boxOf(protocol: string, prefix: string, [fromPort, toPort]: readonly [number, number]): Box {
  const { first, last } = intervalOf(prefix);
  return { protocol, family: 'ipv4', first, last, fromPort, toPort };
}

/** The box of something whose addresses nobody knows here. */
export function boxOfFamily(protocol: string, family: string, [fromPort, toPort]: readonly [number, number]): Box {
  return { protocol, family, first: 0, last: 0, fromPort, toPort };
}

/** Whether two boxes share a packet. */
export function meets(a: Box, b: Box): boolean {
  return (
    a.protocol === b.protocol &&
    a.family === b.family &&
    a.first <= b.last &&
    b.first <= a.last &&
    a.fromPort <= b.toPort &&
    b.fromPort <= a.toPort
  );
}

/** What is in some of the boxes and in none of the others. */
export function subtract(boxes: readonly Box[], others: readonly Box[]): Box[] {
  return boxes.flatMap((box) => {
    // Few of many rules are about the same packets: the others leave the box as it is.
    const near = others.filter((other) => meets(box, other));
    // Most boxes are in one of the others whole.
    if (near.some((other) => isWithin(box, other))) return [];
    return near.reduce<Box[]>((rest, other) => rest.flatMap((part) => without(part, other)), [box]);
  });
}

/** What is in some of the boxes and in some of the others. */
export function intersect(boxes: readonly Box[], others: readonly Box[]): Box[] {
  return boxes.flatMap((box) =>
    others
      .filter((other) => meets(box, other))
      .map((other) => ({
        ...box,
        first: Math.max(box.first, other.first),
        last: Math.min(box.last, other.last),
        fromPort: Math.max(box.fromPort, other.fromPort),
        toPort: Math.min(box.toPort, other.toPort),
      })),
  );
}

/** The same packets, none of them in two boxes. */
export function disjoint(boxes: readonly Box[]): Box[] {
  return boxes.reduce<Box[]>((all, box) => [...all, ...subtract([box], all)], []);
}

/** Whether every packet of a box is in another one that it meets. */
function isWithin(box: Box, other: Box): boolean {
  return (
    other.first <= box.first && box.last <= other.last && other.fromPort <= box.fromPort && box.toPort <= other.toPort
  );
}

function without(box: Box, other: Box): Box[] {
  if (!meets(box, other)) return [box];
  const [first, last] = [Math.max(box.first, other.first), Math.min(box.last, other.last)];
  const parts: Box[] = [];
  if (box.first < first) parts.push({ ...box, last: first - 1 });
  if (last < box.last) parts.push({ ...box, first: last + 1 });
  if (box.fromPort < other.fromPort) parts.push({ ...box, first, last, toPort: other.fromPort - 1 });
  if (other.toPort < box.toPort) parts.push({ ...box, first, last, fromPort: other.toPort + 1 });
  return parts;
}

/** A box as people write it: `tcp 443 10.0.0.0-10.0.0.255`. */
export function boxText({ protocol, family, first, last, fromPort, toPort }: Box): string {
  const ports = fromPort === toPort ? `${fromPort}` : `${fromPort}-${toPort}`;
  const peers =
    family !== 'ipv4'
      ? family
      : first === last
        ? numberToAddress(first)
        : `${numberToAddress(first)}-${numberToAddress(last)}`;
  return `${protocol} ${ports} ${peers}`;
}
