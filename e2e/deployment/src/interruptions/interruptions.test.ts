import { CloudFormationClient, DescribeStacksCommand, ListChangeSetsCommand } from '@aws-sdk/client-cloudformation';
import {
  DescribeInstanceAttributeCommand,
  DescribeInstancesCommand,
  DescribeNetworkInterfacesCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { ListTopicsCommand, SNSClient } from '@aws-sdk/client-sns';
import { type Account, promoterFor, type Template } from '@nss/deployment';
import {
  administratorOf,
  type EmbeddedCloud,
  iamSettled,
  prepareFixtures,
  startEmbeddedCloud,
} from '@nss/embedded-aws';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CutOff } from './cut-off';
import { smallSystem, stackOf } from './small-system';

jest.setTimeout(600_000);

const region = 'ap-northeast-1';
const IMAGES = ['ami-0aaaaaaaaaaaaaaa1', 'ami-0bbbbbbbbbbbbbbb2'] as const;
const FIRST = smallSystem(IMAGES[0], ['one']);
const SECOND = smallSystem(IMAGES[1], ['one', 'two']);
const trust = { Effect: 'Allow', Principal: { Service: 'cloudformation.amazonaws.com' }, Action: 'sts:AssumeRole' };
const everything = { Effect: 'Allow', Action: '*', Resource: '*' };
const policy = (Statement: object) => JSON.stringify({ Version: '2012-10-17', Statement });

