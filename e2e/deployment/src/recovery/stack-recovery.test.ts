import {
  CloudFormationClient,
  CreateChangeSetCommand,
  CreateStackCommand,
  type CreateStackCommandInput,
  DeleteStackCommand,
  DescribeStackResourceCommand,
  DescribeStacksCommand,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import { CreateSubnetCommand, DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { CreatePolicyCommand, DeletePolicyCommand, IAMClient } from '@aws-sdk/client-iam';
import { DeleteTopicCommand, SNSClient } from '@aws-sdk/client-sns';
import { type Account, recoveryFor, StackReader, type StackRecovery } from '@nss/deployment';
import { administratorOf, type EmbeddedCloud, prepareFixtures, startEmbeddedCloud } from '@nss/embedded-aws';
import { setTimeout as sleep } from 'node:timers/promises';
import { CutOff } from '../interruptions/cut-off';

jest.setTimeout(240_000);

const [account, region] = ['111111111111', 'ap-northeast-1'];
const VPC = { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/24' } };
const topic = (TopicName: string) => ({ Type: 'AWS::SNS::Topic', Properties: { TopicName } });
const TRUST = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
};
const READ = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'ec2:DescribeVpcs', Resource: '*' }] };
/** A machine that may not be terminated, in a network. */
const MACHINE = {
  Vpc: VPC,
  Subnet: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: { Ref: 'Vpc' }, CidrBlock: '10.0.0.0/28' } },
  Machine: {
    Type: 'AWS::EC2::Instance',
    Properties: {
      ImageId: 'ami-0aaaaaaaaaaaaaaa1',
      InstanceType: 't3.medium',
      SubnetId: { Ref: 'Subnet' },
      DisableApiTermination: true,
    },
  },
};
/** Refused once everything else is there: a network that does not exist. */
const BAD = {
  Type: 'AWS::EC2::Subnet',
  Properties: { VpcId: 'vpc-0ffffffffffffffff', CidrBlock: '10.0.0.0/28' },
};
const Capabilities: CreateStackCommandInput['Capabilities'] = ['CAPABILITY_NAMED_IAM'];
const body = (resources: object) => JSON.stringify({ Resources: resources });

let cloud: EmbeddedCloud;
let [cloudFormation, ec2, iam, sns] = [] as unknown as [CloudFormationClient, EC2Client, IAMClient, SNSClient];
let recovery: StackRecovery;
let client: NonNullable<Account['client']>;
beforeAll(async () => {
  cloud = await startEmbeddedCloud();
  client = { endpoint: cloud.endpoint, region, credentials: administratorOf(cloud.endpoint, account) };
  [cloudFormation, ec2] = [new CloudFormationClient(client), new EC2Client(client)];
  [iam, sns] = [new IAMClient(client), new SNSClient(client)];
  await prepareFixtures(cloud.endpoint, { images: [{ account, region, imageId: 'ami-0aaaaaaaaaaaaaaa1' }] });
  recovery = recoveryFor({ account, region, client });
});
afterAll(() => cloud?.stop());

/** Waits until CloudFormation is done with a stack. */
async function settled(StackName: string): Promise<string | undefined> {
  for (;;) {
    const { Stacks } = await cloudFormation
      .send(new DescribeStacksCommand({ StackName }))
      .catch(() => ({ Stacks: [] }));
    const status = Stacks?.[0]?.StackStatus;
    if (!/_IN_PROGRESS$/.test(status ?? '')) return status;
    await sleep(50);
  }
}

async function create(StackName: string, resources: object, options: Partial<CreateStackCommandInput> = {}) {
  await cloudFormation.send(
    new CreateStackCommand({ StackName, TemplateBody: body(resources), Capabilities, ...options }),
  );
  return settled(StackName);
}

async function update(StackName: string, resources: object, DisableRollback = false) {
  await cloudFormation.send(
    new UpdateStackCommand({ StackName, TemplateBody: body(resources), Capabilities, DisableRollback }),
  );
  return settled(StackName);
}

