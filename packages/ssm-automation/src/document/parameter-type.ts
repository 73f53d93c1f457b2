/**
 * The plain types of a runbook's parameters, variables and step outputs.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-schemas-features.html
 */
export const PLAIN_TYPES = ['String', 'StringList', 'Integer', 'Boolean', 'MapList', 'StringMap'] as const;

/** Types that AWS checks against existing resources, or offers in the console as a picker. Their values are strings. */
export const RESOURCE_TYPES = [
  'AWS::EC2::Instance::Id',
  'AWS::EC2::SecurityGroup::Id',
  'AWS::EC2::Subnet::Id',
  'AWS::EC2::VPC::Id',
  'AWS::IAM::Role::Arn',
  'AWS::S3::Bucket::Name',
] as const;

/** One of {@link PLAIN_TYPES}. */
export type PlainType = (typeof PLAIN_TYPES)[number];

/** One of {@link RESOURCE_TYPES}. */
export type ResourceType = (typeof RESOURCE_TYPES)[number];

/** What a parameter may be declared as: a plain type, a resource, or a list of resources. */
export type ParameterType = PlainType | ResourceType | `List<${ResourceType}>`;

const known: ReadonlySet<string> = new Set([
  ...PLAIN_TYPES,
  ...RESOURCE_TYPES,
  ...RESOURCE_TYPES.map((type) => `List<${type}>`),
]);

/** Whether a document may declare a parameter of this type. */
export function isParameterType(type: string): type is ParameterType {
  return known.has(type);
}

/**
 * The plain type that values of a parameter type have: resources are strings, lists of resources string lists.
 * Unknown types are read as `String`, the way a resource type younger than this library would be.
 */
export function plainType(type: string): PlainType {
  if ((PLAIN_TYPES as readonly string[]).includes(type)) return type as PlainType;
  return type.startsWith('List<') ? 'StringList' : 'String';
}

/** The TypeScript value of a parameter type, which is what a reference to such a parameter stands for. */
export type ValueOf<T extends ParameterType> = T extends 'StringList' | `List<${string}>`
  ? string[]
  : T extends 'Integer'
    ? number
    : T extends 'Boolean'
      ? boolean
      : T extends 'StringMap'
        ? Record<string, unknown>
        : T extends 'MapList'
          ? Record<string, unknown>[]
          : string;