let cloud: EmbeddedCloud;
let folder: string;
let accounts = 100_000_000_000;
beforeAll(async () => {
  cloud = await startEmbeddedCloud();
  folder = mkdtempSync(join(tmpdir(), 'nss-interruptions-'));
});
afterAll(async () => {
  await cloud?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** An account in which nothing is deployed: its name, its bucket of assets, and the role that CloudFormation acts with. */
async function newAccount(): Promise<Required<Account>> {
  const account = String((accounts += 1));
  const client = { endpoint: cloud.endpoint, region, credentials: administratorOf(cloud.endpoint, account) };
  await prepareFixtures(cloud.endpoint, { images: IMAGES.map((imageId) => ({ account, region, imageId })) });
  const iam = new IAMClient(client);
  await iam.send(new CreateRoleCommand({ RoleName: 'execution', AssumeRolePolicyDocument: policy(trust) }));
  await iam.send(
    new PutRolePolicyCommand({ RoleName: 'execution', PolicyName: 'all', PolicyDocument: policy(everything) }),
  );
  await new S3Client({ ...client, forcePathStyle: true }).send(
    new CreateBucketCommand({ Bucket: `assets-${account}` }),
  );
  await iamSettled(cloud.endpoint);
  return { account, region, client };
}

/** What a deployment does, from its preparation to its end. */
async function deploy(to: Required<Account>, template: Template, cut = new CutOff()): Promise<void> {
  const client = { ...to.client, requestHandler: cut.handler() };
  const role = `arn:aws:iam::${to.account}:role/execution`;
  const { promoter } = promoterFor(
    { ...to, client },
    role,
    () => undefined,
    () => Promise.resolve([]),
  );
  const stack = stackOf(template, { folder, bucket: `assets-${to.account}` });
  await promoter.execute(await promoter.prepare([stack], `approved-${Date.now()}`));
}

/** Waits until CloudFormation changes nothing there any more. */
async function ended({ client }: Required<Account>): Promise<void> {
  const cloudFormation = new CloudFormationClient(client);
  for (;;) {
    const { Stacks = [] } = await cloudFormation.send(new DescribeStacksCommand({}));
    if (!Stacks.some(({ StackStatus = '' }) => StackStatus.endsWith('_IN_PROGRESS'))) return;
    await sleep(50);
  }
}

/** Everything there is in an account, without the ids that AWS makes up. */
async function listing({ client }: Required<Account>) {
  const [cloudFormation, ec2] = [new CloudFormationClient(client), new EC2Client(client)];
  const { Stacks = [] } = await cloudFormation.send(new DescribeStacksCommand({}));
  const sets = await Promise.all(
    Stacks.map(({ StackName }) => cloudFormation.send(new ListChangeSetsCommand({ StackName }))),
  );
  const { Reservations = [] } = await ec2.send(new DescribeInstancesCommand({}));
  const machines = Reservations.flatMap(({ Instances = [] }) => Instances).filter(
    ({ State }) => State?.Name !== 'terminated',
  );
  const attributes = await Promise.all(
    machines.map(({ InstanceId }) =>
      ec2.send(new DescribeInstanceAttributeCommand({ InstanceId, Attribute: 'disableApiTermination' })),
    ),
  );
  const { NetworkInterfaces = [] } = await ec2.send(new DescribeNetworkInterfacesCommand({}));
  const { Topics = [] } = await new SNSClient(client).send(new ListTopicsCommand({}));
  return {
    stacks: Stacks.map((stack) => [
      stack.StackName,
      stack.StackStatus?.replace('CREATE', 'UPDATE'),
      stack.EnableTerminationProtection,
    ]),
    changeSets: sets.flatMap(({ Summaries = [] }) => Summaries.filter((set) => set.ExecutionStatus === 'AVAILABLE'))
      .length,
    machines: machines.map(({ ImageId, State }) => `${ImageId} ${State?.Name}`),
    protected: attributes.map(({ DisableApiTermination }) => DisableApiTermination?.Value),
    interfaces: NetworkInterfaces.map(({ PrivateIpAddress, Status }) => `${PrivateIpAddress} ${Status}`),
    networks: (await ec2.send(new DescribeVpcsCommand({}))).Vpcs?.map(({ CidrBlock }) => CidrBlock).sort(),
    subnets: (await ec2.send(new DescribeSubnetsCommand({}))).Subnets?.map(({ CidrBlock }) => CidrBlock).sort(),
    topics: Topics.map(({ TopicArn }) => TopicArn?.split(':').at(-1)).sort(),
  };
}

const FIRST_CALLS = [
  'PUT',
  'CreateChangeSet',
  'ExecuteChangeSet',
  'UpdateTerminationProtection',
  'ModifyInstanceAttribute',
];
const SECOND_CALLS = [
  'PUT',
  'CreateChangeSet',
  'PUT',
  'CreateChangeSet',
  'PUT',
  'PUT',
  'ModifyInstanceAttribute',
  'ExecuteChangeSet',
  'CreateChangeSet',
  'ExecuteChangeSet',
  'ModifyInstanceAttribute',
];

type Listing = Awaited<ReturnType<typeof listing>>;
/** What is there after the first deployment, and after the second, when nothing comes between. */
let undisturbed: readonly [Listing, Listing];

test('undisturbed, a deployment changes something by these calls, in this order', async () => {
  const account = await newAccount();
  const [first, second] = [new CutOff(), new CutOff()];
  await deploy(account, FIRST, first);
  const afterFirst = await listing(account);
  await deploy(account, SECOND, second);
  undisturbed = [afterFirst, await listing(account)];
  expect([first.changes, second.changes]).toEqual([FIRST_CALLS, SECOND_CALLS]);
  expect(undisturbed[1]).toMatchObject({
    stacks: [['nss-small-system', 'UPDATE_COMPLETE', true]],
    changeSets: 0,
    machines: [`${IMAGES[1]} running`],
    protected: [true],
    interfaces: ['10.0.0.5 in-use'],
    topics: ['one', 'two'],
  });
});

/** Each call, and whether the next deployment begins at once, or once CloudFormation has ended what it was asked for. */
const cases = (calls: readonly string[]) =>
  calls.flatMap((call, index): [string, number, 'at once' | 'later'][] => [
    [call, index + 1, 'at once'],
    ...(call === 'ExecuteChangeSet' ? [[call, index + 1, 'later'] as [string, number, 'later']] : []),
  ]);

test.each(cases(FIRST_CALLS))(
  'a first deployment that ends after %s, call %i, is finished by the next one, %s',
  async (_, after, when) => {
    const account = await newAccount();
    await expect(deploy(account, FIRST, new CutOff(after))).rejects.toThrow('the process');
    if (when === 'later') await ended(account);
    await deploy(account, FIRST);
    expect(await listing(account)).toEqual(undisturbed[0]);
  },
);

test.each(cases(SECOND_CALLS))(
  'a change in two steps that ends after %s, call %i, is finished by the next one, %s',
  async (_, after, when) => {
    const account = await newAccount();
    await deploy(account, FIRST);
    await expect(deploy(account, SECOND, new CutOff(after))).rejects.toThrow('the process');
    if (when === 'later') await ended(account);
    await deploy(account, SECOND);
    expect(await listing(account)).toEqual(undisturbed[1]);
  },
);
