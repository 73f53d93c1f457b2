import { type Difference } from '@nss/account-state';
import { type Account, recoveryFor, type StackCondition } from '@nss/deployment';
import { clientsFor } from '../read-back/clients';
import { isThere } from './in-the-way';
import { leftInAccount } from './left-in-account';
import { type Retirement } from './retirement';

/** What became of a retirement. */
export interface Retired {
  /** A stack that could not be deleted, with what failed. @default - all are gone */
  readonly failed?: StackCondition;
  /** What is left and in no stack. */
  readonly unmanaged: readonly Difference[];
  /** What was said to stay and is not there. */
  readonly missing: readonly Difference[];
}

/**
 * Deletes what a retirement says, stack by stack, and reads back what is left. Whatever had been done before is not done again, so that one
 * that was interrupted is begun anew.
 * @param skip of a stack whose deletion failed: logical ids of resources that stay in the account
 */
export async function executeRetirement(
  { environment, stacks }: Pick<Retirement, 'environment' | 'stacks'>,
  account: Account,
  skip: readonly string[],
): Promise<Retired> {
  const recovery = recoveryFor(account);
  for (const { stack, kept } of stacks) {
    if (!isThere(stack) || kept !== undefined) continue;
    const after = await recovery.remove(stack.stackName, skip);
    if (after.status !== undefined) return { failed: after, unmanaged: [], missing: [] };
  }
  return leftInAccount(
    clientsFor(account),
    environment,
    stacks.map(({ stack, stays }) => ({ stack, expected: stays })),
  );
}
