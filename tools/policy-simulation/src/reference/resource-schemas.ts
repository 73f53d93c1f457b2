import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from '@nss/infra';

/** What a resource schema says about the rights of its handlers. */
export interface ResourceSchema {
  readonly typeName: string;
  readonly handlers?: Readonly<Record<string, { readonly permissions?: readonly string[] }>>;
}

/** Rights that handlers name for what these stacks do not use, and why. */
const NOT_USED: Readonly<Record<string, string>> = {
  'autoscaling:DescribeTags': 'flow logs of a VPC',
  'billing:GetBillingViewData': 'a budget without a billing view',
  'firehose:TagDeliveryStream': 'log groups do not deliver',
  'iam:AttachGroupPolicy': 'no groups', 'iam:AttachUserPolicy': 'no users', 'iam:DetachGroupPolicy': 'no groups', 'iam:DetachUserPolicy': 'no users',
  'iam:CreateServiceLinkedRole': 'trails and flow logs have roles of their own',
  'iam:DeleteRolePermissionsBoundary': 'boundaries stay',
  'organizations:DescribeOrganization': 'a trail of one account', 'organizations:ListAWSServiceAccessForOrganization': 'a trail of one account',
  'sts:AssumeRole': 'virtual interfaces of one account',
};
const UNUSED_SERVICES = ['s3tables', 'vpc-lattice', 'vpce'];

/**
 * AWS's resource schemas, which cfn-lint carries, by type.
 * @throws Error when the workspace is not set up
 */
export function resourceSchemas(): ReadonlyMap<string, ResourceSchema> {
  const lib = join(workspaceRoot(), '.venv/lib');
  const folder = readdirSync(lib).map((python) => join(lib, python, 'site-packages/cfnlint/data/schemas/resources')).find(existsSync);
  if (!folder) throw new Error('there are no resource schemas: node tools/setup/src/set-up.mjs');
  const read = readdirSync(folder).filter((file) => file.endsWith('.json')).map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as ResourceSchema);
  return new Map(read.map((schema) => [schema.typeName, schema]));
}

/**
 * Rights that the handlers of a type name, without those that these stacks have no use for.
 * @param handlers `read`. @default - every handler but `list`: nothing is listed when a stack is deployed
 */
export function handlerRights({ handlers = {} }: ResourceSchema, names = Object.keys(handlers).filter((name) => name !== 'list')): string[] {
  const rights = names.flatMap((name) => handlers[name]?.permissions ?? []);
  return [...new Set(rights)].filter((right) => !(right in NOT_USED) && !UNUSED_SERVICES.includes(right.split(':')[0]!));
}
