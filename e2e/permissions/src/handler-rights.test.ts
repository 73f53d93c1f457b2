import { resourceSchemas } from '@nss/cfn-lint';
import { stageStacks } from '@nss/deployment';
import { type LoadedEnvironment, connectionKinds } from '@nss/environment';
import { everyKind, synthesised } from '@nss/e2e-deployment';
import { Arns } from './attempts/attempt';
import { namedResources } from './reference/named-resources';
import { arnOf, decidedOn, isAction } from './reference/authorization-reference';
import { handlerRights } from './reference/handler-rights';
import { mayDo } from './simulation/simulate';
import { casesOf } from './subjects';

jest.setTimeout(600_000);

/**
 * Services that make a role of their own for a type of resource, where an AWS page says so; no resource schema does.
 * docs.aws.amazon.com/vpc/latest/tgw/service-linked-roles.html: "when you attach a VPC in your account to a transit gateway".
 */
const MAKES_A_ROLE: Readonly<Record<string, string>> = {
  'AWS::EC2::TransitGatewayVpcAttachment': 'transitgateway.amazonaws.com',
};

const { assembly, environments } = synthesised(everyKind());
const known = resourceSchemas();
const each = environments.map((loaded) => [loaded.name, loaded] as const);
const typesOf = (name: string) => [...new Set(resourcesOf(name).map(({ Type }) => Type))];
const resourcesOf = (name: string) =>
  stageStacks(assembly, name).flatMap(({ template }) => Object.values(template.Resources ?? {}));
const schemaOf = (type: string) => {
  const schema = known.get(type);
  if (!schema) throw new Error(`there is no schema of ${type}`);
  return schema;
};

test.each(each)('%s: CloudFormation has every right that the handlers of its resources name', (name, loaded) => {
  const {
    subject: { arn, policies, keyPolicy },
  } = casesOf(loaded, assembly).roles.at(-1)!;
  const byKey = keyPolicy!.Statement.filter(
    ({ Principal }) => JSON.stringify(Principal) === JSON.stringify({ AWS: arn }),
  );
  const allowed = [...policies.flatMap(({ Statement }) => Statement), ...byKey]
    .flatMap(({ Action }) => Action)
    .map((action) => new RegExp(`^${action.replaceAll('*', '.*')}$`, 'i'));
  const needed = typesOf(name).flatMap((type) => handlerRights(schemaOf(type)).map((right) => ({ type, right })));
  expect(needed.length).toBeGreaterThan(100);
  expect(needed.filter(({ right }) => !allowed.some((pattern) => pattern.test(right)))).toEqual([]);
});

/** Rights of some handlers that a role lacks on the very resources that the templates name. */
async function lacking(
  loaded: LoadedEnvironment,
  role: string,
  handlers?: string[],
): Promise<{ lacks: string[]; unknown: string[]; decided: number }> {
  const { subject } = casesOf(loaded, assembly).roles.find((each) => each.subject.name === `${loaded.name} ${role}`)!;
  const { account, region } = loaded.environment;
  const arns = new Arns(loaded.environment);
  let decided = 0;
  const unknown = new Set<string>();
  const lacks = await Promise.all(
    namedResources(resourcesOf(loaded.name)).flatMap(({ type, kind, part, name }) =>
      handlerRights(schemaOf(type), handlers).map(async (action) => {
        if (!(await isAction(action))) {
          unknown.add(action);
          return [];
        }
        const resources = await decidedOn(action);
        const form = resources.find((resource) => resource.kind === kind && resource.arnForm.includes(part))?.arnForm;
        if (!form && resources.length > 0) return [];
        decided += 1;
        // What has no type of resource is decided on all of them.
        const resource = form ? arnOf(form, { Partition: 'aws', Account: account, Region: region, [part]: name }) : '*';
        const context =
          /^iam:(Attach|Detach|Put|Create|Delete)RoleP?|^iam:CreateRole$/.test(action) && action !== 'iam:DeleteRole'
            ? { 'iam:PermissionsBoundary': arns.boundary }
            : undefined;
        const passed = action === 'iam:PassRole' ? { 'iam:PassedToService': 'ssm.amazonaws.com' } : context;
        return (await mayDo(subject, {
          what: `${role} of ${type}`,
          action,
          resource,
          ...(passed && { context: passed }),
        }))
          ? []
          : [`${action} on ${resource}`];
      }),
    ),
  );
  return { lacks: [...new Set(lacks.flat())], unknown: [...unknown].sort(), decided };
}

test.each(each)(
  '%s: CloudFormation has those rights on every resource that a template names',
  async (_name, loaded) => {
    const { lacks, unknown, decided } = await lacking(loaded, 'execution');
    // The schema of buckets names operations of the API that the reference has no action for: nothing can be decided about them.
    expect(unknown.filter((action) => !action.startsWith('s3:'))).toEqual([]);
    expect(lacks).toEqual([]);
    expect(decided).toBeGreaterThan(300);
  },
);

// CloudFormation reads with the rights of whoever detects drift.
test.each(each)('%s: whoever detects drift can read every resource that a template names', async (_name, loaded) => {
  const { lacks, decided } = await lacking(loaded, 'drift', ['read']);
  expect(lacks).toEqual([]);
  expect(decided).toBeGreaterThan(60);
});

test.each(each)(
  '%s: in a fresh account every service may make the role that its resources need',
  async (name, loaded) => {
    const { subject } = casesOf(loaded, assembly).roles.at(-1)!;
    const services = typesOf(name).flatMap((type) => MAKES_A_ROLE[type] ?? []);
    const answers = await Promise.all(
      services.map((service) =>
        mayDo(subject, {
          what: `lets ${service} make its role`,
          action: 'iam:CreateServiceLinkedRole',
          resource: `arn:aws:iam::${loaded.environment.account}:role/aws-service-role/${service}/AWSServiceRole`,
          context: { 'iam:AWSServiceName': service },
        }),
      ),
    );
    expect(answers).toEqual(services.map(() => true));
  },
);

test('every kind of private connection is among them, and every type of resource that makes a role', () => {
  expect(new Set(environments.map(({ environment }) => environment.privateConnection.kind))).toEqual(
    new Set(connectionKinds()),
  );
  const types = environments.flatMap(({ name }) => typesOf(name));
  expect(Object.keys(MAKES_A_ROLE).filter((type) => !types.includes(type))).toEqual([]);
});
