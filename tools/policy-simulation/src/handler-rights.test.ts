import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stageStacks } from '@nss/deployment';
import { loadEnvironments, type LoadedEnvironment } from '@nss/infra';
import { synthesise } from '@nss/loop';
import { Arns } from './attempts/attempt';
import { namedResources } from './reference/named-resources';
import { arnOf, decidedOn, isAction } from './reference/authorization-reference';
import { handlerRights, resourceSchemas } from './reference/resource-schemas';
import { mayDo } from './simulation/simulate';
import { trialsOf } from './subjects';

jest.setTimeout(120_000);

const { directory: assembly } = synthesise(join(mkdtempSync(join(tmpdir(), 'policies-')), 'assembly'));
const known = resourceSchemas();
const environments = loadEnvironments().environments!.map((loaded) => [loaded.name, loaded] as const);
const resourcesOf = (name: string) => stageStacks(assembly, name).flatMap(({ template }) => Object.values(template.Resources ?? {}));
const schemaOf = (type: string) => {
  const schema = known.get(type);
  if (!schema) throw new Error(`there is no schema of ${type}`);
  return schema;
};

test.each(environments)('%s: CloudFormation has every right that the handlers of its resources name', (name, loaded) => {
  const { subject: { policies } } = trialsOf(loaded, assembly).roles.at(-1)!;
  const allowed = policies.flatMap(({ Statement }) => Statement).flatMap(({ Action }) => Action).map((action) => new RegExp(`^${action.replaceAll('*', '.*')}$`, 'i'));
  const types = [...new Set(resourcesOf(name).map(({ Type }) => Type))];
  const needed = types.flatMap((type) => handlerRights(schemaOf(type)).map((right) => ({ type, right })));
  expect(needed.length).toBeGreaterThan(100);
  expect(needed.filter(({ right }) => !allowed.some((pattern) => pattern.test(right)))).toEqual([]);
});

/** Rights of some handlers that a role lacks on the very resources that the templates name. */
async function lacking(loaded: LoadedEnvironment, role: string, handlers?: string[]): Promise<{ lacks: string[]; unknown: string[]; decided: number }> {
  const { subject } = trialsOf(loaded, assembly).roles.find((trial) => trial.subject.name === `${loaded.name} ${role}`)!;
  const { account, region } = loaded.environment;
  const arns = new Arns(loaded.environment);
  let decided = 0;
  const unknown = new Set<string>();
  const lacks = await Promise.all(namedResources(resourcesOf(loaded.name)).flatMap(({ type, kind, part, name }) => handlerRights(schemaOf(type), handlers).map(async (action) => {
    if (!await isAction(action)) {
      unknown.add(action);
      return [];
    }
    const form = (await decidedOn(action)).find((resource) => resource.kind === kind && resource.arnForm.includes(part))?.arnForm;
    if (!form) return [];
    decided += 1;
    const resource = arnOf(form, { Partition: 'aws', Account: account, Region: region, [part]: name });
    const context = /^iam:(Attach|Detach|Put|Create|Delete)RoleP?|^iam:CreateRole$/.test(action) && action !== 'iam:DeleteRole' ? { 'iam:PermissionsBoundary': arns.boundary } : undefined;
    const passed = action === 'iam:PassRole' ? { 'iam:PassedToService': 'ssm.amazonaws.com' } : context;
    return await mayDo(subject, { what: `${role} of ${type}`, action, resource, ...(passed && { context: passed }) }) ? [] : [`${action} on ${resource}`];
  })));
  return { lacks: [...new Set(lacks.flat())], unknown: [...unknown].sort(), decided };
}

test.each(environments)('%s: CloudFormation has those rights on every resource that a template names', async (_name, loaded) => {
  const { lacks, unknown, decided } = await lacking(loaded, 'execution');
  // The schema of buckets names operations of the API that the reference has no action for: nothing can be decided about them.
  expect(unknown.filter((action) => !action.startsWith('s3:'))).toEqual([]);
  expect(lacks).toEqual([]);
  expect(decided).toBeGreaterThan(300);
});

// CloudFormation reads with the rights of whoever detects drift.
test.each(environments)('%s: whoever detects drift can read every resource that a template names', async (_name, loaded) => {
  const { lacks, decided } = await lacking(loaded, 'drift', ['read']);
  expect(lacks).toEqual([]);
  expect(decided).toBeGreaterThan(60);
});
