import { type ByHand, type OutOfBand } from '../out-of-band';
import { buckets } from './buckets';
import { budgets, documents } from './documents';
import { acls, groups } from './guards';
import { policies, roles } from './identities';
import { arrivals, machines } from './machines';
import { networks, routing, tags } from './networks';
import { keys, logGroups, trails } from './records';
import { alarms, events, topics } from './watching';

/** Everything somebody may do to what is deployed, past every file and every approval. */
export function changesByHand(a: ByHand): OutOfBand[] {
  const areas = [
    routing,
    networks,
    groups,
    acls,
    machines,
    arrivals,
    tags,
    roles,
    policies,
    buckets,
    trails,
    logGroups,
    topics,
    alarms,
    events,
    budgets,
    documents,
    keys,
  ];
  return areas.flatMap((area) => area(a));
}
