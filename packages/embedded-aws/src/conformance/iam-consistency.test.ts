import { STS } from '@aws-sdk/client-sts';
import { administratorOf } from '../keys';
import { type EmbeddedCloud, startEmbeddedCloud } from '../start';
import { iamSettled } from '../virtual-time';
import { clientsFor, clientsOfRole, type Clients } from './clients';
import { account, imageId, region } from './harness';
import * as stacks from './stacks';

jest.setTimeout(60_000);

let cloud: EmbeddedCloud;
let aws: Clients;
beforeAll(async () => {
  cloud = await startEmbeddedCloud();
  aws = clientsFor(cloud.endpoint, region, administratorOf(cloud.endpoint, account));
  await cloud.prepare({ images: [{ account, region, imageId }] });
});
afterAll(() => cloud.stop());

const policy = (...Action: string[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource: '*' }] });
const trusting = (Principal: object) =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' }] });
const [byPeople, byOthers] = [trusting({ AWS: account }), trusting({ AWS: '222222222222' })];
const arn = (kind: string, name: string) => `arn:aws:iam::${account}:${kind}/${name}`;
const settled = () => iamSettled(cloud.endpoint);
const assume = (name: string) =>
  new STS({
    endpoint: cloud.endpoint,
    region,
    credentials: administratorOf(cloud.endpoint, account),
    maxAttempts: 1,
  }).assumeRole({ RoleArn: arn('role', name), RoleSessionName: 'test' });

/**
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot.html#troubleshoot_general_eventual-consistency: "it takes time to become visible from all
 * possible endpoints". How long, no page says.
 */
describe('what IAM was told a moment ago', () => {
  test('IAM itself answers at once; a new role cannot be assumed yet, and one that is gone still can', async () => {
    await aws.iam.createRole({ RoleName: 'new', AssumeRolePolicyDocument: byPeople });
    expect((await aws.iam.getRole({ RoleName: 'new' })).Role?.Arn).toBe(arn('role', 'new'));
    await expect(assume('new')).rejects.toMatchObject({ name: 'AccessDenied' });
    await settled();
    await expect(assume('new')).resolves.toBeDefined();
    await aws.iam.deleteRole({ RoleName: 'new' });
    await expect(aws.iam.getRole({ RoleName: 'new' })).rejects.toMatchObject({ name: 'NoSuchEntityException' });
    await expect(assume('new')).resolves.toBeDefined();
    await settled();
    await expect(assume('new')).rejects.toMatchObject({ name: 'AccessDenied' });
  });

  test('a policy that was written, or taken away, does not count yet; the one before does', async () => {
    await aws.iam.createRole({ RoleName: 'worker', AssumeRolePolicyDocument: byPeople });
    const worker = await clientsOfRole(
      cloud.endpoint,
      region,
      administratorOf(cloud.endpoint, account),
      arn('role', 'worker'),
    );
    const may = () =>
      worker.ec2.describeVpcs({}).then(
        () => true,
        ({ name }: Error) => (name === 'UnauthorizedOperation' ? false : name),
      );
    const [was, is] = [may, async () => (await settled(), may())];
    await aws.iam.putRolePolicy({ RoleName: 'worker', PolicyName: 'own', PolicyDocument: policy('ec2:DescribeVpcs') });
    expect([await was(), await is()]).toEqual([false, true]);
    await aws.iam.deleteRolePolicy({ RoleName: 'worker', PolicyName: 'own' });
    expect([await was(), await is()]).toEqual([true, false]);
    const { Policy } = await aws.iam.createPolicy({
      PolicyName: 'managed',
      PolicyDocument: policy('ec2:DescribeVpcs'),
    });
    await aws.iam.attachRolePolicy({ RoleName: 'worker', PolicyArn: Policy?.Arn ?? '' });
    expect([await was(), await is()]).toEqual([false, true]);
    await aws.iam.createPolicyVersion({
      PolicyArn: Policy?.Arn ?? '',
      PolicyDocument: policy('ec2:DescribeSubnets'),
      SetAsDefault: true,
    });
    expect([await was(), await is()]).toEqual([true, false]);
    await aws.iam.createPolicyVersion({
      PolicyArn: Policy?.Arn ?? '',
      PolicyDocument: policy('ec2:*'),
      SetAsDefault: true,
    });
    const { Policy: boundary } = await aws.iam.createPolicy({ PolicyName: 'boundary', PolicyDocument: policy('s3:*') });
    await settled();
    await aws.iam.putRolePermissionsBoundary({ RoleName: 'worker', PermissionsBoundary: boundary?.Arn ?? '' });
    expect([await was(), await is()]).toEqual([true, false]);
  });

  test('two changes, one after the other, count in their order', async () => {
    await aws.iam.createRole({ RoleName: 'trusted', AssumeRolePolicyDocument: byOthers });
    await aws.iam.updateAssumeRolePolicy({ RoleName: 'trusted', PolicyDocument: byPeople });
    await settled();
    await expect(assume('trusted')).resolves.toBeDefined();
    await aws.iam.updateAssumeRolePolicy({ RoleName: 'trusted', PolicyDocument: byOthers });
    await expect(assume('trusted')).resolves.toBeDefined();
    await settled();
    await expect(assume('trusted')).rejects.toMatchObject({ name: 'AccessDenied' });
  });

  test("a new user's key is not known yet, and a new principal is invalid in policies", async () => {
    await aws.iam.createUser({ UserName: 'ada' });
    const { AccessKey } = await aws.iam.createAccessKey({ UserName: 'ada' });
    const ada = new STS({
      endpoint: cloud.endpoint,
      region,
      maxAttempts: 1,
      credentials: { accessKeyId: AccessKey!.AccessKeyId!, secretAccessKey: AccessKey!.SecretAccessKey! },
    });
    await expect(ada.getCallerIdentity({})).rejects.toMatchObject({ name: 'InvalidClientTokenId' });
    const role = { RoleName: 'of-ada', AssumeRolePolicyDocument: trusting({ AWS: arn('user', 'ada') }) };
    await expect(aws.iam.createRole(role)).rejects.toThrow(/Invalid principal/);
    await settled();
    expect((await ada.getCallerIdentity({})).Arn).toBe(arn('user', 'ada'));
    await expect(aws.iam.createRole(role)).resolves.toBeDefined();
  });

  test('EC2 does not know a new instance profile yet, nor the role that was put into it', async () => {
    const InstanceProfileName = 'machine';
    const run = () =>
      aws.ec2.runInstances({
        ImageId: imageId,
        MinCount: 1,
        MaxCount: 1,
        IamInstanceProfile: { Name: InstanceProfileName },
      });
    await aws.iam.createInstanceProfile({ InstanceProfileName });
    await expect(run()).rejects.toMatchObject({
      name: 'InvalidParameterValue',
      message: expect.stringContaining('Invalid IAM Instance Profile name') as string,
    });
    await aws.iam.createRole({
      RoleName: 'machine',
      AssumeRolePolicyDocument: trusting({ Service: 'ec2.amazonaws.com' }),
    });
    await settled();
    await aws.iam.addRoleToInstanceProfile({ InstanceProfileName, RoleName: 'machine' });
    await expect(run()).rejects.toThrow(/has no associated IAM Roles/);
    await settled();
    expect((await run()).Instances?.[0]?.IamInstanceProfile?.Arn).toBe(arn('instance-profile', InstanceProfileName));
  });

  test('the simulator of IAM knows what IAM knows', async () => {
    await aws.iam.createRole({ RoleName: 'simulated', AssumeRolePolicyDocument: byPeople });
    await aws.iam.putRolePolicy({
      RoleName: 'simulated',
      PolicyName: 'own',
      PolicyDocument: policy('ec2:DescribeVpcs'),
    });
    const { EvaluationResults } = await aws.iam.simulatePrincipalPolicy({
      PolicySourceArn: arn('role', 'simulated'),
      ActionNames: ['ec2:DescribeVpcs'],
    });
    expect(EvaluationResults?.map(({ EvalDecision }) => EvalDecision)).toEqual(['allowed']);
  });
});

