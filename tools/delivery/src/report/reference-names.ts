import { constructPath, type Template } from '@nss/deployment';

/** What a value of a template means to a person: a text as it is, a reference by what it refers to. */
export function nameOf(value: unknown, template: Template): string {
  if (value === undefined || value === null) return 'any';
  if (typeof value !== 'object') return String(value);
  const { Ref, 'Fn::GetAtt': attribute, 'Fn::Join': joined } = value as Record<string, unknown>;
  if (typeof Ref === 'string') return resourceNamed(Ref, template);
  if (Array.isArray(attribute)) return resourceNamed(String(attribute[0]), template);
  if (Array.isArray(joined) && Array.isArray(joined[1]))
    return joined[1].map((part) => nameOf(part, template)).join(String(joined[0]));
  return JSON.stringify(value);
}

function resourceNamed(logicalId: string, template: Template): string {
  const { GroupName, ManagedPolicyName, RoleName } = (template.Resources?.[logicalId]?.Properties ?? {}) as Record<
    string,
    unknown
  >;
  const own = GroupName ?? ManagedPolicyName ?? RoleName;
  return typeof own === 'string' ? own : constructPath(template, logicalId);
}
