import { startEmbeddedCloud, type EmbeddedCloud } from '../start';
import { administratorOf } from '../keys';
import { iamSettled } from '../virtual-time';
import { clientsFor, clientsOfRole, type Clients } from './clients';
import { account, region } from './harness';
import * as stacks from './stacks';
import { vpc } from './cases/network';

/**
 * CloudFormation acts with the stack's service role, and otherwise with the rights of the caller:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-iam-servicerole.html
 * The words of refusals: https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 */
jest.setTimeout(60_000);
let cloud: EmbeddedCloud;
let administrator: Clients;
beforeAll(async () => {
  cloud = await startEmbeddedCloud();
  administrator = clientsFor(cloud.endpoint, region, administratorOf(cloud.endpoint, account));
});
afterAll(() => cloud?.stop());

interface Statement {
  Effect?: string;
  Action: string | string[];
  Resource?: string | string[];
  Condition?: object;
}
const document = (...statements: Statement[]) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: statements.map((statement) => ({ Effect: 'Allow', Resource: '*', ...statement })),
  });
const trusting = (service: string, Condition?: object) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole', ...(Condition && { Condition }) },
    ],
  });
const byCloudFormation = trusting('cloudformation.amazonaws.com');

/** Clients of a role of people, made for the test. */
async function caller(RoleName: string, policy: string): Promise<Clients> {
  const { Role } = await administrator.iam.createRole({
    RoleName,
    AssumeRolePolicyDocument: JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: 'sts:AssumeRole' }],
    }),
  });
  await administrator.iam.putRolePolicy({ RoleName, PolicyName: 'own', PolicyDocument: policy });
  return clientsOfRole(cloud.endpoint, region, administratorOf(cloud.endpoint, account), Role!.Arn!);
}

let count = 0;
/** Makes a role for CloudFormation. */
async function role(
  policy: string,
  { boundary, trust = byCloudFormation }: { boundary?: string; trust?: string } = {},
): Promise<string> {
  const RoleName = `service-role-${++count}`;
  const PermissionsBoundary =
    boundary &&
    (await administrator.iam.createPolicy({ PolicyName: `${RoleName}-boundary`, PolicyDocument: boundary })).Policy!
      .Arn;
  const { Role } = await administrator.iam.createRole({
    RoleName,
    AssumeRolePolicyDocument: trust,
    PermissionsBoundary,
  });
  await administrator.iam.putRolePolicy({ RoleName, PolicyName: 'own', PolicyDocument: policy });
  await iamSettled(cloud.endpoint);
  return Role!.Arn!;
}

/** Creates a stack with a role and tells how it ended, and why. */
async function deployed(
  name: string,
  RoleARN: string,
  resources: Record<string, stacks.TemplateResource>,
  aws = administrator,
): Promise<string[]> {
  await aws.cloudFormation.createStack({
    StackName: name,
    TemplateBody: JSON.stringify({ Resources: resources }),
    RoleARN,
    Capabilities: ['CAPABILITY_NAMED_IAM'],
  });
  return [await stacks.settled(administrator, name), ...(await stacks.failures(administrator, name))];
}

const parameter = (Name: string, more: object = {}): stacks.TemplateResource => ({
  Type: 'AWS::SSM::Parameter',
  Properties: { Type: 'String', Name, Value: 'x', ...more },
});
const onParameters = (name: string) =>
  document({
    Action: ['ssm:PutParameter', 'ssm:GetParameters', 'ssm:DeleteParameter', 'ssm:AddTagsToResource'],
    Resource: `arn:aws:ssm:${region}:${account}:parameter/${name}`,
  });

test("a parameter outside of what the role may name is refused, in AWS's words, although an administrator called", async () => {
  const arn = await role(onParameters('own-*'));
  expect(await deployed('own-name', arn, { P: parameter('own-a') })).toEqual(['CREATE_COMPLETE']);
  const [status, reason] = await deployed('other-name', arn, { P: parameter('AmazonCloudWatch-other') });
  expect(status).toBe('ROLLBACK_COMPLETE');
  expect(reason).toContain(
    `assumed-role/${arn.split('/').at(-1)}/AWSCloudFormation is not authorized to perform: ssm:`,
  );
  expect(reason).toContain(
    `on resource: arn:aws:ssm:${region}:${account}:parameter/AmazonCloudWatch-other because no identity-based policy allows the ssm:`,
  );
});

