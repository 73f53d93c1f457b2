import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { type Grant } from './permissions/grant';

/** Characters a managed policy may have, without white space. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const POLICY_CHARACTERS = 6144;
/** What the frame of a document takes, and room for what the CDK writes otherwise than JSON.stringify. */
const FRAME_CHARACTERS = 250;

/**
 * Grants as CDK statements.
 * @throws Error for a wildcard without a reason
 */
export function policyStatements(grants: readonly Grant[]): PolicyStatement[] {
  return grants.map(({ sid, effect, actions, resources, conditions, wildcardReason }) => {
    if (!wildcardReason && [...actions, ...resources].some((text) => text.includes('*')))
      throw new Error(`${sid} has a wildcard and gives no reason for it`);
    return new PolicyStatement({
      sid,
      effect: effect === 'Deny' ? Effect.DENY : Effect.ALLOW,
      actions: [...actions],
      resources: [...resources],
      ...(conditions && { conditions: structuredClone(conditions) as Record<string, Record<string, unknown>> }),
    });
  });
}

/** Grants in portions that each fit one managed policy, in their order. */
export function policyPortions(grants: readonly Grant[]): Grant[][] {
  const portions: Grant[][] = [];
  let room = 0;
  for (const grant of grants) {
    // With its effect, which a grant may leave out, and the comma after it.
    const size = JSON.stringify({ ...grant, effect: grant.effect ?? 'Allow', wildcardReason: undefined }).length + 1;
    if (size > room) {
      portions.push([]);
      room = POLICY_CHARACTERS - FRAME_CHARACTERS;
    }
    portions.at(-1)?.push(grant);
    room -= size;
  }
  return portions;
}

/** A reason for each wildcard, in the form the policy packs ask for. */
export function acknowledgements(grants: readonly Grant[]): { id: string; reason: string }[] {
  const reasons = new Map<string, string>();
  for (const { effect, actions, resources, wildcardReason = '' } of grants) {
    if (effect === 'Deny') continue;
    actions
      .filter((action) => action.includes('*'))
      .forEach((action) => reasons.set(`AwsSolutions-IAM5[Action::${action}]`, wildcardReason));
    resources
      .filter((resource) => resource.includes('*'))
      .forEach((resource) => reasons.set(`AwsSolutions-IAM5[Resource::${resource}]`, wildcardReason));
  }
  return [...reasons].map(([id, reason]) => ({ id, reason }));
}
