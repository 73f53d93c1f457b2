import { type StackChange, type Template } from '@nss/deployment';
import { type Network, readNetwork, type SubnetOfOthers } from '@nss/reachability';

/** Both networks of a change. */
export interface Networks {
  readonly before: Network;
  readonly after: Network;
}

/** What decides about packets, before and after. */
export function networksOf({ before, after }: Pick<StackChange, 'before' | 'after'>): Networks {
  return { before: networkOf(before), after: networkOf(after) };
}

function networkOf(template: Template): Network {
  return readNetwork(template.Resources ?? {}, subnetsOfOthers(template));
}

/** Subnets that a template names by their ids: their ranges and routes are others' business and not known here, their ACL may be ours. */
function subnetsOfOthers({ Resources = {} }: Template): SubnetOfOthers[] {
  const ids = Object.values(Resources).flatMap(({ Properties = {} }) =>
    [Properties['SubnetId'], ...((Properties['SubnetIds'] ?? []) as unknown[])].filter(
      (id): id is string => typeof id === 'string',
    ),
  );
  return [...new Set(ids)].map((id) => ({ id, cidr: '0.0.0.0/32', routeTableId: `of ${id}` }));
}
