import { merged } from './merged';
import { type Box, boxOf, EVERY_PORT, intersect, intervalOf, meets } from './space';

/**
 * What no rule, ACL or route decides about: link-local services of the host, and the resolver of the VPC.
 * https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html
 * @param ranges of the VPC
 */
export function onHost(ranges: readonly string[]): Box[] {
  const resolvers = ranges.map((range) => intervalOf(range).first + 2);
  return ['tcp', 'udp', 'icmp', 'other'].flatMap((protocol) => {
    const linkLocal = boxOf(protocol, '169.254.0.0/16', EVERY_PORT);
    return [linkLocal, ...resolvers.map((address) => ({ ...linkLocal, first: address, last: address }))];
  });
}

/**
 * Packets as people write them: what is whole but for services of the host, about which nothing decides, is whole. `0.0.0.0/0` is one range again.
 * @param ranges of the VPC
 */
export function wholeRanges(boxes: readonly Box[], ranges: readonly string[]): Box[] {
  const own = merged(boxes);
  const rows = own.map((box) => ({ ...box, first: 0, last: 0xffffffff }));
  const filled = merged([...own, ...intersect(onHost(ranges), rows)]);
  const touched = filled.filter((box) => own.filter((part) => meets(box, part)).length > 1);
  return merged([...own, ...touched]);
}
