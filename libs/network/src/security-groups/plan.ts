import { ANYWHERE } from '../cidr/prefix';
import { type Flow, type GroupRole, type Party } from '../flows/flow';
import { type PlanProblem } from '../problem';
import { type Peer, type Rule, describe, ruleIdentity } from './rule';

/** The part of an environment file that bounds security groups; its keys are the file's. */
export interface SecurityGroupLimits {
  /** Quota: rules a group and direction. */
  readonly rulesPerGroup: number;
  /** Quota: groups an interface. */
  readonly groupsPerInterface: number;
  /** Ids of flows of an NSS server that may name 0.0.0.0/0. */
  readonly allowAnywhere: readonly string[];
}

/** One security group to be: a role has several when its rules exceed the quota. */
export interface SecurityGroupPlan {
  readonly role: GroupRole;
  /** Counts the groups of a role from 1. Other groups name number 1: every interface of the role carries it. */
  readonly number: number;
  readonly ingress: readonly Rule[];
  readonly egress: readonly Rule[];
}

/**
 * Turns flows into security groups: duplicates merged, every purpose kept, no more rules a group than the quota allows.
 * Security groups are stateful, so a flow needs a rule only where it starts and where it arrives.
 *
 * Problems: a role that needs more groups than an interface may carry, and an NSS flow to 0.0.0.0/0 that the file does
 * not allow by name.
 */
export function planSecurityGroups(
  flows: readonly Flow[],
  limits: SecurityGroupLimits,
): { groups: SecurityGroupPlan[]; problems: PlanProblem[] } {
  const roles = [
    ...new Set(flows.flatMap((flow) => [flow.from, flow.to]).flatMap((p) => (p.kind === 'group' ? [p.group] : []))),
  ];
  const problems = flows.flatMap((flow) => anywhereProblem(flow, limits));
  const groups = roles.flatMap((role) => {
    const ingress = split(mergeRules(flows.flatMap((flow) => rulesOf(flow, role, 'ingress'))), limits.rulesPerGroup);
    const egress = split(mergeRules(flows.flatMap((flow) => rulesOf(flow, role, 'egress'))), limits.rulesPerGroup);
    const count = Math.max(ingress.length, egress.length, 1);
    if (count > limits.groupsPerInterface) problems.push(tooManyGroups(role, count, limits));
    return Array.from({ length: count }, (_, i) => ({
      role,
      number: i + 1,
      ingress: ingress[i] ?? [],
      egress: egress[i] ?? [],
    }));
  });
  return { groups, problems };
}

function rulesOf(flow: Flow, role: GroupRole, direction: Rule['direction']): Rule[] {
  const [own, other] = direction === 'egress' ? [flow.from, flow.to] : [flow.to, flow.from];
  if (own.kind !== 'group' || own.group !== role) return [];
  return peers(other).map((peer) => ({
    direction,
    protocol: flow.protocol,
    port: flow.port,
    peer,
    flows: [flow.id],
    description: describe([flow.purpose]),
  }));
}

function peers(party: Party): Peer[] {
  switch (party.kind) {
    case 'group':
      return [{ kind: 'group', group: party.group }];
    case 'prefix-list':
      return [{ kind: 'prefix-list', id: party.id }];
    case 'prefixes':
      return party.prefixes.map((cidr) => ({ kind: 'prefix', cidr }));
  }
}

function mergeRules(rules: readonly Rule[]): Rule[] {
  const merged = new Map<string, { rule: Rule; purposes: string[] }>();
  for (const rule of rules) {
    const known = merged.get(ruleIdentity(rule));
    if (known) {
      known.rule = { ...known.rule, flows: [...known.rule.flows, ...rule.flows] };
      known.purposes.push(rule.description);
    } else {
      merged.set(ruleIdentity(rule), { rule, purposes: [rule.description] });
    }
  }
  return [...merged.values()].map(({ rule, purposes }) => ({ ...rule, description: describe(purposes) }));
}

function split<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));
}

function anywhereProblem({ id, from, to }: Flow, { allowAnywhere }: SecurityGroupLimits): PlanProblem[] {
  const fromServer = from.kind === 'group' && from.group.startsWith('nss-');
  if (!fromServer || to.kind !== 'prefixes' || !to.prefixes.includes(ANYWHERE) || allowAnywhere.includes(id)) return [];
  return [
    {
      path: ['securityGroups', 'allowAnywhere'],
      value: allowAnywhere,
      message: `the flow ${id} would let an NSS server reach any address (${ANYWHERE})`,
      allowed: `narrower prefixes for ${to.name}, or ${id} in this list`,
      remedy: `name the addresses of ${to.name}, or add ${id} to securityGroups.allowAnywhere`,
    },
  ];
}

function tooManyGroups(
  role: GroupRole,
  count: number,
  { rulesPerGroup, groupsPerInterface }: SecurityGroupLimits,
): PlanProblem {
  return {
    path: ['securityGroups', 'rulesPerGroup'],
    value: rulesPerGroup,
    message: `${role} needs ${count} security groups of ${rulesPerGroup} rules, and an interface carries ${groupsPerInterface}`,
    allowed: `rules that fit into ${groupsPerInterface} x ${rulesPerGroup}`,
    remedy: 'ask AWS for a higher quota and raise securityGroups.rulesPerGroup, or narrow zscaler.hubPrefixes',
  };
}