test('each right that a handler names is needed, tagging included', async () => {
  const rights = ['ssm:PutParameter', 'ssm:GetParameters', 'ssm:AddTagsToResource'];
  const tagged = { P: parameter('tagged', { Tags: { team: 'network' } }) };
  for (const missing of rights) {
    const arn = await role(
      document({ Action: [...rights.filter((right) => right !== missing), 'ssm:DeleteParameter'] }),
    );
    const [status, reason] = await deployed(`without-${missing.split(':')[1]}`, arn, tagged);
    expect([status, reason]).toEqual([
      'ROLLBACK_COMPLETE',
      expect.stringContaining(`not authorized to perform: ${missing} on`),
    ]);
  }
});

test('the boundary and an explicit denial count', async () => {
  const all = document({ Action: '*' });
  const [, bounded] = await deployed('bounded', await role(all, { boundary: document({ Action: 'ec2:*' }) }), {
    P: parameter('bounded'),
  });
  expect(bounded).toContain('because no permissions boundary allows the ssm:');
  const [, denied] = await deployed(
    'denied',
    await role(document({ Action: '*' }, { Effect: 'Deny', Action: 'ssm:PutParameter' })),
    { P: parameter('denied') },
  );
  expect(denied).toContain('with an explicit deny in an identity-based policy');
});

test("conditions see what is tagged: what somebody else's tags deny cannot be changed", async () => {
  const arn = await role(
    document(
      { Action: 'ec2:*' },
      { Effect: 'Deny', Action: 'ec2:DeleteVpc', Condition: { StringEquals: { 'aws:ResourceTag/owner': 'others' } } },
    ),
  );
  expect(
    await deployed('others', arn, {
      Vpc: { ...vpc, Properties: { ...vpc.Properties, Tags: [{ Key: 'owner', Value: 'others' }] } },
    }),
  ).toEqual(['CREATE_COMPLETE']);
  expect(await stacks.remove(administrator, 'others')).toBe('DELETE_FAILED');
  expect(
    await deployed('ours', arn, {
      Vpc: { ...vpc, Properties: { ...vpc.Properties, Tags: [{ Key: 'owner', Value: 'us' }] } },
    }),
  ).toEqual(['CREATE_COMPLETE']);
  expect(await stacks.remove(administrator, 'ours')).toBe('DELETE_COMPLETE');
});

test('a stack keeps its role: updates and deletion by an administrator act with it', async () => {
  const arn = await role(document({ Action: ['ssm:PutParameter', 'ssm:GetParameters', 'ssm:AddTagsToResource'] }));
  expect(await deployed('kept', arn, { P: parameter('kept') })).toEqual(['CREATE_COMPLETE']);
  expect(await stacks.update(administrator, 'kept', { P: parameter('kept', { Value: 'y' }) })).toBe('UPDATE_COMPLETE');
  expect(await stacks.remove(administrator, 'kept')).toBe('DELETE_FAILED');
  expect((await stacks.failures(administrator, 'kept')).join()).toContain('ssm:DeleteParameter');
});

test("without a role the caller's own rights count", async () => {
  const person = await caller('small-caller', document({ Action: ['cloudformation:*', 'ec2:*', 'iam:PassRole'] }));
  expect(await stacks.create(person, 'by-caller', { Vpc: vpc })).toBe('CREATE_COMPLETE');
  expect(await stacks.create(person, 'by-caller-too', { P: parameter('x') })).toBe('ROLLBACK_COMPLETE');
  expect(await deployed('passed', await role(onParameters('*')), { P: parameter('passed') }, person)).toEqual([
    'CREATE_COMPLETE',
  ]);
});

