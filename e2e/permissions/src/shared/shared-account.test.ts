import { resourceSchemas } from '@nss/cfn-lint';
import { stageStacks } from '@nss/deployment';
import { everyKind, synthesised } from '@nss/e2e-deployment';
import { decidedOn, isAction, writeActions } from '../reference/authorization-reference';
import { handlerRights } from '../reference/handler-rights';
import { mayDo } from '../simulation/simulate';
import { casesOf } from '../subjects';
import { matches } from '../used/rights';
import { EXCEPTIONS } from './exceptions';
import { isNamed, someArn, type Write, writes } from './things-of-others';

jest.setTimeout(600_000);

const { assembly, environments } = synthesised(everyKind());
const schemas = resourceSchemas();
const names = environments.map(({ name }) => name);
const of = (name: string) => environments.find((loaded) => loaded.name === name)!;
const executionOf = (name: string) => casesOf(of(name), assembly).roles.at(-1)!.subject;
const typesOf = (name: string) => [
  ...new Set(
    stageStacks(assembly, name)
      .flatMap(({ template }) => Object.values(template.Resources ?? {}))
      .map(({ Type }) => Type),
  ),
];
const rightsOf = (name: string) => [...new Set(typesOf(name).flatMap((type) => handlerRights(schemas.get(type)!)))];

/** Names of the writes that a role may do. */
async function allowed(name: string, tried: readonly Write[]): Promise<string[]> {
  const subject = executionOf(name);
  const found: string[] = [];
  for (const write of tried)
    if (isNamed(subject, write.action) && (await mayDo(subject, write))) found.push(write.name);
  return [...new Set(found)];
}

test.each(['dev', 'prod'])(
  "%s: no write of CloudFormation's role reaches a thing of others, but for those that have a reason",
  async (name) => {
    const tried = await writes(of(name).environment);
    process.stderr.write(`${name}: ${tried.length} writes on things of others\n`);
    expect(tried.length).toBeGreaterThan(5000);
    const found = await allowed(name, tried);
    expect(found.filter((write) => !(write in EXCEPTIONS))).toEqual([]);
    expect(
      Object.keys(EXCEPTIONS).filter(
        (write) => !found.includes(write) && write !== 'directconnect:UpdateDirectConnectGatewayAssociation',
      ),
    ).toEqual([]);
  },
);

test('what is announced over a Direct Connect gateway is changed where there is one, and nowhere else', async () => {
  const action = 'directconnect:UpdateDirectConnectGatewayAssociation';
  const may = (
    await Promise.all(
      names.map(async (name) =>
        (await mayDo(executionOf(name), { what: action, action, resource: '*' })) ? [name] : [],
      ),
    )
  ).flat();
  expect(may).toEqual(
    names.filter((name) => typesOf(name).includes('AWS::DirectConnect::DirectConnectGatewayAssociation')),
  );
});

test.each(['dev', 'prod'])(
  "%s: a key or an interface that somebody tags as the environment's does not come into reach by that",
  async (name) => {
    const { environment } = of(name);
    const tagged = {
      'tagged as own': { 'aws:ResourceTag/purpose': environment.purpose, 'aws:ResourceTag/managed-by': 'nss-on-aws' },
    };
    const tried = await writes(
      environment,
      tagged,
      (service, kind) => (service === 'kms' && kind === 'key') || (service === 'directconnect' && kind !== ''),
    );
    expect(tried.length).toBeGreaterThan(50);
    expect(await allowed(name, tried)).toEqual([]);
  },
);

/** What stacks make: connections and what belongs to no account, as images do, is named in the file or decided otherwise. */
const IS_STACKS = /:ec2:\$\{Region\}:\$\{Account\}:|:(dxvif|dx-gateway)\//;

test.each(names)('%s: what its handlers do with networks, they may do with every kind of own thing', async (name) => {
  const { environment } = of(name);
  const own = {
    'aws:ResourceTag/purpose': environment.purpose,
    'aws:ResourceTag/aws:cloudformation:stack-name': `${environment.purpose}-system`,
  };
  const subject = executionOf(name);
  const denied: string[] = [];
  let tried = 0;
  for (const action of rightsOf(name).filter(
    (right) => /^(ec2|directconnect):/.test(right) && !/:Describe|:CreateTags$/.test(right),
  )) {
    for (const { kind, isMade, arnForm } of (await decidedOn(action)).filter(
      (each) =>
        IS_STACKS.test(each.arnForm) &&
        !/^(secondary-interface|spot-instances-request|ipv[46]pool-ec2)$/.test(each.kind),
    )) {
      tried += 1;
      if (
        !(await mayDo(subject, {
          what: name,
          action,
          resource: someArn(arnForm, environment),
          alongside: isMade ? {} : own,
        }))
      )
        denied.push(`${action} on ${kind}`);
    }
  }
  expect(denied).toEqual([]);
  expect(tried).toBeGreaterThan(60);
});

