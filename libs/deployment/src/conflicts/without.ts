import { type Template, type TemplateResource } from '../assembly';
import { refersToAny } from './references';

/** What AWS calls resources, by logical id. */
export type PhysicalIds = ReadonlyMap<string, string>;

/**
 * A deployed template without some of its resources: whoever refers to one of them keeps its present id as a text, and so
 * stays what it is.
 *
 * @param physicalIds of the resources that go
 * @throws Error where somebody who stays needs an attribute of one that goes, and it does not follow from the id
 */
export function withoutResources(template: Template, gone: readonly string[], physicalIds: PhysicalIds): Template {
  const all = template.Resources ?? {};
  const isGone = new Set(gone);
  const literal = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(literal);
    if (typeof value !== 'object' || value === null) return value;
    if (!refersToAny(value, isGone)) return value;
    const entries = Object.entries(value);
    const [[key, inner] = ['', undefined]] = entries;
    if (entries.length === 1 && key === 'Ref' && isGone.has(String(inner))) return idOf(String(inner), physicalIds);
    if (entries.length === 1 && key === 'Fn::GetAtt') return attributeOf(inner, physicalIds);
    if (entries.length === 1 && key === 'Fn::Sub')
      throw new Error('a text with ${…} refers to a resource that has to go first: write it with Fn::Join');
    return Object.fromEntries(entries.map(([name, each]) => [name, literal(each)]));
  };
  const stays = Object.entries(all).filter(([id]) => !isGone.has(id));
  return {
    ...(literal({ ...template, Resources: {} }) as Template),
    Resources: Object.fromEntries(
      stays.map(([id, resource]) => [id, literal(withoutOrder(resource, isGone)) as TemplateResource]),
    ),
  };
}

/** `DependsOn` names logical ids, and refuses one that the template does not have. */
function withoutOrder(resource: TemplateResource, gone: ReadonlySet<string>): TemplateResource {
  const { DependsOn, ...rest } = resource as TemplateResource & { DependsOn?: string | readonly string[] };
  const left = [DependsOn ?? []].flat().filter((id) => !gone.has(id));
  return left.length > 0 ? ({ ...rest, DependsOn: left } as TemplateResource) : rest;
}

function idOf(logicalId: string, physicalIds: PhysicalIds): string {
  const id = physicalIds.get(logicalId);
  if (id === undefined) throw new Error(`${logicalId} has to go first, and CloudFormation names no resource for it`);
  return id;
}

/**
 * Attributes that follow from what `Ref` gives: the ids of EC2's own, and of a virtual interface, whose `Ref` is its ARN.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-directconnect-privatevirtualinterface.html
 */
const FOLLOWS = /^(InstanceId|GroupId|SubnetId|VpcId|NatGatewayId|VirtualInterfaceId)$/;

function attributeOf(attribute: unknown, physicalIds: PhysicalIds): string {
  const [logicalId = '', name = ''] = Array.isArray(attribute) ? attribute.map(String) : String(attribute).split('.');
  if (!FOLLOWS.test(name))
    throw new Error(`${logicalId}.${name} is needed by what stays, and ${logicalId} has to go first`);
  const id = idOf(logicalId, physicalIds);
  return id.slice(id.lastIndexOf('/') + 1);
}
