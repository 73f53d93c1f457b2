import { createHash } from 'node:crypto';
import { onlyMember } from './canonical';
import { type Difference } from './differences';

/** What stands for exactly this difference: 16 hexadecimal digits. One with any other value has others. */
export function digestOf({ type, physicalId, property, kind, planned, found }: Difference): string {
  const said = JSON.stringify([type, physicalId, property, kind, planned, found], (_, each: unknown) =>
    onlyMember(each),
  );
  return createHash('sha256').update(said).digest('hex').slice(0, 16);
}