/** A handler is done when its resource can be used: https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-test-contract.html */
test('CloudFormation is done with roles, policies and profiles when the rest of AWS sees them', async () => {
  const resources = (Action: string): Record<string, stacks.TemplateResource> => ({
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: { RoleName: 'stacked', AssumeRolePolicyDocument: JSON.parse(byPeople) as object },
    },
    Policy: {
      Type: 'AWS::IAM::Policy',
      Properties: {
        PolicyName: 'stacked',
        Roles: [{ Ref: 'Role' }],
        PolicyDocument: JSON.parse(policy(Action)) as object,
      },
    },
    Profile: {
      Type: 'AWS::IAM::InstanceProfile',
      Properties: { InstanceProfileName: 'stacked', Roles: [{ Ref: 'Role' }] },
    },
  });
  expect(await stacks.create(aws, 'identities', resources('ec2:DescribeVpcs'))).toBe('CREATE_COMPLETE');
  const { Credentials } = await assume('stacked');
  const session = clientsFor(cloud.endpoint, region, {
    accessKeyId: Credentials!.AccessKeyId!,
    secretAccessKey: Credentials!.SecretAccessKey!,
    sessionToken: Credentials!.SessionToken!,
  });
  await expect(session.ec2.describeVpcs({})).resolves.toBeDefined();
  await expect(
    aws.ec2.runInstances({ ImageId: imageId, MinCount: 1, MaxCount: 1, IamInstanceProfile: { Name: 'stacked' } }),
  ).resolves.toBeDefined();
  expect(await stacks.update(aws, 'identities', resources('ec2:DescribeSubnets'))).toBe('UPDATE_COMPLETE');
  await expect(session.ec2.describeVpcs({})).rejects.toMatchObject({ name: 'UnauthorizedOperation' });
  await expect(session.ec2.describeSubnets({})).resolves.toBeDefined();
});
