import { type Account, type AccountPromoter, type AssemblyStack, type Promotion } from '@nss/deployment';
import { requireCurrentIdentities } from './current-identities';
import { requireFreeAddresses } from './free-addresses';
import { requireFreeNames } from './free-names';
import { requirePossibleChanges } from './possible-changes';
import { requireSecondPeers } from './second-peers';
import { clientsFor } from './read-back/clients';

/** What is promoted, where, and under which name. */
export interface CheckedPromotionOptions extends Pick<AccountPromoter, 'promoter' | 'reader'> {
  readonly name: string;
  readonly assembly: string;
  readonly account: Account;
  readonly stacks: readonly AssemblyStack[];
  readonly changeSetName: string;
}

/**
 * Prepares a promotion, unless it is known beforehand that it could not be carried out. What is refused leaves no change set behind.
 * @throws Error with the reason and the way out
 */
export async function checkedPromotion(options: CheckedPromotionOptions): Promise<Promotion> {
  const { promoter, reader, account, stacks, changeSetName } = options;
  const clients = clientsFor(account);
  const promotion = await promoter.prepare(stacks, changeSetName);
  try {
    await requirePossibleChanges(promotion, { reader });
    await requireSecondPeers(promotion, { reader, directConnect: clients.directConnect });
    await requireFreeAddresses(promotion, { reader, ec2: clients.ec2 });
    await requireFreeNames(promotion, { reader, clients });
    await requireCurrentIdentities(promotion, options);
  } catch (error) {
    await promoter.discard(promotion);
    throw error;
  }
  return promotion;
}
