import { existsSync, readFileSync, readdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stageStacks } from '@nss/deployment';
import { loadEnvironments, workspaceRoot } from '@nss/infra';
import { synthesise } from '@nss/loop';
import { trialsOf } from './subjects';

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

interface Schema { typeName: string; handlers?: Record<string, { permissions?: string[] }> }

/** AWS's resource schemas, which cfn-lint carries. */
function schemas(): Map<string, Schema> {
  const lib = join(workspaceRoot(), '.venv/lib');
  const folder = readdirSync(lib).map((python) => join(lib, python, 'site-packages/cfnlint/data/schemas/resources')).find(existsSync);
  if (!folder) throw new Error('there are no resource schemas: node tools/setup/src/set-up.mjs');
  const read = readdirSync(folder).filter((file) => file.endsWith('.json')).map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Schema);
  return new Map(read.map((schema) => [schema.typeName, schema]));
}

const { directory: assembly } = synthesise(join(mkdtempSync(join(tmpdir(), 'policies-')), 'assembly'));
const known = schemas();

test.each(loadEnvironments().environments!.map((loaded) => [loaded.name, loaded] as const))('%s: CloudFormation has every right that the handlers of its resources name', (name, loaded) => {
  const { subject: { policies } } = trialsOf(loaded, assembly).roles.at(-1)!;
  const allowed = policies.flatMap(({ Statement }) => Statement).flatMap(({ Action }) => Action).map((action) => new RegExp(`^${action.replaceAll('*', '.*')}$`, 'i'));
  const types = [...new Set(stageStacks(assembly, name).flatMap(({ template }) => Object.values(template.Resources ?? {}).map(({ Type }) => Type)))];
  const needed = types.flatMap((type) => {
    const schema = known.get(type);
    if (!schema) throw new Error(`there is no schema of ${type}`);
    // Nothing is listed when a stack is deployed.
    return Object.entries(schema.handlers ?? {}).filter(([handler]) => handler !== 'list').flatMap(([, { permissions = [] }]) => permissions.map((right) => ({ type, right })));
  });
  expect(needed.length).toBeGreaterThan(100);
  const missing = needed.filter(({ right }) => !(right in NOT_USED) && !UNUSED_SERVICES.includes(right.split(':')[0]!) && !allowed.some((pattern) => pattern.test(right)));
  expect(missing).toEqual([]);
});
