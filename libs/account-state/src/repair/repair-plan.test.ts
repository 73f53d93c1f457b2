import { type Difference } from '../compare/differences';
import { type AccountResource, stateOf } from '../resource';
import { type RepairInput, repairPlan, type RevertedResource } from './repair-plan';

const place = { purpose: 'nss-dev', account: '111111111111', region: 'eu-central-1', partition: 'aws' };
const system = 'nss-dev-system';
const part = (logicalId: string) => [{ stackName: system, logicalId }];

const ROUTE: AccountResource = {
  Type: 'AWS::EC2::Route',
  PhysicalId: 'rtb-1|198.51.100.0/24',
  Properties: { RouteTableId: 'rtb-1', DestinationCidrBlock: '198.51.100.0/24', GatewayId: 'igw-1' },
};
const OWN = { Tags: [{ Key: 'purpose', Value: 'nss-dev' }] };
const TABLE: AccountResource = { Type: 'AWS::EC2::RouteTable', PhysicalId: 'rtb-1', Properties: OWN };
const GROUP: AccountResource = { Type: 'AWS::EC2::SecurityGroup', PhysicalId: 'sg-1', Properties: OWN };
const VPC: AccountResource = { Type: 'AWS::EC2::VPC', PhysicalId: 'vpc-1', Properties: OWN };
const LOGS: AccountResource = { Type: 'AWS::Logs::LogGroup', PhysicalId: 'nss-dev-log-group-01', Properties: {} };

const difference = ({ Type, PhysicalId }: AccountResource, more: Partial<Difference>): Difference => ({
  type: Type,
  physicalId: PhysicalId,
  path: 'somewhere',
  kind: 'added',
  ...more,
});
const change = (logicalId: string, more: Partial<RevertedResource> = {}): RevertedResource => ({
  stackName: system,
  logicalId,
  type: 'AWS::EC2::VPC',
  action: 'Modify',
  properties: [],
  isReplaced: false,
  ...more,
});

function planOf(found: readonly Difference[], more: Partial<RepairInput> = {}) {
  return repairPlan({
    found,
    plan: {
      'sg-1': { ...GROUP, path: 'Group', parts: [...part('Group'), ...part('Rule')] },
      'vpc-1': { ...VPC, path: 'Vpc', parts: part('Vpc') },
      [`AWS::Logs::LogGroup ${LOGS.PhysicalId}`]: { ...LOGS, path: 'Logs', parts: part('Logs') },
    },
    actual: stateOf([TABLE, ROUTE, GROUP, VPC, LOGS]),
    place,
    changes: [],
    unprepared: {},
    by: 'workflow',
    ...more,
  });
}

test('what was added goes by the call that takes it away, with exactly its parameters', () => {
  const { steps, left } = planOf([difference(ROUTE, {})]);
  expect(left).toEqual([]);
  expect(steps.flatMap(({ calls }) => calls)).toEqual([
    {
      service: 'ec2',
      operation: 'DeleteRoute',
      parameters: { RouteTableId: 'rtb-1', DestinationCidrBlock: '198.51.100.0/24' },
      by: 'workflow',
    },
  ]);
});

test("on what has no tag of the environment, as AWS's own route table, an administrator acts: a workflow's rights go no further", () => {
  const main = { ...TABLE, Properties: { Tags: [{ Key: 'purpose', Value: 'nss-prod' }] } };
  const actual = stateOf([main, ROUTE]);
  const route = difference(ROUTE, {});
  expect(planOf([route], { actual }).left).toEqual([
    { difference: route, reason: 'an administrator does it, with npm run -s repair: ec2:DeleteRoute' },
  ]);
  expect(planOf([route], { actual, by: 'administrator' }).steps).toHaveLength(1);
});

