/** What a resource is set to, by the names CloudFormation has for it. */
export type Properties = Readonly<Record<string, unknown>>;

/** One thing in an account, in the shape of a resource of a template whose every reference is the id AWS gave. */
export interface AccountResource {
  /** `AWS::EC2::Route`; where CloudFormation has no such type, what it would be called: `AWS::KMS::Grant`. */
  readonly Type: string;
  /** What AWS calls it; for what has no id of its own, those of what it belongs to: `rtb-0a1b|0.0.0.0/0`. */
  readonly PhysicalId: string;
  readonly Properties: Properties;
  /** What `Fn::GetAtt` gives and cannot be worked out from the id: the number of a launch template's latest version. */
  readonly Attributes?: Readonly<Record<string, string>>;
  /**
   * Why it is there, where no template has it and nobody made it for this environment.
   * - `implied`: AWS makes it together with something else, as the default group of a VPC
   * - `others`: it is in a network of others, and theirs
   */
  readonly Origin?: 'implied' | 'others';
}

/** Everything that was read, by {@link keyOf}. */
export type AccountState = Readonly<Record<string, AccountResource>>;

/** What a resource is found by: the id alone where EC2 gave it, so that references lead to it; else type and id. */
export function keyOf(type: string, physicalId: string): string {
  return type.startsWith('AWS::EC2::') && !physicalId.includes('|') ? physicalId : `${type} ${physicalId}`;
}

/** Resources by their keys. */
export function stateOf(resources: readonly AccountResource[]): AccountState {
  return Object.fromEntries(resources.map((each) => [keyOf(each.Type, each.PhysicalId), each]));
}
