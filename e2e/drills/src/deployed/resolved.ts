/**
 * A value of a template in which every reference is the name of what it refers to: `RelayWeb01Instance`, `Gateway.VirtualInterfaceId`. In a
 * drill that is its id, so that definitions that name one thing still agree.
 */
export function resolved(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(resolved);
  if (typeof value !== 'object' || value === null) return value;
  const { Ref, 'Fn::GetAtt': attribute, 'Fn::Join': join } = value as Record<string, unknown>;
  if (typeof Ref === 'string') return Ref;
  if (Array.isArray(attribute)) return attribute.join('.');
  if (Array.isArray(join)) return (join[1] as unknown[]).map(resolved).join(String(join[0]));
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, resolved(each)]));
}
