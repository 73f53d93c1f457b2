import { suggest } from '@nss/suggestion';
import { planNetworkAcls, planSecurityGroups, vpcRanges } from '@nss/network';
import { relayFlows } from '../derive/flows';
import { hubPrefixesOf } from '../derive/hub-prefixes';
import { type Environment } from '../schema';
import { type Check } from './check';

/** Rules over all groups of an interface. Source: docs.aws.amazon.com/vpc, "Amazon VPC quotas". */
const RULES_PER_INTERFACE = 1000;

function flowsOf(environment: Environment) {
  return relayFlows(environment, hubPrefixesOf(environment) ?? []);
}

/** The rules of every flow fit into the security groups an interface may carry. */
export const securityGroupQuota: Check = function* (environment) {
  const { securityGroups } = environment;
  if (securityGroups.rulesPerGroup * securityGroups.groupsPerInterface > RULES_PER_INTERFACE) {
    yield {
      path: ['securityGroups', 'rulesPerGroup'],
      message: `${securityGroups.rulesPerGroup} rules x ${securityGroups.groupsPerInterface} groups are more than AWS grants an interface`,
      allowed: `a product of at most ${RULES_PER_INTERFACE}`,
      remedy: 'write the quotas the account really has (Service Quotas, Amazon VPC)',
    };
  }
  yield* planSecurityGroups(flowsOf(environment), securityGroups).problems;
};

/** The stateless entries of every flow fit into a network ACL, where the environment has one. */
export const networkAclQuota: Check = function* (environment) {
  if (!environment.networkAcl) return;
  yield* planNetworkAcls(flowsOf(environment), vpcRanges(environment.vpc)).problems;
};

/** An exception names a flow that exists: a misspelt one would be an exception for nothing. */
export const exceptions: Check = function* (environment) {
  const ids = flowsOf(environment).map((flow) => flow.id);
  for (const [i, id] of environment.securityGroups.allowAnywhere.entries()) {
    if (ids.includes(id)) continue;
    const meant = suggest(id, ids);
    yield {
      path: ['securityGroups', 'allowAnywhere', i],
      message: 'this environment has no such flow',
      allowed: ids.join(', '),
      remedy: meant ? `did you mean ${meant}?` : 'remove it, or name one of these flows',
    };
  }
};
