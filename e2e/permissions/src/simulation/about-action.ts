import { type Policy } from '@nss/deployment';
import { matches } from '../used/rights';

/** By policy, what is left of it for each action: the same few hundred policies are asked about thousands of times. */
const left = new WeakMap<Policy, Map<string, Policy>>();

/**
 * A policy without the statements that name other actions alone, which decide nothing about this one.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics-single-account.html
 *
 * @param action `s3:GetObject`
 * @returns one with its first statement where none is about it, because a policy without statements is none
 */
export function aboutAction(policy: Policy, action: string): Policy {
  const ofPolicy = left.get(policy) ?? new Map<string, Policy>();
  left.set(policy, ofPolicy);
  const known = ofPolicy.get(action) ?? reduced(policy, action);
  ofPolicy.set(action, known);
  return known;
}

function reduced(policy: Policy, action: string): Policy {
  const about = policy.Statement.filter(({ Action }) =>
    [Action].flat().some((pattern) => matches(pattern, action, 'i')),
  );
  return { ...policy, Statement: about.length === 0 ? policy.Statement.slice(0, 1) : about };
}
