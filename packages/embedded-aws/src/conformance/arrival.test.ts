import { gunzipSync } from 'node:zlib';
import { passTraffic } from '../traffic';
import { passTime } from '../virtual-time';
import { type EmbeddedCloud, startEmbeddedCloud } from '../start';
import { administratorOf } from '../keys';
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
afterAll(() => cloud.stop());

const pass = (seconds: number) => passTime(cloud.endpoint, seconds);

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_LogStream.html: lastIngestionTime "typically updates in less than an hour" */
test('what a log stream says of its last event lags behind the events', async () => {
  const [logGroupName, logStreamName, timestamp] = ['lagging', 'machine', Date.now()];
  await aws.logs.createLogGroup({ logGroupName });
  await aws.logs.createLogStream({ logGroupName, logStreamName });
  await aws.logs.putLogEvents({ logGroupName, logStreamName, logEvents: [{ timestamp, message: 'first' }] });
  expect((await aws.logs.filterLogEvents({ logGroupName })).events?.map(({ message }) => message)).toEqual(['first']);
  const told = async () => {
    const [stream] = (await aws.logs.describeLogStreams({ logGroupName })).logStreams ?? [];
    return [stream?.lastEventTimestamp, stream?.lastIngestionTime !== undefined];
  };
  await pass(1800);
  expect(await told()).toEqual([undefined, false]);
  await aws.logs.putLogEvents({
    logGroupName,
    logStreamName,
    logEvents: [{ timestamp: timestamp + 1, message: 'second' }],
  });
  await pass(1790);
  expect(await told()).toEqual([timestamp, true]);
  await pass(1800);
  expect(await told()).toEqual([timestamp + 1, true]);
});

/** For flow logs of the account alone: https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html */
const trust = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Service: 'vpc-flow-logs.amazonaws.com' },
      Action: 'sts:AssumeRole',
      Condition: {
        StringEquals: { 'aws:SourceAccount': account },
        ArnLike: { 'aws:SourceArn': `arn:aws:ec2:${region}:${account}:vpc-flow-log/*` },
      },
    },
  ],
};
const write = {
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Action: ['logs:CreateLogStream', 'logs:PutLogEvents', 'logs:Describe*'], Resource: '*' },
  ],
};
const format = [
  'interface-id',
  'srcaddr',
  'dstaddr',
  'dstport',
  'packets',
  'bytes',
  'action',
  'flow-direction',
  'traffic-path',
];

/** A VPC with an interface and a flow log of its own. */
function network(name: string, log: object, policy: object = write): Record<string, stacks.TemplateResource> {
  return {
    Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
    Subnet: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: { Ref: 'Vpc' }, CidrBlock: '10.0.0.0/24' } },
    Interface: {
      Type: 'AWS::EC2::NetworkInterface',
      Properties: { SubnetId: { Ref: 'Subnet' }, PrivateIpAddress: '10.0.0.10' },
    },
    Group: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: name } },
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: { AssumeRolePolicyDocument: trust, Policies: [{ PolicyName: 'write', PolicyDocument: policy }] },
    },
    FlowLog: {
      Type: 'AWS::EC2::FlowLog',
      Properties: {
        ResourceType: 'VPC',
        ResourceId: { Ref: 'Vpc' },
        TrafficType: 'ALL',
        LogFormat: format.map((field) => `\${${field}}`).join(' '),
        ...log,
      },
    },
  };
}
const toGroup = (name: string, MaxAggregationInterval: number) => ({
  LogGroupName: name,
  MaxAggregationInterval,
  DeliverLogsPermissionArn: { 'Fn::GetAtt': ['Role', 'Arn'] },
});

async function deployed(name: string, log: object, policy?: object): Promise<stacks.Ids> {
  expect(await stacks.create(aws, name, network(name, log, policy))).toBe('CREATE_COMPLETE');
  return stacks.physicalIds(aws, name);
}

/** The begin of the interval that has just begun, so that everything below falls into one. */
const begin = (seconds: number) => Math.floor(Date.now() / 1000 / seconds) * seconds;
const packet = (interfaceId: string | undefined, at: number, more: object = {}) => ({
  account,
  region,
  interfaceId: interfaceId ?? '',
  srcaddr: '10.0.0.10',
  dstaddr: '198.51.100.7',
  dstport: 6514,
  bytes: 500,
  at,
  ...more,
});

