import {
  type AddressPlan,
  type Flow,
  type NetworkAclPlan,
  type PlanProblem,
  type SecurityGroupPlan,
  addressesPerSubnet,
  planAddresses,
  planNetworkAcls,
  planSecurityGroups,
  vpcRanges,
} from '@nss/network';
import { relayFlows } from './flows';
import { hubPrefixesOf, missingRanges } from './hub-prefixes';
import { connectionOf } from '../private-connection';
import { type Environment } from '../schema';

/** Everything an environment file decides about the network, as plain data: what is built, shown and proved is read from here. */
export interface RelayPlan {
  readonly addresses: AddressPlan;
  readonly flows: readonly Flow[];
  readonly securityGroups: readonly SecurityGroupPlan[];
  /** Absent when the environment does without network ACLs. */
  readonly networkAcls: NetworkAclPlan | undefined;
}

/** Derives the plan of an environment, or says at which keys of its file it cannot be derived and why. */
export function deriveRelayPlan(environment: Environment): { plan: RelayPlan | undefined; problems: PlanProblem[] } {
  const hubs = hubPrefixesOf(environment);
  const addresses = planAddresses(environment, addressesPerSubnet(connectionOf(environment).gateway));
  if (!hubs) return { plan: undefined, problems: [...addresses.problems, missingRanges(environment.zscaler.cloud)] };
  const flows = relayFlows(environment, hubs);
  const groups = planSecurityGroups(flows, environment.securityGroups);
  const acls = environment.networkAcl ? planNetworkAcls(flows, vpcRanges(environment.vpc)) : undefined;
  const problems = [...addresses.problems, ...groups.problems, ...(acls?.problems ?? [])];
  if (!addresses.plan || problems.length > 0) return { plan: undefined, problems };
  return {
    plan: { addresses: addresses.plan, flows, securityGroups: groups.groups, networkAcls: acls?.acls },
    problems,
  };
}
