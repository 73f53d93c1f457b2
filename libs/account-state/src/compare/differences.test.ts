import fc from 'fast-check';
import { type PlannedResource } from '../plan/planned';
import { type AccountResource, keyOf, stateOf } from '../resource';
import { differences } from './differences';
import { meaningOf } from './meanings';
import { repairOf } from './repairs';

const TABLE: PlannedResource = {
  Type: 'AWS::EC2::RouteTable',
  PhysicalId: 'rtb-1',
  path: 'nss-dev-system Network/PrivateRouteTable',
  Properties: { VpcId: 'vpc-1' },
};
const ROUTE: PlannedResource = {
  Type: 'AWS::EC2::Route',
  PhysicalId: 'rtb-1|0.0.0.0/0',
  path: 'nss-dev-system Network/DefaultRoute',
  Properties: { RouteTableId: 'rtb-1', DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-1' },
};
const ROLE: PlannedResource = {
  Type: 'AWS::IAM::Role',
  PhysicalId: 'nss-dev-role-01',
  path: 'nss-dev-system Relay/Role',
  Properties: { RoleName: 'nss-dev-role-01', PermissionsBoundary: 'arn:aws:iam::111111111111:policy/boundary' },
};
const all = [TABLE, ROUTE, ROLE];
const plan = Object.fromEntries(all.map((each) => [keyOf(each.Type, each.PhysicalId), each]));
const account = (...resources: AccountResource[]) => stateOf(resources);
const asPlanned = all.map(({ path: _, ...each }) => each);

test('an account that is as planned differs in nothing, whatever AWS says of what a template leaves out', () => {
  const role = { ...ROLE, Properties: { ...ROLE.Properties, Path: '/', MaxSessionDuration: 3600, Policies: [] } };
  expect(differences(plan, account(...asPlanned))).toEqual([]);
  expect(differences(plan, account(...asPlanned.slice(0, 2), role))).toEqual([]);
});

test('what was added is told with whose it is, what it means and how it goes', () => {
  const route = {
    Type: 'AWS::EC2::Route',
    PhysicalId: 'rtb-1|198.51.100.0/24',
    Properties: { RouteTableId: 'rtb-1', DestinationCidrBlock: '198.51.100.0/24', GatewayId: 'igw-9' },
  };
  const [difference, ...more] = differences(plan, account(...asPlanned, route));
  expect(more).toEqual([]);
  expect(difference).toMatchObject({ kind: 'added', physicalId: 'rtb-1|198.51.100.0/24', path: TABLE.path });
  expect(meaningOf(difference!)).toBe('packets leave by a way that nobody planned');
  expect(repairOf(difference!)).toEqual({ way: 'call', text: 'in no template: ec2:DeleteRoute' });
});

test('what is gone, altered, or given to a thing of a template', () => {
  const inline = {
    PolicyName: 'more',
    PolicyDocument: { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] },
  };
  const found = differences(
    plan,
    account(TABLE, {
      ...ROLE,
      Properties: { RoleName: 'nss-dev-role-01', Policies: [inline], MaxSessionDuration: 43200 },
    }),
  );
  expect(found.map(({ kind, property, path }) => `${kind} ${property ?? ''} ${path}`).sort()).toEqual([
    `added Policies ${ROLE.path}`,
    `altered MaxSessionDuration ${ROLE.path}`,
    `removed  ${ROUTE.path}`,
    `removed PermissionsBoundary ${ROLE.path}`,
  ]);
  expect(found.map((each) => repairOf(each).way).sort()).toEqual(['call', 'change set', 'change set', 'change set']);
});

test("what others have in their own network, and AWS's own group as AWS makes it, are no differences; the group with a rule is one", () => {
  const theirs = { ...ROUTE, PhysicalId: 'rtb-9|0.0.0.0/0', Origin: 'others' as const };
  const own = (SecurityGroupIngress: object[]): AccountResource => ({
    Type: 'AWS::EC2::SecurityGroup',
    PhysicalId: 'sg-1',
    Origin: 'implied',
    Properties: {
      GroupDescription: 'default VPC security group',
      GroupName: 'default',
      SecurityGroupEgress: [{ CidrIp: '0.0.0.0/0', IpProtocol: '-1' }],
      SecurityGroupIngress,
      VpcId: 'vpc-1',
    },
  });
  const itself = { IpProtocol: '-1', SourceSecurityGroupId: 'sg-1' };
  expect(differences(plan, account(...asPlanned, theirs, own([itself])))).toEqual([]);
  expect(differences(plan, account(...asPlanned, theirs, own([])))).toEqual([]);
  expect(
    differences(
      plan,
      account(...asPlanned, own([itself, { CidrIp: '0.0.0.0/0', IpProtocol: 'tcp', FromPort: 22, ToPort: 22 }])),
    ),
  ).toMatchObject([{ kind: 'added', physicalId: 'sg-1', property: 'SecurityGroupIngress' }]);
});

test('records are never taken away, whatever was done to them', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('AWS::CloudTrail::Trail', 'AWS::KMS::Key', 'AWS::Logs::LogGroup', 'AWS::S3::Bucket'),
      fc.string(),
      (Type, PhysicalId) => {
        const [difference] = differences({}, account({ Type, PhysicalId, Properties: { a: 'b' } }));
        expect(repairOf(difference!).way).toBe('decide');
      },
    ),
  );
});

test('one property more, less or other is exactly one difference there', () => {
  const properties = fc.dictionary(fc.stringMatching(/^[A-Z][a-z]{2,6}$/), fc.stringMatching(/^[a-z]{1,8}$/), {
    minKeys: 1,
  });
  fc.assert(
    fc.property(properties, fc.nat(), fc.constantFrom('added', 'removed', 'altered'), (own, at, kind) => {
      const Type = 'AWS::Any::Thing';
      const names = Object.keys(own);
      const name = names[at % names.length]!;
      const other = { ...own };
      if (kind === 'removed') delete other[name];
      if (kind === 'altered') other[name] = `${own[name]}1`;
      if (kind === 'added') other['Zz'] = 'more';
      const planned = { [keyOf(Type, 'one')]: { Type, PhysicalId: 'one', path: 'p', Properties: own } };
      const found = differences(planned, account({ Type, PhysicalId: 'one', Properties: other }));
      expect(found).toMatchObject([{ kind, property: kind === 'added' ? 'Zz' : name }]);
    }),
  );
});
