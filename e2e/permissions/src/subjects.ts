import { stageStacks, templatePolicies, templateRoles } from '@nss/deployment';
import { DELIVERY_PURPOSES, identityStageName, type LoadedEnvironment } from '@nss/environment';
import { formerlyNamedParameter } from '@nss/operations';
import { RUNBOOKS } from '@nss/runbooks';
import { AGENT_POLICIES } from './agent-policies';
import { type Attempts, Arns } from './attempts/attempt';
import { deliveryBoundaryAttempts, ofEveryRunbook, relayBoundaryAttempts } from './attempts/boundaries';
import { deliveryAttempts } from './attempts/delivery';
import { executionAttempts, executionBoundaryAttempts } from './attempts/execution';
import { EVERYTHING, type Subject } from './simulation/policy';

/** A role, and what it tries. */
export interface Case extends Attempts {
  readonly subject: Subject;
}

/**
 * Every role of an environment, and each boundary alone, with what they try; from a synthesised assembly.
 * @param formerly ARNs that the deployed stack is tied to and the file names no more @default none
 */
export function casesOf(
  { name, environment }: LoadedEnvironment,
  assembly: string,
  formerly: readonly string[] = [],
): { readonly roles: Case[]; readonly boundaries: Case[]; readonly runbooks: Case[] } {
  const place = {
    account: environment.account,
    region: environment.region,
    parameters: { SubjectPrefix: 'repo:acme/nss-on-aws', ...formerlyNamedParameter(formerly) },
  };
  const { template = {} } = stageStacks(assembly, identityStageName(name))[0] ?? {};
  const subjects = templateRoles(template, place);
  const arns = new Arns(environment);
  const { template: system } = stageStacks(assembly, name)[0]!;
  const keyPolicy = Object.values(system.Resources ?? {}).find(({ Type }) => Type === 'AWS::KMS::Key')?.Properties?.[
    'KeyPolicy'
  ] as Subject['keyPolicy'];
  const runbooks = RUNBOOKS.map((runbook) => runbook.name);
  const named = (kind: string) => {
    const subject = subjects.find(({ arn }) => arn === arns.delivery(kind));
    if (!subject) throw new Error(`${name} has no role ${arns.delivery(kind)}`);
    return { ...subject, ...place, name: `${name} ${kind}`, keyPolicy };
  };
  const byPurpose = deliveryAttempts(arns, RUNBOOKS);
  const known = templatePolicies(template, place);
  const alone = (kind: string, boundary: Subject['boundary']): Subject => ({
    ...named('deploy'),
    name: `${name} ${kind}`,
    policies: [EVERYTHING],
    boundary,
  });
  const relayBoundary = known.get(arns.boundary)!;
  return {
    roles: [
      ...DELIVERY_PURPOSES.map((purpose) => ({ subject: named(purpose), ...byPurpose[purpose] })),
      { subject: named('execution'), ...executionAttempts(arns) },
    ],
    boundaries: [
      { subject: alone('boundary of jobs', named('deploy').boundary), ...deliveryBoundaryAttempts(arns) },
      { subject: alone('boundary of CloudFormation', named('execution').boundary), ...executionBoundaryAttempts(arns) },
      { subject: alone('boundary of the relay', relayBoundary), ...relayBoundaryAttempts(arns) },
    ],
    runbooks: templateRoles(system, place, new Map([...known, ...AGENT_POLICIES]))
      .filter(({ name: role }) => runbooks.some((runbook) => role === `${environment.purpose}-${runbook}-role-01`))
      .map((role) => ({
        subject: { ...role, ...place },
        escalations: [...ofEveryRunbook(arns), ...relayBoundaryAttempts(arns).escalations],
        duties: [],
      })),
  };
}
