import { type AclEntry } from './network';
import { type Box, meets, subtract } from './space';

/**
 * Whether a network ACL lets all of some packets pass: entries count by number, the first that meets a packet decides, and what
 * meets none is dropped. https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html
 */
export function aclPasses(entries: readonly AclEntry[], isEgress: boolean, packets: readonly Box[]): boolean {
  let rest = packets;
  for (const entry of [...entries].filter((each) => each.isEgress === isEgress).sort((a, b) => a.number - b.number)) {
    if (!entry.allows && rest.some((box) => entry.boxes.some((other) => meets(box, other)))) return false;
    rest = subtract(rest, entry.boxes);
  }
  return rest.length === 0;
}