const vpcs = async () =>
  (await ec2.send(new DescribeVpcsCommand({ Filters: [{ Name: 'cidr', Values: ['10.0.0.0/24'] }] }))).Vpcs?.length;

test('a stack that is not there, or well, needs nothing', async () => {
  expect(await recovery.look('nss-none')).toMatchObject({ status: undefined, wayOut: 'deploy', failed: [] });
  expect(await create('nss-well', { Topic: topic('nss-well') })).toBe('CREATE_COMPLETE');
  expect(await recovery.look('nss-well')).toMatchObject({ wayOut: 'nothing' });
  await cloudFormation.send(new DeleteStackCommand({ StackName: 'nss-well' }));
  await settled('nss-well');
});

test('a creation that could not be taken back is deleted, with the protection of the stack and of its machine', async () => {
  const protectedStack = { EnableTerminationProtection: true };
  expect(await create('nss-a', { ...MACHINE, Bad: { ...BAD, DependsOn: 'Machine' } }, protectedStack)).toBe(
    'ROLLBACK_FAILED',
  );
  const stuck = await recovery.look('nss-a');
  expect(stuck.wayOut).toBe('delete');
  // The cause comes first, then what waits for it.
  expect(stuck.failed[0]).toMatchObject({ logicalId: 'Machine', reason: expect.stringContaining('not be terminated') });
  expect(await recovery.recover(stuck, [])).toMatchObject({ wayOut: 'deploy' });
  expect(await vpcs()).toBe(0);
});

test('a deletion that failed is done again; what still cannot go is kept by its name', async () => {
  await create('nss-b', { Vpc: VPC, Topic: topic('nss-b') });
  const { Vpcs } = await ec2.send(new DescribeVpcsCommand({ Filters: [{ Name: 'cidr', Values: ['10.0.0.0/24'] }] }));
  await ec2.send(new CreateSubnetCommand({ VpcId: Vpcs?.[0]?.VpcId, CidrBlock: '10.0.0.0/28' }));
  await cloudFormation.send(new DeleteStackCommand({ StackName: 'nss-b' }));
  expect(await settled('nss-b')).toBe('DELETE_FAILED');
  const again = await recovery.recover(await recovery.look('nss-b'), []);
  expect(again).toMatchObject({ status: 'DELETE_FAILED', failed: [{ logicalId: 'Vpc' }] });
  expect(await recovery.recover(again, ['Vpc'])).toMatchObject({ wayOut: 'deploy' });
  expect(await vpcs()).toBe(1);
});

test.each([['UpdateTerminationProtection'], ['ModifyInstanceAttribute'], ['DeleteStack']])(
  'a removal that ended with its %s is begun anew, and ends the same',
  async (call) => {
    const kept = { ...topic('nss-kept'), DeletionPolicy: 'Retain' };
    const before = await vpcs();
    await create('nss-g', { ...MACHINE, Kept: kept }, { EnableTerminationProtection: true });
    const id = (await described('nss-g'))?.StackId ?? '';
    const cut = { ...client, requestHandler: new CutOff(call).handler() };
    const ending = recoveryFor({ account, region, client: cut });
    await expect(ending.remove('nss-g', [])).rejects.toThrow(`the process ends after ${call}`);
    expect(await recovery.remove('nss-g', [])).toMatchObject({ status: undefined, wayOut: 'deploy' });
    expect([await vpcs(), (await described(id))?.StackStatus]).toEqual([before, 'DELETE_COMPLETE']);
    const reader = new StackReader(cloudFormation);
    expect(await reader.lastDeleted('nss-g')).toBe(id);
    expect((await reader.resources(id)).map((each) => [each.LogicalResourceId, each.ResourceStatus]).sort()).toEqual([
      ['Kept', 'DELETE_SKIPPED'],
      ['Machine', 'DELETE_COMPLETE'],
      ['Subnet', 'DELETE_COMPLETE'],
      ['Vpc', 'DELETE_COMPLETE'],
    ]);
    await sns.send(new DeleteTopicCommand({ TopicArn: `arn:aws:sns:${region}:${account}:nss-kept` }));
  },
);

