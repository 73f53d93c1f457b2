import { startEmbeddedCloud, type EmbeddedCloud } from '../start';
import { administratorOf } from '../keys';
import { clientsFor, type Clients } from './clients';
import { account, region } from './harness';
import * as stacks from './stacks';

/**
 * Quotas as they are before anybody asks for more, each at its limit and one beyond:
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html, API_PutMetricAlarm.html, API_PutCompositeAlarm.html,
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html,
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html,
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/WhatIsCloudTrail-Limits.html,
 * https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html
 */
jest.setTimeout(90_000);
let cloud: EmbeddedCloud;
let aws: Clients;
beforeAll(async () => {
  cloud = await startEmbeddedCloud();
  aws = clientsFor(cloud.endpoint, region, administratorOf(cloud.endpoint, account));
});
afterAll(() => cloud?.stop());

const each = async (count: number, act: (index: number) => Promise<unknown>) => {
  for (let index = 0; index < count; index++) await act(index);
};
const refusal = (call: Promise<unknown>) =>
  call.then(
    () => 'taken',
    (error: Error) => error.name,
  );

test('100 metric filters a log group; one of them may change', async () => {
  await aws.logs.createLogGroup({ logGroupName: 'many' });
  const put = (index: number) =>
    aws.logs.putMetricFilter({
      logGroupName: 'many',
      filterName: `filter-${index}`,
      filterPattern: 'x',
      metricTransformations: [{ metricName: 'm', metricNamespace: 'n', metricValue: '1' }],
    });
  await each(100, put);
  expect(await refusal(put(100))).toBe('LimitExceededException');
  expect(await refusal(put(99))).toBe('taken');
});

const widget = (metrics: number) => ({
  type: 'metric',
  properties: { metrics: Array.from({ length: metrics }, () => ['n', 'm']) },
});
test.each([
  ['500 widgets', Array.from({ length: 500 }, () => widget(1)), 'taken'],
  ['501 widgets', Array.from({ length: 501 }, () => widget(1)), 'DashboardInvalidInputError'],
  ['500 metrics in a widget', [widget(500)], 'taken'],
  ['501 metrics in a widget', [widget(501)], 'DashboardInvalidInputError'],
  ['2,500 metrics', Array.from({ length: 5 }, () => widget(500)), 'taken'],
  ['2,501 metrics', [...Array.from({ length: 5 }, () => widget(500)), widget(1)], 'DashboardInvalidInputError'],
])('a dashboard with %s', async (what, widgets, answer) => {
  const DashboardBody = JSON.stringify({ widgets });
  expect(await refusal(aws.cloudWatch.putDashboard({ DashboardName: 'large', DashboardBody }))).toBe(answer);
  const status = await stacks.create(aws, `dashboard-${what.replace(/\W/g, '')}`, {
    Dashboard: { Type: 'AWS::CloudWatch::Dashboard', Properties: { DashboardName: 'large', DashboardBody } },
  });
  expect(status).toBe(answer === 'taken' ? 'CREATE_COMPLETE' : 'ROLLBACK_COMPLETE');
});

const topics = (count: number) =>
  Array.from({ length: count }, (_, index) => `arn:aws:sns:${region}:${account}:topic-${index}`);
const alarm = (more: object) =>
  aws.cloudWatch.putMetricAlarm({
    AlarmName: 'one',
    Namespace: 'n',
    MetricName: 'm',
    Statistic: 'Sum',
    Period: 60,
    EvaluationPeriods: 1,
    Threshold: 1,
    ComparisonOperator: 'GreaterThanThreshold',
    ...more,
  });
test.each([
  ['5 actions', { AlarmActions: topics(5) }, 'taken'],
  ['6 actions', { AlarmActions: topics(6) }, 'ValidationError'],
  ['6 actions when it is well', { OKActions: topics(6) }, 'ValidationError'],
  ['a day of minutes', { EvaluationPeriods: 1440 }, 'taken'],
  ['more than a day of minutes', { EvaluationPeriods: 1441 }, 'ValidationError'],
  ['a week of hours', { Period: 3600, EvaluationPeriods: 168 }, 'taken'],
  ['more than a week of hours', { Period: 3600, EvaluationPeriods: 169 }, 'ValidationError'],
])('an alarm with %s', async (_what, more, answer) => {
  expect(await refusal(alarm(more))).toBe(answer);
});

test('100 children of a composite alarm', async () => {
  await each(101, (index) => alarm({ AlarmName: `child-${index}` }));
  const rule = (count: number) => Array.from({ length: count }, (_, index) => `ALARM("child-${index}")`).join(' OR ');
  expect(await refusal(aws.cloudWatch.putCompositeAlarm({ AlarmName: 'family', AlarmRule: rule(100) }))).toBe('taken');
  expect(await refusal(aws.cloudWatch.putCompositeAlarm({ AlarmName: 'family', AlarmRule: rule(101) }))).toBe(
    'ValidationError',
  );
});

test('5 targets a rule', async () => {
  await aws.events.putRule({ Name: 'rule', EventPattern: '{"source":["x"]}' });
  const put = (...ids: number[]) =>
    aws.events.putTargets({
      Rule: 'rule',
      Targets: ids.map((index) => ({ Id: `target-${index}`, Arn: topics(9)[index] })),
    });
  expect(await refusal(put(0, 1, 2, 3, 4))).toBe('taken');
  expect(await refusal(put(5))).toBe('LimitExceededException');
  expect(await refusal(put(4))).toBe('taken');
});

