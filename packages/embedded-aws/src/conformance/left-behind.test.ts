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
