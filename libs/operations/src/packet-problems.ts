import { type AccountState } from '@nss/account-state';
import { type LoadedEnvironment } from '@nss/environment';
import { prove, readNetwork, subnetsOfOthers } from '@nss/reachability';

/**
 * In what the network that exists lets other packets pass than the plan has: a flow that does not pass both ways by the hop that is meant,
 * an address or a port that is open and belongs to no flow. The proof of a template, held against the account as it was read.
 *
 * @returns a sentence each; none where nothing is deployed
 */
export function packetProblems({ plan }: Pick<LoadedEnvironment, 'plan'>, actual: AccountState): readonly string[] {
  if (Object.keys(actual).length === 0) return [];
  return prove(readNetwork(actual, subnetsOfOthers(plan.addresses), { isDeployed: true }), plan).problems;
}