test('what a change set contains is reverted by it: by its property, by being created again, or by what stands beside it', () => {
  const dns = difference(VPC, { kind: 'removed', property: 'EnableDnsHostnames', planned: 'true' });
  const rule = difference(GROUP, { kind: 'removed', property: 'SecurityGroupEgress', planned: {} });
  const changes = [
    change('Vpc', { properties: ['EnableDnsHostnames'] }),
    change('Rule', { action: 'Add', type: 'AWS::EC2::SecurityGroupEgress' }),
  ];
  expect(planOf([dns, rule], { changes })).toEqual({ reverted: [dns, rule], stacks: [system], steps: [], left: [] });
  expect(planOf([dns]).left).toEqual([{ difference: dns, reason: expect.stringContaining('by hand') }]);
});

test('what is guarded is never touched, and a change set that would touch it is not executed at all', () => {
  const retention = difference(LOGS, { kind: 'altered', property: 'RetentionInDays', planned: '400', found: '1' });
  const other = { ...LOGS, PhysicalId: 'nss-dev-other' };
  const dns = difference(VPC, { kind: 'removed', property: 'EnableDnsHostnames', planned: 'true' });
  const changes = [
    change('Vpc', { properties: ['EnableDnsHostnames'] }),
    change('Logs', { type: 'AWS::Logs::LogGroup', properties: ['RetentionInDays'] }),
  ];
  const { stacks, steps, left, reverted } = planOf([retention, difference(other, {}), dns], { changes });
  expect([stacks, steps, reverted]).toEqual([[], [], []]);
  expect(left.map(({ reason }) => reason)).toEqual([
    expect.stringContaining('it holds records'),
    expect.stringContaining('it holds records'),
    expect.stringContaining('touch what is guarded: Logs'),
  ]);
});

test('a change set that would replace something is a change to be deployed, not a repair', () => {
  const dns = difference(VPC, { kind: 'altered', property: 'CidrBlock', planned: 'a', found: 'b' });
  const { stacks, left } = planOf([dns], { changes: [change('Vpc', { properties: ['CidrBlock'], isReplaced: true })] });
  expect([stacks, left[0]?.reason]).toEqual([[], expect.stringContaining('replace Vpc')]);
});

test('what no right can be narrowed down to is left to an administrator, who has the calls', () => {
  const group = difference({ ...GROUP, PhysicalId: 'sg-2' }, {});
  const actual = stateOf([{ ...GROUP, PhysicalId: 'sg-2' }]);
  expect(planOf([group], { actual }).left).toEqual([
    { difference: group, reason: expect.stringContaining('ec2:DeleteSecurityGroup') },
  ]);
  const { steps } = planOf([group], { actual, by: 'administrator' });
  expect(steps.flatMap(({ calls }) => calls.map(({ parameters }) => parameters))).toEqual([{ GroupId: 'sg-2' }]);
});

test('where no change set could be made, its reason is told', () => {
  const dns = difference(VPC, { kind: 'removed', property: 'EnableDnsHostnames', planned: 'true' });
  expect(planOf([dns], { unprepared: { [system]: 'it cannot' } }).left[0]?.reason).toBe('it cannot');
});

test('what holds something else goes before it', () => {
  const subnet: AccountResource = { Type: 'AWS::EC2::Subnet', PhysicalId: 'subnet-1', Properties: {} };
  const card: AccountResource = { Type: 'AWS::EC2::NetworkInterface', PhysicalId: 'eni-1', Properties: {} };
  const { steps } = planOf([difference(subnet, {}), difference(card, {})], {
    actual: stateOf([subnet, card]),
    by: 'administrator',
  });
  expect(steps.map(({ difference: { physicalId } }) => physicalId)).toEqual(['eni-1', 'subnet-1']);
});

test('another policy in the place of the only one: that goes, and the planned one comes back', () => {
  const role: AccountResource = { Type: 'AWS::IAM::Role', PhysicalId: 'nss-dev-role-01', Properties: {} };
  const swapped = difference(role, { kind: 'altered', property: 'ManagedPolicyArns', planned: 'own', found: 'other' });
  const { steps } = planOf([swapped], { actual: stateOf([role]), by: 'administrator' });
  expect(steps[0]?.calls.map(({ operation, parameters }) => [operation, parameters['PolicyArn']])).toEqual([
    ['AttachRolePolicy', 'own'],
    ['DetachRolePolicy', 'other'],
  ]);
});
