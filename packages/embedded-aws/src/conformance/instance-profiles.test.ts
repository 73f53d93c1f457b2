import {
  AssociateIamInstanceProfileCommand,
  DescribeIamInstanceProfileAssociationsCommand,
  DescribeInstancesCommand,
  DisassociateIamInstanceProfileCommand,
  EC2Client,
  ReplaceIamInstanceProfileAssociationCommand,
} from '@aws-sdk/client-ec2';
import {
  AddRoleToInstanceProfileCommand,
  CreateInstanceProfileCommand,
  CreateRoleCommand,
  IAMClient,
} from '@aws-sdk/client-iam';
import { RunbookClient } from '../automation/runbook-client';
import { administratorOf } from '../keys';
import { type EmbeddedCloud, startEmbeddedCloud } from '../start';
import { iamSettled } from '../virtual-time';

jest.setTimeout(60_000);

const imageId = 'ami-0123456789abcdef0';
let cloud: EmbeddedCloud;
let client: RunbookClient;
let ec2: EC2Client;
let iam: IAMClient;
beforeAll(async () => {
  cloud = await startEmbeddedCloud();
  client = new RunbookClient(cloud.endpoint);
  const { account, endpoint, region } = client;
  const settings = { endpoint, region, credentials: administratorOf(endpoint, account) };
  [ec2, iam] = [new EC2Client(settings), new IAMClient(settings)];
  await cloud.prepare({ images: [{ account, region, imageId }] });
});
afterAll(() => cloud.stop());

/** A profile with a role in it, as IAM has it. */
async function profileOf(name: string, Path: string) {
  const trust = { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' };
  const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [trust] });
  await iam.send(new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument }));
  const { InstanceProfile } = await iam.send(new CreateInstanceProfileCommand({ InstanceProfileName: name, Path }));
  const call = { Service: 'iam', Api: 'AddRoleToInstanceProfile', InstanceProfileName: name, RoleName: name };
  const added = await client.start({ mainSteps: [{ name: 'add', action: 'aws:executeAwsApi', inputs: call }] });
  expect((await client.ended(added)).AutomationExecutionStatus).toBe('Success');
  await iamSettled(cloud.endpoint);
  return { Arn: InstanceProfile?.Arn ?? '', Id: InstanceProfile?.InstanceProfileId ?? '' };
}

const launch = (inputs: object) => ({
  mainSteps: [{ name: 'launch', action: 'aws:runInstances', inputs: { ImageId: imageId, ...inputs } }],
  outputs: ['launch.InstanceIds'],
});

/** Launches an instance by a runbook. */
async function launched(inputs: object): Promise<string> {
  const { Outputs } = await client.ended(await client.start(launch(inputs)));
  return Outputs?.['launch.InstanceIds']?.[0] ?? '';
}

async function profileOfInstance(instance: string) {
  const { Reservations = [] } = await ec2.send(new DescribeInstancesCommand({ InstanceIds: [instance] }));
  return Reservations[0]?.Instances?.[0]?.IamInstanceProfile;
}

// https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-runinstance.html (IamInstanceProfileArn, IamInstanceProfileName)
test.each(['/', '/people/'])(
  'a runbook launches an instance with a profile of IAM, by name or ARN, in the path %s',
  async (path) => {
    const profile = await profileOf(`servers${path === '/' ? '' : '-of-people'}`, path);
    const IamInstanceProfileName = profile.Arn.slice(profile.Arn.lastIndexOf('/') + 1);
    expect(await profileOfInstance(await launched({ IamInstanceProfileName }))).toEqual(profile);
    expect(await profileOfInstance(await launched({ IamInstanceProfileArn: profile.Arn }))).toEqual(profile);
  },
);

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AssociateIamInstanceProfile.html
test('a profile of IAM is associated, replaced and taken away', async () => {
  const [one, other] = [await profileOf('one', '/'), await profileOf('other', '/x/')];
  const InstanceId = await launched({});
  expect(await profileOfInstance(InstanceId)).toBeUndefined();
  const { IamInstanceProfileAssociation: made } = await ec2.send(
    new AssociateIamInstanceProfileCommand({ InstanceId, IamInstanceProfile: { Name: 'one' } }),
  );
  expect(made).toMatchObject({ InstanceId, IamInstanceProfile: one });
  expect(await profileOfInstance(InstanceId)).toEqual(one);
  const { IamInstanceProfileAssociation: replaced } = await ec2.send(
    new ReplaceIamInstanceProfileAssociationCommand({
      AssociationId: made?.AssociationId,
      IamInstanceProfile: { Arn: other.Arn },
    }),
  );
  expect(replaced).toMatchObject({ InstanceId, IamInstanceProfile: other });
  const { IamInstanceProfileAssociations: listed } = await ec2.send(
    new DescribeIamInstanceProfileAssociationsCommand({
      Filters: [{ Name: 'instance-id', Values: [InstanceId] }],
    }),
  );
  expect(listed).toMatchObject([{ IamInstanceProfile: other, State: 'associated' }]);
  await ec2.send(new DisassociateIamInstanceProfileCommand({ AssociationId: replaced?.AssociationId }));
  expect(await profileOfInstance(InstanceId)).toBeUndefined();
});

test('a profile that IAM does not have, or that has no role, launches nothing', async () => {
  await iam.send(new CreateInstanceProfileCommand({ InstanceProfileName: 'empty' }));
  await iamSettled(cloud.endpoint);
  for (const [IamInstanceProfileName, message] of [
    ['nowhere', 'Invalid IAM Instance Profile name'],
    ['empty', 'has no associated IAM Roles'],
  ] as const)
    expect((await client.ended(await client.start(launch({ IamInstanceProfileName })))).FailureMessage).toContain(
      message,
    );
  await iam.send(new AddRoleToInstanceProfileCommand({ InstanceProfileName: 'empty', RoleName: 'one' }));
  await iamSettled(cloud.endpoint);
  expect(await profileOfInstance(await launched({ IamInstanceProfileName: 'empty' }))).toBeDefined();
});

// AWS-UpdateLinuxAmi makes its image this way.
test('an image is made of the one instance that a step launched', async () => {
  const make = {
    name: 'make',
    action: 'aws:createImage',
    inputs: { InstanceId: '{{ launch.InstanceIds }}', ImageName: 'golden', NoReboot: true },
  };
  const record = await client.ended(
    await client.start({ mainSteps: [...launch({}).mainSteps, make], outputs: ['make.ImageId', 'make.ImageState'] }),
  );
  expect(record).toMatchObject({
    AutomationExecutionStatus: 'Success',
    Outputs: { 'make.ImageId': [expect.stringMatching(/^ami-/)], 'make.ImageState': ['available'] },
  });
});