test('what was removed last is the last that held something', async () => {
  const reader = new StackReader(cloudFormation);
  expect(await reader.lastDeleted('nss-none')).toBeUndefined();
  const before = await reader.lastDeleted('nss-g');
  await cloudFormation.send(
    new CreateChangeSetCommand({
      StackName: 'nss-g',
      ChangeSetName: 'shown',
      ChangeSetType: 'CREATE',
      TemplateBody: body({ Topic: topic('nss-g') }),
    }),
  );
  await recovery.remove('nss-g', []);
  expect([await reader.lastDeleted('nss-g'), before]).toEqual([before, expect.stringContaining('stack/nss-g/')]);
});

test.each([
  ['nss-c', 'its cause is fixed', []],
  ['nss-d', 'without what cannot be', ['Role']],
])('%s: a change that could not be taken back goes on, %s', async (name, _, skip) => {
  const policy = async () =>
    (await iam.send(new CreatePolicyCommand({ PolicyName: name, PolicyDocument: JSON.stringify(READ) }))).Policy?.Arn;
  const PolicyArn = await policy();
  const role = (...ManagedPolicyArns: (string | undefined)[]) => ({
    Type: 'AWS::IAM::Role',
    Properties: { RoleName: name, ManagedPolicyArns, AssumeRolePolicyDocument: TRUST },
  });
  await create(name, { Role: role(PolicyArn) });
  const many = Object.fromEntries(
    Array.from({ length: 25 }, (__, i) => [
      `T${i}`,
      { Type: 'AWS::SNS::Topic', DependsOn: i === 0 ? 'Role' : `T${i - 1}` },
    ]),
  );
  const changed = update(name, { Role: role(), ...many, Bad: { ...BAD, DependsOn: 'T24' } });
  // Somebody deletes the policy after the role was changed: it cannot be changed back.
  await changedIn(name, 'Role');
  await iam.send(new DeletePolicyCommand({ PolicyArn }));
  expect(await changed).toBe('UPDATE_ROLLBACK_FAILED');
  const stuck = await recovery.look(name);
  expect(stuck).toMatchObject({ wayOut: 'continue the rollback', failed: [{ logicalId: 'Role' }] });
  if (skip.length === 0) await policy();
  expect(await recovery.recover(stuck, skip)).toMatchObject({ status: 'UPDATE_ROLLBACK_COMPLETE', wayOut: 'nothing' });
});

test.each([
  ['nss-e', 'CREATE_FAILED', 'deploy'],
  ['nss-f', 'UPDATE_FAILED', 'nothing'],
])('%s: what somebody kept from being taken back is taken back', async (name, status, then) => {
  const named = topic(name);
  if (status === 'UPDATE_FAILED') await create(name, { Topic: named });
  const bad = { ...BAD, DependsOn: ['Topic'] };
  const stuck =
    status === 'UPDATE_FAILED'
      ? await update(name, { Topic: named, Bad: bad }, true)
      : await create(name, { Topic: named, Bad: bad }, { DisableRollback: true });
  expect(stuck).toBe(status);
  expect(await recovery.recover(await recovery.look(name), [])).toMatchObject({ wayOut: then });
});

const described = async (StackName: string) =>
  (await cloudFormation.send(new DescribeStacksCommand({ StackName }))).Stacks?.[0];

/** Waits until a change of a stack has changed one of its resources. */
async function changedIn(StackName: string, LogicalResourceId: string): Promise<void> {
  for (;;) {
    const { StackResourceDetail } = await cloudFormation.send(
      new DescribeStackResourceCommand({ StackName, LogicalResourceId }),
    );
    if (StackResourceDetail?.ResourceStatus === 'UPDATE_COMPLETE') return;
    await sleep(5);
  }
}
