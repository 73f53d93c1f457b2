import { merged } from './merged';
import { type Box, boxOf, EVERY_PORT, intersect, intervalOf, meets, subtract } from './space';

/** What the internet leads nowhere. https://www.rfc-editor.org/rfc/rfc1918 */
export const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'];

const PROTOCOLS = ['tcp', 'udp', 'icmp', 'other'];

/**
 * What no rule, ACL or route decides about: link-local services of the host, and the resolver of the VPC.
 * https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html
 * @param ranges of the VPC
 */
export function onHost(ranges: readonly string[]): Box[] {
  const resolvers = ranges.map((range) => intervalOf(range).first + 2);
  return PROTOCOLS.flatMap((protocol) => {
    const linkLocal = boxOf(protocol, '169.254.0.0/16', EVERY_PORT);
    return [linkLocal, ...resolvers.map((address) => ({ ...linkLocal, first: address, last: address }))];
  });
}

/**
 * Of packets those that are not allowed anyway: what is named by a prefix list, whose addresses are AWS's public ones, is nothing more where every
 * public address is allowed.
 * @param ranges of the VPC
 */
export function beyond(boxes: readonly Box[], others: readonly Box[], ranges: readonly string[]): Box[] {
  const filled = [
    ...others,
    ...onHost(ranges),
    ...PRIVATE.flatMap((each) => PROTOCOLS.map((protocol) => boxOf(protocol, each, EVERY_PORT))),
  ];
  return subtract(boxes, others).flatMap((box) => {
    if (!box.family.startsWith('pl-')) return [box];
    const open = subtract([{ ...box, family: 'ipv4', first: 0, last: 0xffffffff }], filled);
    return merged(
      intersect(
        [box],
        open.map((each) => ({ ...each, family: box.family, first: 0, last: 0 })),
      ),
    );
  });
}

/**
 * Packets as people write them: what is whole but for services of the host, about which nothing decides, is whole: `0.0.0.0/0` is one range again. All
 * public addresses are one box of the family `public`.
 * @param ranges of the VPC
 */
export function wholeRanges(boxes: readonly Box[], ranges: readonly string[]): Box[] {
  const own = merged(boxes);
  const rows = own.map((box) => ({ ...box, first: 0, last: 0xffffffff }));
  const filled = merged([...own, ...intersect(onHost(ranges), rows)]);
  const touched = filled.filter((box) => own.filter((part) => meets(box, part)).length > 1);
  return withPublic(merged([...own, ...touched]), ranges);
}

function withPublic(boxes: readonly Box[], ranges: readonly string[]): Box[] {
  const rows = merged(
    boxes.filter(({ family }) => family === 'ipv4').map((box) => ({ ...box, first: 0, last: 0xffffffff })),
  );
  return rows.reduce<Box[]>(
    (rest, row) => {
      const others = PRIVATE.map((each) => boxOf(row.protocol, each, EVERY_PORT));
      const open = subtract([row], [...others, ...onHost(ranges)]);
      const isWhole = subtract([row], rest).length === 0;
      if (isWhole || open.length === 0 || subtract(open, rest).length > 0) return rest;
      const inner = intersect(intersect(rest, [row]), others);
      return [...subtract(rest, [row]), { ...row, family: 'public', first: 0, last: 0 }, ...inner];
    },
    [...boxes],
  );
}
