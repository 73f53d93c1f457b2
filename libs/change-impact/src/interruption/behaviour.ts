/** What CloudFormation does to a resource when a property changes. */
export type Behaviour = 'no interruption' | 'some interruptions' | 'replacement';

/** Behaviours of properties, by type. */
export type Behaviours = Readonly<Record<string, Readonly<Record<string, Behaviour>>>>;

/** The same behaviour of several properties. */
export function each(behaviour: Behaviour, ...properties: readonly string[]): Readonly<Record<string, Behaviour>> {
  return Object.fromEntries(properties.map((property) => [property, behaviour]));
}
