import { constructPath, resolve, type Template } from '@nss/deployment';
import { type OwnedResource, type ReadPlace } from '../read/reading';
import { type AccountState, keyOf, type Properties } from '../resource';
import { attributeOf } from './attributes';
import { folded } from './folded';
import { identityOf } from './identity';

/** A stack as it was deployed. */
export interface DeployedStack {
  readonly stackName: string;
  readonly template: Template;
  /** What CloudFormation calls each resource, by its logical id. */
  readonly physicalIds: Readonly<Record<string, string>>;
  /** What its parameters were given. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** A resource as it should be. */
export interface PlannedResource {
  readonly Type: string;
  readonly PhysicalId: string;
  /** `nss-prod-system Network/Vpc/Vpc01`: what a person recognises. */
  readonly path: string;
  readonly Properties: Properties;
  /**
   * The resources of stacks that it is made of: itself, and what a template writes beside it.
   * @default - none: AWS made it
   */
  readonly parts?: readonly StackPart[];
}

/** A resource by the stack that has it. */
export interface StackPart {
  readonly stackName: string;
  readonly logicalId: string;
}

/** The resources of deployed stacks, as their account is read by them. */
export function ownedResources(stacks: readonly DeployedStack[]): OwnedResource[] {
  return stacks.flatMap(({ template, physicalIds }) =>
    Object.entries(template.Resources ?? {}).map(([logicalId, { Type: type, Properties: properties = {} }]) => ({
      type,
      physicalId: physicalIds[logicalId] ?? '',
      properties,
    })),
  );
}

/**
 * What deployed stacks say should be: every reference is the id or attribute of what exists, and what a template writes in several
 * places (a rule beside its group, a policy with its roles) is in the one place where AWS has it.
 * @param actual where attributes are found that only AWS knows
 */
export function plannedResources(
  stacks: readonly DeployedStack[],
  actual: AccountState,
  place: ReadPlace,
): Readonly<Record<string, PlannedResource>> {
  const resources = stacks.flatMap((stack) => resolved(stack, actual, place));
  return Object.fromEntries(folded(resources).map((each) => [keyOf(each.Type, each.PhysicalId), each]));
}

function resolved(
  { stackName, template, physicalIds, parameters }: DeployedStack,
  actual: AccountState,
  place: ReadPlace,
) {
  const physicalId = (logicalId: string) => physicalIds[logicalId] ?? `nothing for ${logicalId}`;
  const attribute = (logicalId: string, name: string) => {
    const { Type = '', Properties = {} } = template.Resources?.[logicalId] ?? {};
    return attributeOf({ Type, Properties, physicalId: physicalId(logicalId), name }, actual, place);
  };
  const pseudo = {
    'AWS::AccountId': place.account,
    'AWS::Partition': place.partition,
    'AWS::Region': place.region,
    'AWS::StackName': stackName,
  };
  const resolution = { template, parameters, pseudo, physicalId, attribute };
  return Object.entries(template.Resources ?? {})
    .filter(([, { Type }]) => Type !== 'AWS::CDK::Metadata')
    .map(([logicalId, { Type, Properties = {} }]): PlannedResource => {
      const values = resolve(Properties, resolution);
      return {
        Type,
        PhysicalId: identityOf(Type, values, physicalId(logicalId)),
        path: `${stackName} ${constructPath(template, logicalId)}`,
        parts: [{ stackName, logicalId }],
        Properties: values,
      };
    });
}