test('no right on networks, keys and budgets is wider than what some handler names', async () => {
  const needed = new Set(names.flatMap(rightsOf).map((right) => right.toLowerCase()));
  const wider = new Set<string>();
  const writesOf = Object.fromEntries(
    await Promise.all(
      ['ec2', 'directconnect', 'kms', 'budgets'].map(
        async (service) => [service, await writeActions(service)] as const,
      ),
    ),
  );
  for (const name of names) {
    const { arn, policies, keyPolicy } = executionOf(name);
    const byKey = keyPolicy!.Statement.filter(({ Principal }) => JSON.stringify(Principal).includes(arn));
    const actions = [...policies.flatMap(({ Statement }) => Statement), ...byKey]
      .filter(({ Effect }) => Effect === 'Allow')
      .flatMap(({ Action }) => Action);
    for (const pattern of actions)
      for (const action of writesOf[pattern.split(':')[0]!] ?? [])
        if (matches(pattern, action, 'i') && !needed.has(action.toLowerCase())) wider.add(action);
  }
  expect([...wider]).toEqual([]);
  expect(
    await Promise.all([...needed].filter((right) => /^(ec2|directconnect|kms|budgets):/.test(right)).map(isAction)),
  ).not.toContain(false);
});

const WITHIN_A_VPC = [
  'AttachVpnGateway',
  'CreateFlowLogs',
  'CreateNetworkAcl',
  'CreateSecurityGroup',
  'CreateTransitGatewayVpcAttachment',
  'CreateVpcEndpoint',
  'DetachVpnGateway',
];
const WITHIN_A_SUBNET = [
  'CreateFlowLogs',
  'CreateNetworkInterface',
  'CreateTransitGatewayVpcAttachment',
  'CreateVpcEndpoint',
  'ModifyNetworkInterfaceAttribute',
  'ModifyTransitGatewayVpcAttachment',
  'ModifyVpcEndpoint',
  'ReplaceNetworkAclAssociation',
  'RunInstances',
];
const IN_A_ROUTE_TABLE = [
  'CreateRoute',
  'CreateVpcEndpoint',
  'DeleteRoute',
  'DisableVgwRoutePropagation',
  'EnableVgwRoutePropagation',
  'ModifyVpcEndpoint',
  'ReplaceRoute',
];
const ON_A_TRANSIT_GATEWAY = ['CreateFlowLogs', 'CreateTransitGatewayVpcAttachment', 'CreateVpnConnection'];

test.each([
  ['existing-vpc', 'ec2', 'vpc', 'vpc-0aaaaaaaaaaaaaaa1', WITHIN_A_VPC],
  ['existing-vpc', 'ec2', 'subnet', 'subnet-0aaaaaaaaaaaaaaa1', WITHIN_A_SUBNET],
  ['existing-vpc', 'ec2', 'route-table', 'rtb-0aaaaaaaaaaaaaaa2', IN_A_ROUTE_TABLE],
  ['landing-zone', 'ec2', 'transit-gateway', 'tgw-0ddddddddddddddd1', ON_A_TRANSIT_GATEWAY],
  ['transit-existing', 'ec2', 'transit-gateway', 'tgw-0123456789abcdef0', ON_A_TRANSIT_GATEWAY],
  [
    'landing-zone',
    'directconnect',
    'dxlag',
    'dxlag-fg5example',
    ['AssociateVirtualInterface', 'CreatePrivateVirtualInterface', 'CreateTransitVirtualInterface'],
  ],
  [
    'prod',
    'directconnect',
    'dxcon',
    'dxcon-fg2example',
    ['AssociateVirtualInterface', 'CreatePrivateVirtualInterface', 'CreateTransitVirtualInterface'],
  ],
  [
    'direct-gateway-existing',
    'directconnect',
    'dx-gateway',
    'a1b2c3d4-5678-90ab-cdef-111111111111',
    ['CreateDirectConnectGatewayAssociation', 'DeleteDirectConnectGatewayAssociation', 'TagResource'],
  ],
])(
  '%s: of the %s %s that its file names it may do what a handler does there, and nothing else',
  async (name, service, kind, id, expected) => {
    const tried = await writes(
      of(name).environment,
      { 'that the file names': {} },
      (each, of) => each === service && of === kind,
    );
    const found = await allowed(
      name,
      tried.map((write) => ({ ...write, resource: write.resource.replace(/other-[a-z]+$/, id) })),
    );
    expect(found.map((write) => write.split(/[: ]/)[1])).toEqual(expected);
    const others = await allowed(name, tried);
    expect(others.filter((write) => !/:TagResource/.test(write))).toEqual([]);
  },
);