test('5 trails a Region', async () => {
  const create = (index: number) => aws.cloudTrail.createTrail({ Name: `trail-${index}`, S3BucketName: 'bucket' });
  await each(5, create);
  expect(await refusal(create(5))).toBe('MaximumNumberOfTrailsExceededException');
});

test('5 addresses a Region', async () => {
  const allocate = () => aws.ec2.allocateAddress({ Domain: 'vpc' });
  await each(5, allocate);
  expect(await refusal(allocate())).toBe('AddressLimitExceeded');
});

test('5 security groups an interface, 20 entries of a network ACL, of which the last is one', async () => {
  const VpcId = (await aws.ec2.createVpc({ CidrBlock: '10.8.0.0/24' })).Vpc?.VpcId;
  const SubnetId = (await aws.ec2.createSubnet({ VpcId, CidrBlock: '10.8.0.0/25' })).Subnet?.SubnetId;
  const Groups: string[] = [];
  await each(6, async (index) =>
    Groups.push(
      (await aws.ec2.createSecurityGroup({ VpcId, GroupName: `group-${index}`, Description: 'x' })).GroupId ?? '',
    ),
  );
  expect(await refusal(aws.ec2.createNetworkInterface({ SubnetId, Groups: Groups.slice(0, 5) }))).toBe('taken');
  expect(await refusal(aws.ec2.createNetworkInterface({ SubnetId, Groups }))).toBe(
    'SecurityGroupsPerInterfaceLimitExceeded',
  );
  const NetworkAclId = (await aws.ec2.createNetworkAcl({ VpcId })).NetworkAcl?.NetworkAclId;
  const entry = (RuleNumber: number, Egress = false) =>
    aws.ec2.createNetworkAclEntry({
      NetworkAclId,
      RuleNumber,
      Egress,
      Protocol: '6',
      RuleAction: 'allow',
      CidrBlock: '10.0.0.0/8',
      PortRange: { From: 443, To: 443 },
    });
  await each(19, (index) => entry(index + 1));
  expect(await refusal(entry(20))).toBe('NetworkAclEntryLimitExceeded');
  expect(await refusal(entry(20, true))).toBe('taken');
});

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
test('one attachment of a VPC to a transit gateway', async () => {
  const VpcId = (await aws.ec2.createVpc({ CidrBlock: '10.7.0.0/24' })).Vpc?.VpcId;
  const SubnetIds = [(await aws.ec2.createSubnet({ VpcId, CidrBlock: '10.7.0.0/25' })).Subnet?.SubnetId ?? ''];
  const attach = (TransitGatewayId = '') =>
    aws.ec2.createTransitGatewayVpcAttachment({ TransitGatewayId, VpcId, SubnetIds });
  // Prepared ones are there at once.
  const [first, second] = ['tgw-0123456789abcdef0', 'tgw-0123456789abcdef1'];
  await cloud.prepare({
    transitGateways: [first, second].map((transitGatewayId) => ({ account, region, transitGatewayId })),
  });
  await attach(first);
  expect(await refusal(attach(first))).toBe('DuplicateTransitGatewayAttachment');
  expect(await refusal(attach(second))).toBe('taken');
});

test('quotas that an account has are prepared, and never lowered', async () => {
  const there = '444444444444';
  const here = clientsFor(cloud.endpoint, region, administratorOf(cloud.endpoint, there));
  await cloud.prepare({
    quotas: [{ account: there, region, rulesPerGroup: 61, groupsPerInterface: 6, freeAddresses: 6 }],
  });
  await cloud.prepare({
    quotas: [{ account: there, region, rulesPerGroup: 60, groupsPerInterface: 5, freeAddresses: 1 }],
  });
  await each(6, () => here.ec2.allocateAddress({ Domain: 'vpc' }));
  expect(await refusal(here.ec2.allocateAddress({ Domain: 'vpc' }))).toBe('AddressLimitExceeded');
  const VpcId = (await here.ec2.createVpc({ CidrBlock: '10.8.0.0/24' })).Vpc?.VpcId;
  const SubnetId = (await here.ec2.createSubnet({ VpcId, CidrBlock: '10.8.0.0/25' })).Subnet?.SubnetId;
  const Groups: string[] = [];
  await each(7, async (index) =>
    Groups.push(
      (await here.ec2.createSecurityGroup({ VpcId, GroupName: `group-${index}`, Description: 'x' })).GroupId ?? '',
    ),
  );
  expect(await refusal(here.ec2.createNetworkInterface({ SubnetId, Groups: Groups.slice(0, 6) }))).toBe('taken');
  expect(await refusal(here.ec2.createNetworkInterface({ SubnetId, Groups }))).toBe(
    'SecurityGroupsPerInterfaceLimitExceeded',
  );
  const allow = (from: number, to: number) =>
    here.ec2.authorizeSecurityGroupIngress({
      GroupId: Groups[0],
      IpPermissions: [
        {
          IpProtocol: 'tcp',
          FromPort: 443,
          ToPort: 443,
          IpRanges: Array.from({ length: to - from }, (_, index) => ({ CidrIp: `10.${from + index}.0.0/16` })),
        },
      ],
    });
  expect(await refusal(allow(0, 61))).toBe('taken');
  expect(await refusal(allow(61, 62))).toBe('RulesPerSecurityGroupLimitExceeded');
});