test.each([
  ['another service', trusting('ec2.amazonaws.com')],
  [
    "another account's work",
    trusting('cloudformation.amazonaws.com', { StringEquals: { 'aws:SourceAccount': '999999999999' } }),
  ],
  // No page says that CloudFormation sends the key here: a policy that needs it may shut CloudFormation out.
  [
    'CloudFormation only where it sends aws:SourceAccount',
    trusting('cloudformation.amazonaws.com', { StringEquals: { 'aws:SourceAccount': account } }),
  ],
])('a role that trusts %s is refused', async (_whom, trust) => {
  await expect(deployed('untrusted', await role(document({ Action: '*' }), { trust }), { Vpc: vpc })).rejects.toThrow(
    /is invalid or cannot be assumed/,
  );
});

test('a role is passed only by who may pass it, and to the service it is for', async () => {
  const profile = { Profile: { Type: 'AWS::IAM::InstanceProfile', Properties: { Roles: ['service-role-1'] } } };
  const rights = {
    Action: [
      'iam:CreateInstanceProfile',
      'iam:AddRoleToInstanceProfile',
      'iam:RemoveRoleFromInstanceProfile',
      'iam:GetInstanceProfile',
      'iam:DeleteInstanceProfile',
    ],
  };
  const passing = (service: string) =>
    document(rights, { Action: 'iam:PassRole', Condition: { StringEquals: { 'iam:PassedToService': service } } });
  expect(await deployed('passes', await role(passing('ec2.amazonaws.com')), profile)).toEqual(['CREATE_COMPLETE']);
  expect((await deployed('passes-not', await role(passing('ssm.amazonaws.com')), profile)).join()).toContain(
    'not authorized to perform: iam:PassRole',
  );
});

test('the first transit gateway of an account needs the right to its service-linked role', async () => {
  const gateway = { Gateway: { Type: 'AWS::EC2::TransitGateway', Properties: {} } };
  const [status, reason] = await deployed('no-linked-role', await role(document({ Action: 'ec2:*' })), gateway);
  expect([status, reason]).toEqual([
    'ROLLBACK_COMPLETE',
    expect.stringMatching(
      /iam:CreateServiceLinkedRole on resource: .*aws-service-role\/transitgateway.amazonaws.com\//,
    ),
  ]);
  const only = {
    Action: 'iam:CreateServiceLinkedRole',
    Condition: { StringEquals: { 'iam:AWSServiceName': 'transitgateway.amazonaws.com' } },
  };
  expect(await deployed('linked-role', await role(document({ Action: 'ec2:*' }, only)), gateway)).toEqual([
    'CREATE_COMPLETE',
  ]);
  expect(await deployed('linked-role-there', await role(document({ Action: 'ec2:*' })), gateway)).toEqual([
    'CREATE_COMPLETE',
  ]);
});

test('a secret is resolved by who may read it', async () => {
  await administrator.secrets.createSecret({ Name: 'dx/bgp', SecretString: 'key' });
  const reading = { P: parameter('from-secret', { Value: '{{resolve:secretsmanager:dx/bgp}}' }) };
  const rights: Statement = {
    Action: ['ssm:PutParameter', 'ssm:GetParameters', 'ssm:DeleteParameter', 'ssm:AddTagsToResource'],
  };
  const reader = (Resource: string) => document(rights, { Action: 'secretsmanager:GetSecretValue', Resource });
  expect(
    (
      await deployed(
        'secret-denied',
        await role(reader(`arn:aws:secretsmanager:${region}:${account}:secret:nss-dev/*`)),
        reading,
      )
    ).join(),
  ).toContain('secretsmanager:GetSecretValue');
  expect(
    await deployed(
      'secret-read',
      await role(reader(`arn:aws:secretsmanager:${region}:${account}:secret:dx/bgp-??????`)),
      reading,
    ),
  ).toEqual(['CREATE_COMPLETE']);
});

test('drift is read with the rights of who detects it', async () => {
  expect(await deployed('drifting', await role(document({ Action: '*' })), { Vpc: vpc })).toEqual(['CREATE_COMPLETE']);
  const detector = await caller('detector', document({ Action: 'cloudformation:*' }));
  expect(await stacks.driftOf(detector, 'drifting', 'Vpc')).toBe('UNKNOWN');
  expect(await stacks.driftOf(administrator, 'drifting', 'Vpc')).toBe('IN_SYNC');
});
