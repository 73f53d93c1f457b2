import { deriveRelayPlan } from '@nss/environment';
import { known, unknown } from '../line';
import { awsFacts, environment, troubles } from '../testing';
import { approversOf } from './check-approvers';
import { checkNeeds, quotasNeeded } from './check-needs';
import { type AwsFacts } from './facts';

const check = (name: 'dev' | 'prod', changes: Partial<AwsFacts> = {}) =>
  checkNeeds(environment(name), awsFacts(changes));

test('an account with everything has no trouble', () => {
  expect([...troubles(check('dev')), ...troubles(check('prod'))]).toEqual([]);
});

test('what is needed comes from the plan of the file', () => {
  const [dev, prod] = [quotasNeeded(environment('dev')), quotasNeeded(environment('prod'))];
  expect(dev).toMatchObject({ elasticIps: 1 });
  expect(prod).toMatchObject({ elasticIps: 2 });
  expect(dev.rulesPerGroup).toBeGreaterThan(20);
  expect(dev.groupsPerInterface).toBeGreaterThan(0);
});

test('approvers are looked for by name, once each, and of a session its role', () => {
  const { environment: file, ...loaded } = environment('prod');
  const approvers = [
    'ann',
    'user/operations/bob',
    'role/people/approver',
    'assumed-role/approver/ann',
    'arn:aws:sts::222222222222:assumed-role/operator/carol',
  ];
  expect(
    approversOf({ ...loaded, environment: { ...file, operations: { ...file.operations, approvers } } }).map(
      ({ kind, name }) => `${kind} ${name}`,
    ),
  ).toEqual(['user ann', 'user bob', 'role approver', 'role operator']);
  expect(approversOf(environment('dev'))).toEqual([]);
});

test('every connection, hosted interface and key of several virtual interfaces is looked for by itself', () => {
  const loaded = environment('prod');
  const bgp = { customerAsn: 65001, customerAddress: '169.254.1.1/30', amazonAddress: '169.254.1.2/30' };
  const own = { origin: 'own', connectionId: 'dxcon-one', mtu: 1500, authKeySecret: 'nss-prod/bgp', ...bgp };
  const virtualInterfaces = [
    { ...own, vlan: 1 },
    { ...own, vlan: 2 },
    { ...own, vlan: 3, connectionId: 'dxcon-two', authKeySecret: 'nss-prod/bgp-2' },
    { origin: 'hosted', id: 'dxvif-four', vlan: 4, ...bgp },
  ];
  const privateConnection = Object.assign({ kind: 'virtual-private-gateway' }, { amazonAsn: 64512, virtualInterfaces });
  const several = { ...loaded, environment: { ...loaded.environment, privateConnection } };
  const lines = checkNeeds(
    several,
    awsFacts({
      virtualInterfaces: new Map([
        ['dxcon-one', known({ value: 50, used: 49 })],
        ['dxcon-two', known({ value: 50, used: 49 })],
      ]),
      connections: new Map([
        ['dxcon-one', known('available')],
        ['dxcon-two', known('down')],
      ]),
      hostedInterfaces: new Map([['dxvif-four', known({ state: 'confirming', vlan: 9, customerAsn: 65001 })]]),
      secrets: new Map([
        ['nss-prod/bgp', known(true)],
        ['nss-prod/bgp-2', known(false)],
      ]),
    }),
  );
  expect(troubles(lines)).toEqual([
    'fail quota: virtual interfaces of dxcon-one',
    'fail Direct Connect connection',
    'fail hosted virtual interface',
    'fail secret: BGP key of virtual interface 3',
  ]);
  expect(lines.find(({ check, verdict }) => check === 'Direct Connect connection' && verdict === 'fail')).toMatchObject(
    {
      wanted: 'dxcon-two is available',
    },
  );
});

