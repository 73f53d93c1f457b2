import { type Properties } from '../resource';
import { type PlannedResource, type StackPart } from './planned';

/** Puts what templates write in several places into the one where AWS has it. */
export function folded(resources: readonly PlannedResource[]): PlannedResource[] {
  return resources
    .filter(({ Type }) => !RULES.has(Type))
    .map((each) => ({ ...each, Properties: withOthers(each, resources), parts: partsOf(each, resources) }));
}

/** Itself, and the rules and policies that stand beside it. */
function partsOf(own: PlannedResource, resources: readonly PlannedResource[]): readonly StackPart[] {
  const beside = resources.filter(
    ({ Type, Properties: properties }) =>
      (RULES.has(Type) && properties['GroupId'] === own.PhysicalId) ||
      (Type === 'AWS::IAM::ManagedPolicy' && ((properties['Roles'] ?? []) as unknown[]).includes(own.PhysicalId)),
  );
  return [own, ...beside].flatMap(({ parts = [] }) => parts);
}

const RULES = new Map([
  ['AWS::EC2::SecurityGroupIngress', 'SecurityGroupIngress'],
  ['AWS::EC2::SecurityGroupEgress', 'SecurityGroupEgress'],
]);

function withOthers(own: PlannedResource, resources: readonly PlannedResource[]): Properties {
  switch (own.Type) {
    case 'AWS::EC2::SecurityGroup':
      return withRules(own, resources);
    case 'AWS::IAM::Role':
      return withPolicies(own, resources);
    case 'AWS::IAM::ManagedPolicy':
      return withRoles(own, resources);
    case 'AWS::EC2::LaunchTemplate':
      return withTags(own.Properties);
    case 'AWS::SSM::Parameter':
      return { ...own.Properties, Tags: asList(own.Properties['Tags']) };
    case 'AWS::KMS::Alias':
      // It may be given a key's ARN, and answers with the key's id.
      return { ...own.Properties, TargetKeyId: String(own.Properties['TargetKeyId']).split('/').at(-1) };
    default:
      return own.Properties;
  }
}

/** Rules stand in a template by themselves where two groups name each other. */
function withRules({ PhysicalId, Properties }: PlannedResource, resources: readonly PlannedResource[]): Properties {
  const beside = (type: string) =>
    resources
      .filter(({ Type, Properties: rule }) => Type === type && rule['GroupId'] === PhysicalId)
      .map(({ Properties: { GroupId: _, ...rule } }) => rule);
  const all = [...RULES].map(([type, property]) => {
    const rules = [...((Properties[property] ?? []) as Properties[]), ...beside(type)];
    // What a group is given that says nothing of what may leave: everything.
    const isUnsaid = property === 'SecurityGroupEgress' && rules.length === 0;
    return [property, isUnsaid ? [{ IpProtocol: '-1', CidrIp: '0.0.0.0/0' }] : rules] as const;
  });
  return { ...Properties, ...Object.fromEntries(all) };
}

/** A policy names its roles; a role answers with its policies. */
function withPolicies({ PhysicalId, Properties }: PlannedResource, resources: readonly PlannedResource[]): Properties {
  const theirs = resources
    .filter(({ Type, Properties: policy }) => {
      const roles = (policy['Roles'] ?? []) as unknown[];
      return Type === 'AWS::IAM::ManagedPolicy' && roles.includes(PhysicalId);
    })
    .map((policy) => policy.PhysicalId);
  const own = (Properties['ManagedPolicyArns'] ?? []) as string[];
  return { ...Properties, ManagedPolicyArns: [...new Set([...own, ...theirs])] };
}

/** Or the role names its policies, and a policy answers with its roles. */
function withRoles({ PhysicalId, Properties }: PlannedResource, resources: readonly PlannedResource[]): Properties {
  const theirs = resources
    .filter(({ Type, Properties: role }) => {
      const policies = (role['ManagedPolicyArns'] ?? []) as unknown[];
      return Type === 'AWS::IAM::Role' && policies.includes(PhysicalId);
    })
    .map((role) => role.PhysicalId);
  return { ...Properties, Roles: [...new Set([...((Properties['Roles'] ?? []) as string[]), ...theirs])] };
}

function withTags({ TagSpecifications, ...properties }: Properties): Properties {
  const specifications = (TagSpecifications ?? []) as Properties[];
  const own = specifications.find(({ ResourceType }) => ResourceType === 'launch-template');
  return { ...properties, Tags: own?.['Tags'] };
}

function asList(tags: unknown): unknown {
  if (Array.isArray(tags) || tags === undefined) return tags;
  return Object.entries(tags as object).map(([Key, Value]: [string, unknown]) => ({ Key, Value }));
}
