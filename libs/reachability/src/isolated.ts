import { type Expected, ISOLATED } from './expected';
import { type Network } from './network';

/** What is deployed and what is planned while the standbys are isolated. */
export interface IsolatedStandby {
  readonly network: Network;
  readonly expected: Expected;
}

/**
 * The network as it is while every standby is updated: both interfaces of each carry the group that lets nothing out.
 *
 * @returns undefined where nothing is isolated, because no flow says how it would be reached; a problem where no group is for it
 */
export function withIsolatedStandby(network: Network, expected: Expected): IsolatedStandby | string | undefined {
  const { addresses, flows } = expected;
  if (!flows.some(({ to }) => to.kind === 'group' && to.group === ISOLATED)) return undefined;
  const [id] = [...network.groups].find(([, { name }]) => name?.includes(`-${ISOLATED}-`)) ?? [];
  if (id === undefined) return 'a standby cannot be isolated: no security group is for it';
  const isolated = addresses.servers
    .filter(({ number }) => number > 1)
    .flatMap(({ managementAddress, serviceAddress }) => [managementAddress, serviceAddress]);
  const interfaces = network.interfaces.map((each) =>
    isolated.includes(each.address ?? '') ? { ...each, groupIds: [id] } : each,
  );
  return { network: { ...network, interfaces }, expected: { ...expected, isolated } };
}
