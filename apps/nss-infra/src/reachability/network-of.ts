import { type RelayPlan } from '@nss/environment';
import { type Network, readNetwork, type Resource, subnetsOfOthers } from '@nss/reachability';

/** What the resources of an environment's template decide about packets, with the subnets that others made, as its file names them. */
export function networkOf(
  resources: Readonly<Record<string, Resource>>,
  { addresses }: Pick<RelayPlan, 'addresses'>,
): Network {
  return readNetwork(resources, subnetsOfOthers(addresses));
}
