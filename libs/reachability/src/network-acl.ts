import { type AclEntry } from './network';
import { type Box, intersect, meets, subtract } from './space';

/** The entries of one direction in the order in which they count. https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html */
function inOrder(entries: readonly AclEntry[], isEgress: boolean): AclEntry[] {
  return entries.filter((each) => each.isEgress === isEgress).sort((a, b) => a.number - b.number);
}

/**
 * Whether a network ACL lets all of some packets pass: entries count by number, the first that meets a packet decides, and what
 * meets none is dropped. https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html
 */
export function aclPasses(entries: readonly AclEntry[], isEgress: boolean, packets: readonly Box[]): boolean {
  let rest = packets;
  for (const entry of inOrder(entries, isEgress)) {
    if (!entry.allows && rest.some((box) => entry.boxes.some((other) => meets(box, other)))) return false;
    rest = subtract(rest, entry.boxes);
  }
  return rest.length === 0;
}

/** Those of some packets that a network ACL drops. */
export function aclDrops(entries: readonly AclEntry[], isEgress: boolean, packets: readonly Box[]): Box[] {
  const dropped: Box[] = [];
  let rest = packets;
  for (const entry of inOrder(entries, isEgress)) {
    if (!entry.allows) dropped.push(...intersect(rest, entry.boxes));
    rest = subtract(rest, entry.boxes);
  }
  return [...dropped, ...rest];
}
