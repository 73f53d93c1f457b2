import { administratorOf } from '../keys';
import { startEmbeddedCloud, type EmbeddedCloud } from '../start';
import { clientsFor, type Clients } from './clients';
import { account, region } from './harness';
import * as stacks from './stacks';

jest.setTimeout(60_000);
let cloud: EmbeddedCloud;
let aws: Clients;
beforeAll(async () => {
  cloud = await startEmbeddedCloud();
  aws = clientsFor(cloud.endpoint, region, administratorOf(cloud.endpoint, account));
});
afterAll(() => cloud?.stop());

const parameter = { Type: 'AWS::SSM::Parameter', Properties: { Type: 'String', Value: '1' } };
const events = async (logicalId: string) =>
  (await aws.cloudFormation.describeStackEvents({ StackName: 'leaving' }))
    .StackEvents!.filter(({ LogicalResourceId }) => LogicalResourceId === logicalId)
    .reverse();

// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/troubleshooting.html (Resource removed from stack but not deleted);
// the reason's words are recorded from AWS.
test('what an update removes or replaces and cannot delete leaves the stack, and goes on existing', async () => {
  const vpc = (CidrBlock: string) => ({ Type: 'AWS::EC2::VPC', Properties: { CidrBlock } });
  await stacks.create(aws, 'leaving', {
    Removed: vpc('10.1.0.0/24'),
    Replaced: vpc('10.2.0.0/24'),
    One: parameter,
  });
  const { StackResources } = await aws.cloudFormation.describeStackResources({ StackName: 'leaving' });
  const idOf = (name: string) => StackResources!.find((item) => item.LogicalResourceId === name)!.PhysicalResourceId!;
  const held = [idOf('Removed'), idOf('Replaced')];
  for (const [i, VpcId] of held.entries()) await aws.ec2.createSubnet({ VpcId, CidrBlock: `10.${i + 1}.0.0/28` });
  const after = { Replaced: vpc('10.3.0.0/24'), One: parameter };
  expect(await stacks.update(aws, 'leaving', after)).toBe('UPDATE_COMPLETE');
  const reason = 'Update successful. One or more resources could not be deleted.';
  expect((await aws.cloudFormation.describeStacks({ StackName: 'leaving' })).Stacks![0]!.StackStatusReason).toBe(
    reason,
  );
  expect((await events('leaving')).at(-1)).toMatchObject({ ResourceStatusReason: reason });
  for (const [i, name] of ['Removed', 'Replaced'].entries())
    expect((await events(name)).at(-1)).toMatchObject({
      ResourceStatus: 'DELETE_FAILED',
      PhysicalResourceId: held[i],
    });
  const left = (await aws.cloudFormation.describeStackResources({ StackName: 'leaving' })).StackResources!;
  expect(left.map(({ LogicalResourceId, ResourceStatus }) => [LogicalResourceId, ResourceStatus]).sort()).toEqual([
    ['One', 'CREATE_COMPLETE'],
    ['Replaced', 'UPDATE_COMPLETE'],
  ]);
  expect((await aws.ec2.describeVpcs({ VpcIds: held })).Vpcs).toHaveLength(2);
});

// A deletion of a subnet in which an interface is fails: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteSubnet.html
// ("You must terminate all running instances in the subnet before you can delete the subnet").
test.each(['removed', 'replaced'])(
  'what depends on a thing goes before it: the subnet is replaced, its interface %s',
  async (how) => {
    const subnet = (CidrBlock: string) => ({
      Type: 'AWS::EC2::Subnet',
      Properties: { VpcId: { Ref: 'Vpc' }, CidrBlock },
    });
    const name = `order-${how}`;
    const Interface = { Type: 'AWS::EC2::NetworkInterface', Properties: { SubnetId: { Ref: 'Subnet' } } };
    const Vpc = { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.4.0.0/24' } };
    await stacks.create(aws, name, { Vpc, Subnet: subnet('10.4.0.0/28'), Interface });
    const before = await stacks.physicalIds(aws, name);
    const after = { Vpc, Subnet: subnet('10.4.0.16/28'), ...(how === 'replaced' && { Interface }) };
    expect(await stacks.update(aws, name, after)).toBe('UPDATE_COMPLETE');
    expect(await stacks.failures(aws, name)).toEqual([]);
    const { Subnets } = await aws.ec2.describeSubnets({ Filters: [{ Name: 'vpc-id', Values: [before['Vpc']!] }] });
    expect(Subnets!.map(({ CidrBlock }) => CidrBlock)).toEqual(['10.4.0.16/28']);
  },
);

// "CloudFormation tries to delete a resource three times before CloudFormation skips the resource":
// https://repost.aws/knowledge-center/cloudformation-stack-cleanup-stuck
test('what only something outside of the template holds is tried again after the rest', async () => {
  const name = 'order-unknown';
  const Vpc = { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.5.0.0/24' } };
  const One = { Type: 'AWS::EC2::Subnet', Properties: { VpcId: { Ref: 'Vpc' }, CidrBlock: '10.5.0.0/28' } };
  await stacks.create(aws, name, { Vpc, One, Parameter: parameter });
  const { Vpc: VpcId, One: SubnetId } = await stacks.physicalIds(aws, name);
  // The template says nothing of the order of these two: the interface is in the subnet by its id alone.
  const Interface = { Type: 'AWS::EC2::NetworkInterface', Properties: { SubnetId } };
  await stacks.update(aws, name, { Vpc, One, Parameter: parameter, Interface });
  expect(await stacks.update(aws, name, { Parameter: parameter })).toBe('UPDATE_COMPLETE');
  expect(await stacks.failures(aws, name)).toEqual([]);
  expect((await aws.ec2.describeVpcs({ Filters: [{ Name: 'vpc-id', Values: [VpcId!] }] })).Vpcs).toEqual([]);
});
