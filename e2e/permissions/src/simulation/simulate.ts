// iam-simulate is under the AGPL: it serves tests of this repository, nothing that is deployed or bundled may import this file.
import { runSimulation } from '@cloud-copilot/iam-simulate';
import { type Policy } from '@nss/deployment';
import { type Attempt } from '../attempts/attempt';
import { aboutAction } from './about-action';
import { type Subject } from './policy';

/** Policies that are decided with as a whole, once: whether they were some, where that is known by now. */
const whole = new WeakMap<Policy, Promise<boolean>>();

/**
 * Whether a role may do something, by its policies and its boundary, as IAM decides within one account.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 *
 * @throws Error for an action or resource that does not exist, a policy that is none, or a fact the decision would ignore
 */
export async function mayDo(subject: Subject, attempt: Attempt): Promise<boolean> {
  const { ofOwnKey, action } = attempt;
  const own = ofOwnKey && action.startsWith('kms:') && subject.keyPolicy ? [subject.keyPolicy] : [];
  const all = [...subject.policies, subject.boundary, ...own];
  const unknown = all.filter((policy) => !whole.has(policy));
  if (unknown.length > 0) {
    const decided = mayDoByAll(subject, attempt);
    const areSome = decided.then(
      () => true,
      () => {
        unknown.forEach((policy) => whole.delete(policy));
        return false;
      },
    );
    unknown.forEach((policy) => whole.set(policy, areSome));
    return decided;
  }
  // Many are asked about at once: they wait for the first, or, where that was an error, the next of them is the first.
  for (const policy of all) if (!(await whole.get(policy))) return mayDo(subject, attempt);
  const about = (policy: Policy) => aboutAction(policy, action);
  return mayDoByAll(
    {
      ...subject,
      policies: subject.policies.map(about),
      boundary: about(subject.boundary),
      ...(subject.keyPolicy && { keyPolicy: about(subject.keyPolicy) }),
    },
    attempt,
  );
}

/** {@link mayDo}, with every statement looked at. */
export async function mayDoByAll(
  { arn, account, region, policies, boundary, keyPolicy }: Subject,
  { what, action, resource, context = {}, alongside = {}, ofOwnKey }: Attempt,
): Promise<boolean> {
  const outcome = await runSimulation(
    {
      request: {
        principal: arn,
        action,
        resource: { resource, accountId: account },
        contextVariables: { 'aws:RequestedRegion': region, ...alongside, ...context },
      },
      identityPolicies: policies.map((policy, index) => ({ name: `policy ${index + 1}`, policy })),
      permissionBoundaryPolicies: [{ name: 'boundary', policy: boundary }],
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      ...(action.startsWith('kms:') && {
        resourcePolicy: ofOwnKey && keyPolicy ? keyPolicy : delegatingKeyPolicy(account, resource),
      }),
    },
    { simulationMode: 'Strict' },
  );
  const problem = (text: string) => new Error(`${what} (${action} on ${resource}): ${text}`);
  if (outcome.resultType === 'error') throw problem(JSON.stringify(outcome.errors));
  // A resource with a wildcard stands for several requests, and one request is asked about here.
  if (outcome.resultType === 'wildcard') throw problem('names no single resource');
  const ignored = (outcome.result.ignoredContextKeys ?? []).filter((key) => !(key in alongside));
  if (ignored.length > 0) throw problem(`this action has no ${ignored.join(', ')}`);
  return outcome.overallResult === 'Allowed';
}

/** A key's policy that leaves the decision to the account's identities, as the one that a new key has by default. */
function delegatingKeyPolicy(account: string, key: string): Policy {
  return {
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: 'kms:*', Resource: key },
    ],
  };
}
