import { type AccountClients } from './clients';
import { readAddresses } from './read/addresses';
import { readBuckets } from './read/buckets';
import { readBudgets } from './read/budgets';
import { readDirectConnect } from './read/direct-connect';
import { readDocuments } from './read/documents';
import { readEndpoints } from './read/endpoints';
import { readEvents } from './read/events';
import { readGuards } from './read/guards';
import { readIdentities } from './read/identities';
import { readKeys } from './read/keys';
import { readLogGroups } from './read/log-groups';
import { readMachines } from './read/machines';
import { readNetworks } from './read/networks';
import { type Networks, ownNetworks } from './read/own-networks';
import { type OwnedResource, type Reader, Reading, type ReadPlace } from './read/reading';
import { readRouting } from './read/routing';
import { readTopics } from './read/topics';
import { readSavedQueries } from './read/saved-queries';
import { readTrails } from './read/trails';
import { readTransitGateways } from './read/transit-gateways';
import { readVpns } from './read/vpns';
import { readWatching } from './read/watching';
import { type AccountResource, type AccountState, stateOf } from './resource';

const IN_NETWORKS: readonly ((from: Reading, networks: Networks) => Promise<AccountResource[]>)[] = [
  readNetworks,
  readRouting,
  readGuards,
  readAddresses,
  readMachines,
  readEndpoints,
  readVpns,
  readTransitGateways,
];

const ELSEWHERE: readonly Reader[] = [
  readDirectConnect,
  readIdentities,
  readKeys,
  readBuckets,
  readTrails,
  readLogGroups,
  readSavedQueries,
  readTopics,
  readEvents,
  readWatching,
  readDocuments,
  readBudgets,
];

/** Whose account is read, through what, and what is known to be in it. */
export interface ReadOptions {
  readonly clients: AccountClients;
  readonly place: ReadPlace;
  /** The resources of the environment's stacks. */
  readonly owned: readonly OwnedResource[];
}

/**
 * Reads what exists of an environment: the resources of its stacks as they are now, and whatever is beside them: every
 * route of its route tables, every rule of its groups, every policy of its roles, whoever is subscribed, whatever is in its VPC or
 * has a name like its own. No record and no secret is read.
 * @returns resources in the shape of those of a template, with literal values
 * @throws Error of the first call that failed for another reason than that there is nothing
 */
export async function readAccountState({ clients, place, owned }: ReadOptions): Promise<AccountState> {
  const from = new Reading(clients, place, owned);
  const networks = await ownNetworks(from);
  const read = await Promise.all([
    ...(networks.all.length > 0 ? IN_NETWORKS.map((each) => each(from, networks)) : []),
    ...ELSEWHERE.map((each) => each(from)),
  ]);
  return stateOf(read.flat());
}
