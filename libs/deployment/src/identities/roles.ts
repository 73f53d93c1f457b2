import { type Template, type TemplateResource } from '../assembly';
import { type Policy, type TemplateRole } from './policy';
import { type Resolution, resolve } from './resolve';

/** Where a template is deployed, and the values of its parameters. */
export interface TemplatePlace {
  readonly account: string;
  readonly region: string;
  /** @default aws */
  readonly partition?: string;
  /** @default - only what has a default */
  readonly parameters?: Readonly<Record<string, string>>;
}

interface PolicyProperties {
  readonly PolicyDocument: Policy;
  readonly Roles?: readonly string[];
}
interface RoleProperties {
  readonly RoleName: string;
  readonly Path?: string;
  readonly ManagedPolicyArns?: readonly string[];
  readonly PermissionsBoundary?: string;
  readonly AssumeRolePolicyDocument: Policy;
  readonly MaxSessionDuration?: number;
  readonly Policies?: readonly { readonly PolicyDocument: Policy }[];
}

/** Customer managed policies, by ARN. */
export type Policies = ReadonlyMap<string, Policy>;

/** The managed policies of a template. */
export function templatePolicies(template: Template, place: TemplatePlace): Policies {
  const resolution = resolutionOf(template, place);
  return new Map(
    resourcesOf<PolicyProperties>(template, 'AWS::IAM::ManagedPolicy').map(([id, { PolicyDocument }]) => [
      resolution.physicalId(id),
      resolve(PolicyDocument, resolution),
    ]),
  );
}

/**
 * The roles of a template.
 * @param known policies of other templates
 * @throws Error for a role without a boundary, or with a policy that is in no template
 */
export function templateRoles(template: Template, place: TemplatePlace, known: Policies = new Map()): TemplateRole[] {
  const resolution = resolutionOf(template, place);
  const policies = new Map([...known, ...templatePolicies(template, place)]);
  const found = (arn: string, role: string) => {
    const policy = policies.get(arn);
    if (!policy) throw new Error(`${role}: no template has the policy ${arn}`);
    return policy;
  };
  const attached = resourcesOf<PolicyProperties>(template, 'AWS::IAM::ManagedPolicy').map(([id, { Roles = [] }]) => ({
    arn: resolution.physicalId(id),
    roles: resolve(Roles, resolution),
  }));
  const unread = Object.values(template.Resources ?? {}).find(
    ({ Type }) => Type === 'AWS::IAM::Policy' || Type === 'AWS::IAM::RolePolicy',
  );
  if (unread) throw new Error(`policies of type ${unread.Type} are not read here: use a managed policy`);
  return resourcesOf<RoleProperties>(template, 'AWS::IAM::Role').map(([id, properties]) => {
    const {
      RoleName: name,
      Path = '/',
      ManagedPolicyArns = [],
      PermissionsBoundary,
      AssumeRolePolicyDocument: trust,
      MaxSessionDuration = 3600,
      Policies: inline = [],
    } = resolve(properties, resolution);
    if (!PermissionsBoundary) throw new Error(`${name} has no boundary`);
    const arns = [
      ...ManagedPolicyArns,
      ...attached.filter(({ roles }) => roles.includes(resolution.physicalId(id))).map(({ arn }) => arn),
    ];
    return {
      name,
      arn: `arn:${place.partition ?? 'aws'}:iam::${place.account}:role${Path}${name}`,
      trust,
      maxSessionSeconds: MaxSessionDuration,
      policies: [...arns.map((arn) => found(arn, name)), ...inline.map(({ PolicyDocument }) => PolicyDocument)],
      boundaryArn: PermissionsBoundary,
      boundary: found(PermissionsBoundary, name),
    };
  });
}

function resourcesOf<T>({ Resources = {} }: Template, type: string): [string, T][] {
  return Object.entries(Resources)
    .filter(([, { Type }]) => Type === type)
    .map(([id, { Properties }]) => [id, Properties as T]);
}

function resolutionOf(
  template: Template,
  { account, region, partition = 'aws', parameters = {} }: TemplatePlace,
): Resolution {
  const pseudo = { 'AWS::AccountId': account, 'AWS::Region': region, 'AWS::Partition': partition };
  return {
    template,
    pseudo,
    parameters,
    physicalId: (logicalId) =>
      physicalId(logicalId, (template.Resources ?? {})[logicalId], `arn:${partition}:iam::${account}`),
    attribute: (logicalId, attribute) => {
      // AWS makes up the id of a key; until then its logical id stands for it.
      if (template.Resources?.[logicalId]?.Type === 'AWS::KMS::Key' && attribute === 'Arn')
        return `arn:${partition}:kms:${region}:${account}:key/${logicalId}`;
      throw new Error(`what ${attribute} of ${logicalId} is, is not known before deployment`);
    },
  };
}

function physicalId(logicalId: string, resource: TemplateResource | undefined, iam: string): string {
  const {
    ManagedPolicyName,
    RoleName,
    Url,
    Path = '/',
  } = (resource?.Properties ?? {}) as Partial<Record<string, string>>;
  if (resource?.Type === 'AWS::IAM::ManagedPolicy' && ManagedPolicyName)
    return `${iam}:policy${Path}${ManagedPolicyName}`;
  if (resource?.Type === 'AWS::IAM::Role' && RoleName) return RoleName;
  if (resource?.Type === 'AWS::IAM::OIDCProvider' && Url)
    return `${iam}:oidc-provider/${Url.replace(/^https:\/\//, '')}`;
  throw new Error(`what a reference to ${logicalId} stands for is not known before deployment`);
}
