import { DescribeTrailsCommand, GetTrailStatusCommand } from '@aws-sdk/client-cloudtrail';
import { paginateDescribeLogGroups } from '@aws-sdk/client-cloudwatch-logs';
import { paginateDescribeFlowLogs } from '@aws-sdk/client-ec2';
import {
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketVersioningCommand,
  GetObjectLockConfigurationCommand,
  GetPublicAccessBlockCommand,
} from '@aws-sdk/client-s3';
import { objectLockOf } from '@nss/environment';
import { flowLogGroupName } from '@nss/observability';
import { everyItem } from '@nss/deployment';
import { type Deployed, named } from './deployed';
import { type Fact, facts } from './fact';
import { vpcIdOf } from './network';

/** The flow log, the log groups, the audit trail and the bucket it is kept in. */
export async function readRecords(deployed: Deployed): Promise<Fact[]> {
  return [...(await readFlowLog(deployed)), ...(await readLogGroups(deployed)), ...(await readTrail(deployed))];
}

async function readFlowLog(deployed: Deployed): Promise<Fact[]> {
  const {
    stacks,
    clients: { ec2 },
  } = deployed;
  const [format] = named(stacks, 'AWS::EC2::FlowLog', 'LogFormat');
  // Whoever runs an existing VPC may make its flow log instead, before or after this deployment.
  if (format === undefined) return [];
  const all = await everyItem(
    paginateDescribeFlowLogs({ client: ec2 }, { Filter: [{ Name: 'resource-id', Values: [await vpcIdOf(deployed)] }] }),
    (page) => page.FlowLogs,
  );
  // An existing VPC may have others beside it.
  const FlowLogs = all.filter(
    ({ LogGroupName }) => LogGroupName === flowLogGroupName(deployed.loaded.environment.purpose),
  );
  return facts(
    'records',
    'flow log',
    { traffic: 'ALL', seconds: 60, format, delivery: 'SUCCESS' },
    {
      traffic: FlowLogs[0]?.TrafficType,
      seconds: FlowLogs[0]?.MaxAggregationInterval,
      format: FlowLogs[0]?.LogFormat,
      // FAILED where the role is not trusted or may not write; nobody else would say so.
      delivery: FlowLogs[0]?.DeliverLogsStatus,
    },
  );
}

async function readLogGroups({ stacks, clients: { logs } }: Deployed): Promise<Fact[]> {
  const planned = stacks
    .flatMap(({ template }) => Object.values(template.Resources ?? {}))
    .filter(({ Type }) => Type === 'AWS::Logs::LogGroup');
  const read = await Promise.all(
    planned.map(async ({ Properties = {} }) => {
      const name = String(Properties['LogGroupName']);
      const logGroups = await everyItem(
        paginateDescribeLogGroups({ client: logs }, { logGroupNamePrefix: name }),
        (page) => page.logGroups,
      );
      const found = logGroups.find(({ logGroupName }) => logGroupName === name);
      return facts(
        'records',
        name,
        { 'retention days': Number(Properties['RetentionInDays']), encrypted: true },
        {
          'retention days': found?.retentionInDays,
          encrypted: Boolean(found?.kmsKeyId),
        },
      );
    }),
  );
  return read.flat();
}

async function readTrail({ loaded: { environment }, stacks, clients: { cloudTrail, s3 } }: Deployed): Promise<Fact[]> {
  const [name] = named(stacks, 'AWS::CloudTrail::Trail', 'TrailName');
  if (!name) return [];
  const { trailList = [] } = await cloudTrail.send(new DescribeTrailsCommand({ trailNameList: [name] }));
  const trail = trailList[0];
  const status = await cloudTrail.send(new GetTrailStatusCommand({ Name: name })).catch(() => undefined);
  const Bucket = trail?.S3BucketName ?? 'missing';
  const { audit } = environment;
  const [versioning, encryption, lifecycle, access, lock] = await Promise.all([
    s3.send(new GetBucketVersioningCommand({ Bucket })).catch(() => undefined),
    s3.send(new GetBucketEncryptionCommand({ Bucket })).catch(() => undefined),
    s3.send(new GetBucketLifecycleConfigurationCommand({ Bucket })).catch(() => undefined),
    s3.send(new GetPublicAccessBlockCommand({ Bucket })).catch(() => undefined),
    s3.send(new GetObjectLockConfigurationCommand({ Bucket })).catch(() => undefined),
  ]);
  return [
    ...facts(
      'records',
      name,
      { logging: true, 'every region': true, validated: true, encrypted: true, 'to CloudWatch Logs': true },
      {
        logging: status?.IsLogging,
        'every region': trail?.IsMultiRegionTrail,
        validated: trail?.LogFileValidationEnabled,
        encrypted: Boolean(trail?.KmsKeyId),
        'to CloudWatch Logs': Boolean(trail?.CloudWatchLogsLogGroupArn),
      },
    ),
    ...facts(
      'records',
      'audit bucket',
      {
        versioned: 'Enabled',
        encryption: 'aws:kms',
        'kept for days': audit.retentionDays,
        'public access blocked': true,
        'object lock': objectLockOf(environment),
      },
      {
        versioned: versioning?.Status,
        encryption:
          encryption?.ServerSideEncryptionConfiguration?.Rules?.[0]?.ApplyServerSideEncryptionByDefault?.SSEAlgorithm,
        'kept for days': lifecycle?.Rules?.flatMap((rule) => rule.Expiration?.Days ?? [])[0],
        'object lock': lock?.ObjectLockConfiguration?.Rule?.DefaultRetention?.Mode?.toLowerCase() ?? 'none',
        'public access blocked': Object.values(access?.PublicAccessBlockConfiguration ?? { none: false }).every(
          Boolean,
        ),
      },
    ),
  ];
}
