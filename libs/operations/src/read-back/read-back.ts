import { readConnection } from './connection';
import { type Deployed } from './deployed';
import { type Fact } from './fact';
import { readIdentities } from './identities';
import { readMachines } from './machines';
import { readNetwork } from './network';
import { readRecords } from './records';
import { readRules } from './rules';
import { readStacks } from './stacks';
import { readWatching } from './watching';

/**
 * Asks every service what exists and puts it beside what the environment file says should: CREATE_COMPLETE says that a
 * call was accepted, not that the thing is there and is as it was meant.
 */
export async function readBack(deployed: Deployed): Promise<Fact[]> {
  const readers = [
    readStacks,
    readNetwork,
    readRules,
    readMachines,
    readConnection,
    readRecords,
    readWatching,
    readIdentities,
  ];
  const all = await Promise.all(readers.map((read) => read(deployed)));
  return all.flat();
}
