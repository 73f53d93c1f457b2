import { administratorOf } from '../keys';
import { clearFaults, plantFault, type ResourceFault } from '../resource-faults';
import { startEmbeddedCloud, type EmbeddedCloud } from '../start';
import { type Clients, clientsFor } from './clients';
import { account, region } from './harness';
import * as stacks from './stacks';

/**
 * What ends a handler, and which of it is tried again ("Type: Retriable"):
 * https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-test-contract-errors.html
 */
jest.setTimeout(60_000);
let cloud: EmbeddedCloud;
let aws: Clients;
beforeAll(async () => {
  cloud = await startEmbeddedCloud();
  aws = clientsFor(cloud.endpoint, region, administratorOf(cloud.endpoint, account));
});
afterAll(() => cloud?.stop());

const cleared = () => clearFaults(cloud.endpoint, account);
const plant = (fault: Omit<ResourceFault, 'account'>) => plantFault(cloud.endpoint, { account, ...fault });
const Vpc = { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.1.0.0/24' } };
const group = (days: number) => ({ Type: 'AWS::Logs::LogGroup', Properties: { RetentionInDays: days } });
const vpcs = async () => (await aws.ec2.describeVpcs({ Filters: [{ Name: 'cidr', Values: ['10.1.0.0/24'] }] })).Vpcs;

// Codes: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html (RequestLimitExceeded, VpcLimitExceeded), and for
// the log group the errors of CreateLogGroup: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html
test.each<[string, string, ResourceFault['kind'], RegExp]>([
  ['a VPC', 'AWS::EC2::VPC', 'refused', /ec2:CreateVpc .*HandlerErrorCode: AccessDenied/],
  ['a VPC', 'AWS::EC2::VPC', 'throttled', /Rate exceeded .*RequestLimitExceeded.*HandlerErrorCode: Throttling/],
  ['a VPC', 'AWS::EC2::VPC', 'quota', /VpcLimitExceeded.*HandlerErrorCode: ServiceLimitExceeded/],
  ['a VPC', 'AWS::EC2::VPC', 'slow', /did not stabilize.*HandlerErrorCode: NotStabilized/],
  ['a log group', 'AWS::Logs::LogGroup', 'refused', /logs:CreateLogGroup .*AccessDenied/],
  ['a log group', 'AWS::Logs::LogGroup', 'throttled', /ThrottlingException.*HandlerErrorCode: Throttling/],
  ['a log group', 'AWS::Logs::LogGroup', 'quota', /LimitExceededException.*HandlerErrorCode: ServiceLimitExceeded/],
  ['a log group', 'AWS::Logs::LogGroup', 'slow', /did not stabilize/],
])('%s (%s) is %s: its creation is taken back, in these words', async (_, type, kind, words) => {
  const name = `first-${type.split('::')[2]}-${kind}`;
  await plant({ type, handler: 'create', kind });
  const other = { ...Vpc, DependsOn: 'Group' };
  expect(await stacks.create(aws, name, { Group: group(30), Vpc: other })).toBe('ROLLBACK_COMPLETE');
  expect((await stacks.failures(aws, name)).join()).toMatch(words);
  expect(await vpcs()).toEqual([]);
  expect(await cleared()).toBe(kind === 'throttled' ? 6 : 1);
});

test('what is throttled for a while, or slow within its time, is made', async () => {
  await plant({ type: '*', handler: 'create', kind: 'throttled', times: 3 });
  await plant({ type: 'AWS::EC2::VPC', handler: 'create', kind: 'slow', seconds: 3600 });
  expect(await stacks.create(aws, 'in-time', { Group: group(30), Vpc })).toBe('CREATE_COMPLETE');
  expect(await cleared()).toBe(4);
  expect(await stacks.remove(aws, 'in-time')).toBe('DELETE_COMPLETE');
});

test('a change that fails is taken back; where what it changed before cannot be changed back, it could not be', async () => {
  const two = (days: number) => ({ Group: group(days), Other: { ...group(days), DependsOn: 'Group' } });
  await stacks.create(aws, 'changed', two(30));
  const fault = { type: 'AWS::Logs::LogGroup', handler: 'update', kind: 'refused' } as const;
  await plant({ ...fault, after: 1, times: 1 });
  expect(await stacks.update(aws, 'changed', two(60))).toBe('UPDATE_ROLLBACK_COMPLETE');
  await cleared();
  await plant({ ...fault, after: 1 });
  expect(await stacks.update(aws, 'changed', two(60))).toBe('UPDATE_ROLLBACK_FAILED');
  await cleared();
});

test('what cannot be deleted ends a deletion, and stays behind a change', async () => {
  await stacks.create(aws, 'left', { Group: group(30), Vpc });
  await plant({ type: 'AWS::EC2::VPC', handler: 'delete', kind: 'slow' });
  expect(await stacks.update(aws, 'left', { Group: group(30) })).toBe('UPDATE_COMPLETE');
  expect([(await vpcs())?.length, await cleared()]).toEqual([1, 3]);
  await plant({ type: '*', handler: 'delete', kind: 'throttled', logicalId: 'Group' });
  expect(await stacks.remove(aws, 'left')).toBe('DELETE_FAILED');
  await cleared();
  expect(await stacks.remove(aws, 'left')).toBe('DELETE_COMPLETE');
});

test('a fault that there is none of is refused', async () => {
  await expect(plant({ type: '*', handler: 'create', kind: 'lost' as 'slow' })).rejects.toThrow('faults are refused');
});