test('an interface with several groups of a role needs them all', () => {
  const loaded = environment('prod');
  const changed = {
    ...loaded.environment,
    securityGroups: { ...loaded.environment.securityGroups, rulesPerGroup: 20 },
  };
  const narrow = { ...loaded, environment: changed, plan: deriveRelayPlan(changed).plan! };
  expect(quotasNeeded(narrow).groupsPerInterface).toBeGreaterThan(quotasNeeded(loaded).groupsPerInterface);
  expect(quotasNeeded(narrow).rulesPerGroup).toBeLessThanOrEqual(20);
});

test.each<[string, 'dev' | 'prod', Partial<AwsFacts>, string, string]>([
  [
    'too few rules',
    'dev',
    { rulesPerGroup: known({ value: 10, used: 0 }) },
    'fail quota: rules of a security group',
    'request-service-quota-increase --service-code vpc --quota-code L-0EA8095F',
  ],
  [
    'too few groups',
    'dev',
    { groupsPerInterface: known({ value: 0, used: 0 }) },
    'fail quota: security groups of an interface',
    'L-2AFB9258',
  ],
  [
    'addresses that others use',
    'prod',
    { elasticIps: known({ value: 5, used: 4 }) },
    'fail quota: Elastic IPs',
    '--desired-value 6',
  ],
  [
    'a full connection',
    'prod',
    { virtualInterfaces: new Map([['dxcon-fg2example', known({ value: 50, used: 50 })]]) },
    'fail quota: virtual interfaces of dxcon-fg2example',
    'list-service-quotas --service-code directconnect',
  ],
  [
    'quotas that cannot be asked',
    'dev',
    { rulesPerGroup: unknown('no such API') },
    'unknown quota: rules of a security group',
    'get-service-quota',
  ],
  [
    'an image that is not shared',
    'dev',
    { images: new Map([['ami-0aaaaaaaaaaaaaaa1', known(undefined)]]) },
    'fail NSS image',
    'describe-images --image-ids ami-0aaaaaaaaaaaaaaa1',
  ],
  [
    'an image with another root device',
    'dev',
    { images: new Map([['ami-0aaaaaaaaaaaaaaa1', known('/dev/xvda')]]) },
    'fail NSS image',
    'rootDevice: /dev/xvda',
  ],
  [
    'no hosted interface',
    'dev',
    { hostedInterfaces: new Map([['dxvif-fg1example', known(undefined)]]) },
    'fail hosted virtual interface',
    'dxvif-fg1example',
  ],
  [
    'another VLAN',
    'dev',
    { hostedInterfaces: new Map([['dxvif-fg1example', known({ state: 'confirming', vlan: 9, customerAsn: 65001 })]]) },
    'fail hosted virtual interface',
    'show dev',
  ],
  [
    'another AS number',
    'dev',
    { hostedInterfaces: new Map([['dxvif-fg1example', known({ state: 'confirming', vlan: 101, customerAsn: 9 })]]) },
    'fail hosted virtual interface',
    'show dev',
  ],
  [
    'no connection',
    'prod',
    { connections: new Map([['dxcon-fg2example', known(undefined)]]) },
    'fail Direct Connect connection',
    'dxcon-fg2example',
  ],
  [
    'a connection that is down',
    'prod',
    { connections: new Map([['dxcon-fg2example', known('down')]]) },
    'fail Direct Connect connection',
    'dxcon-fg2example',
  ],
  [
    'no BGP key',
    'prod',
    { secrets: new Map([['nss-prod/bgp', known(false)]]) },
    'fail secret: BGP key',
    'create-secret --name nss-prod/bgp',
  ],
  [
    'an approver that nobody made',
    'prod',
    { approvers: new Map([['role relay-approver', known(false)]]) },
    'fail approver: role relay-approver',
    'aws iam get-role --role-name relay-approver',
  ],
])('%s', (_name, name, changes, trouble, command) => {
  const lines = check(name, changes);
  expect(troubles(lines)).toEqual([trouble]);
  expect(lines.find(({ verdict }) => verdict !== 'pass')?.command).toContain(command);
});
