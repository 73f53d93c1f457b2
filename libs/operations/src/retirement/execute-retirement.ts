import { type StackCondition, type StackRecovery } from '@nss/deployment';
import { isThere } from './in-the-way';
import { type ExpectedStack, type LeftInAccount } from './left-in-account';
import { type StackRetirement } from './retirement';

/** What became of a retirement. */
export interface Retired extends LeftInAccount {
  /** A stack that could not be deleted, with what failed; then nothing is read back. @default - all are gone */
  readonly failed?: StackCondition;
}

/** What deletes, and what reads back. */
export interface Retiring {
  readonly recovery: Pick<StackRecovery, 'remove'>;
  readonly readBack: (stacks: readonly ExpectedStack[]) => Promise<LeftInAccount>;
}

/**
 * Deletes the stacks of an environment, one after the other, and reads back what is left. Whatever had been done before is not done again, so
 * that one that was interrupted is begun anew.
 * @param skip of a stack whose deletion failed: logical ids of resources that stay in the account
 */
export async function executeRetirement(
  stacks: readonly StackRetirement[],
  { recovery, readBack }: Retiring,
  skip: readonly string[],
): Promise<Retired> {
  for (const { stack, kept } of stacks) {
    if (!isThere(stack) || kept !== undefined) continue;
    const after = await recovery.remove(stack.stackName, skip);
    if (after.status !== undefined) return { failed: after, unmanaged: [], missing: [] };
  }
  return readBack(stacks.map(({ stack, stays }) => ({ stack, expected: stays })));
}
