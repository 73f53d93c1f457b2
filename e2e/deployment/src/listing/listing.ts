import { accountClients } from '@nss/account-state';
import { type Account } from '@nss/deployment';
import { identities } from './identities';
import { machines } from './machines';
import { networks } from './networks';
import { records } from './records';
import { stacks } from './stacks';
import { withoutChance } from './without-chance';

/** Everything in an account, a sorted text for each thing, by what it is. */
export type Listing = Readonly<Record<string, readonly string[]>>;

/**
 * Lists everything that an account has of the types our templates make, whoever made it and whatever a template says: what nobody
 * manages any more is seen here. Equal listings are accounts in which the same is there, however it came to be.
 * @throws Error of the first call that fails
 */
export async function listing(account: Account): Promise<Listing> {
  const clients = accountClients(account);
  const lists = {
    ...stacks(account),
    ...networks(clients),
    ...machines(clients),
    ...identities(clients),
    ...records(clients, account.account),
  };
  const text = (thing: unknown) => withoutChance(thing).replaceAll(account.account, 'ACCOUNT');
  const listed = await Promise.all(
    Object.entries(lists).map(async ([kind, list]) => [kind, (await list()).map(text).sort()] as const),
  );
  return Object.fromEntries(listed.sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** What one listing has and another one lacks: `subnets + {…}`, `subnets - {…}`. */
export function listingDifferences(before: Listing, after: Listing): string[] {
  return Object.keys({ ...before, ...after }).flatMap((kind) => [
    ...beyond(after[kind], before[kind]).map((thing) => `${kind} + ${thing}`),
    ...beyond(before[kind], after[kind]).map((thing) => `${kind} - ${thing}`),
  ]);
}

/** Equal things count as often as they are there. */
function beyond(these: readonly string[] = [], those: readonly string[] = []): string[] {
  const left = [...those];
  return these.filter((thing) => {
    const at = left.indexOf(thing);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