/**
 * https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-basics.html#flow-logs-aggregation-interval: "the flow log service typically delivers logs to CloudWatch
 * Logs in about 5 minutes and to Amazon S3 in about 10 minutes"
 */
describe('records of a flow log', () => {
  test.each([60, 600])(
    'arrive in CloudWatch Logs about five minutes after an interval of %i s, one for each flow',
    async (interval) => {
      const name = `flow-${interval}`;
      const { Interface } = await deployed(name, toGroup(name, interval));
      const at = begin(interval);
      const records = async () =>
        (await aws.logs.filterLogEvents({ logGroupName: name })).events?.map(({ message }) => message);
      const elapsed = Date.now() / 1000 - at;
      await passTraffic(cloud.endpoint, [
        packet(Interface, at),
        packet(Interface, at + 1),
        packet(Interface, at + 2, { dstport: 22, action: 'REJECT' }),
        packet(Interface, at + 3, { srcaddr: '198.51.100.7', dstaddr: '10.0.0.10', dstport: 443 }),
      ]);
      await pass(interval - elapsed + 270);
      expect(await records()).toEqual([]);
      await pass(60);
      expect(await records()).toEqual([
        `${Interface} 10.0.0.10 198.51.100.7 6514 2 1000 ACCEPT egress -`,
        `${Interface} 10.0.0.10 198.51.100.7 22 1 500 REJECT egress -`,
        `${Interface} 198.51.100.7 10.0.0.10 443 1 500 ACCEPT ingress -`,
      ]);
      expect(
        (await aws.logs.describeLogStreams({ logGroupName: name })).logStreams?.map(
          ({ logStreamName }) => logStreamName,
        ),
      ).toEqual([`${Interface}-all`]);
    },
  );

  test('arrive in a bucket about ten minutes after their interval', async () => {
    await aws.s3.createBucket({ Bucket: 'flow-records', CreateBucketConfiguration: { LocationConstraint: region } });
    const { Interface } = await deployed('flow-s3', {
      LogDestinationType: 's3',
      LogDestination: 'arn:aws:s3:::flow-records/nss',
      MaxAggregationInterval: 60,
      TrafficType: 'REJECT',
    });
    const at = begin(60);
    const elapsed = Date.now() / 1000 - at;
    await passTraffic(cloud.endpoint, [packet(Interface, at), packet(Interface, at, { action: 'REJECT' })]);
    const objects = async () =>
      ((await aws.s3.listObjectsV2({ Bucket: 'flow-records' })).Contents ?? []).map(({ Key = '' }) => Key);
    await pass(60 - elapsed + 570);
    expect(await objects()).toEqual([]);
    await pass(60);
    const [Key = '', ...others] = await objects();
    expect([Key, others]).toEqual([
      expect.stringMatching(
        new RegExp(
          `^nss/AWSLogs/${account}/vpcflowlogs/${region}/\\d{4}/\\d\\d/\\d\\d/${account}_vpcflowlogs_${region}_fl-\\w+_\\d{8}T\\d{4}Z_\\w+\\.log\\.gz$`,
        ),
      ),
      [],
    ]);
    const body = await (await aws.s3.getObject({ Bucket: 'flow-records', Key })).Body?.transformToByteArray();
    expect(gunzipSync(body!).toString().trim().split('\n')).toEqual([
      format.join(' '),
      `${Interface} 10.0.0.10 198.51.100.7 6514 1 500 REJECT egress -`,
    ]);
  });

  test('do not arrive where the role may not write, and the flow log says so', async () => {
    const { Interface, FlowLog } = await deployed('flow-denied', toGroup('flow-denied', 60), {
      ...write,
      Statement: [{ ...write.Statement[0], Action: 'logs:Describe*' }],
    });
    await passTraffic(cloud.endpoint, [packet(Interface, begin(60))]);
    await pass(600);
    expect((await aws.logs.filterLogEvents({ logGroupName: 'flow-denied' })).events).toEqual([]);
    expect((await aws.ec2.describeFlowLogs({ FlowLogIds: [FlowLog!] })).FlowLogs?.[0]).toMatchObject({
      DeliverLogsStatus: 'FAILED',
      DeliverLogsErrorMessage: 'Access error',
    });
  });

  test('are of interfaces that are there', async () => {
    await expect(passTraffic(cloud.endpoint, [packet('eni-0', begin(60))])).rejects.toThrow(
      /there is no network interface eni-0/,
    );
  });
});
