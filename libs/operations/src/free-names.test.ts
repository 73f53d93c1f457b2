import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { S3Client } from '@aws-sdk/client-s3';
import { type Promotion, type ResourceChange } from '@nss/deployment';
import { requireFreeNames } from './free-names';

const change = (logicalId: string, type: string, action: ResourceChange['action']): ResourceChange => ({
  stackName: 'nss-dev-system',
  action,
  type,
  logicalId,
  path: `Audit/${logicalId}`,
  replacement: 'False',
});
const promoting = (action: ResourceChange['action']): Promotion => ({
  changeSetName: 'approve-1-1',
  stacks: [
    {
      stack: {
        id: 'dev/system',
        stackName: 'nss-dev-system',
        template: {
          Resources: {
            Logs: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: 'nss-dev-a' } },
            Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'nss-dev-b' } },
            Unnamed: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: { Ref: 'AWS::StackName' } } },
            Topic: { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'nss-dev-t' } },
          },
        },
        templateAsset: { file: 'f', bucket: 'b', key: 'k' },
      },
      changes: [
        change('Logs', 'AWS::Logs::LogGroup', action),
        change('Bucket', 'AWS::S3::Bucket', action),
        change('Unnamed', 'AWS::Logs::LogGroup', action),
        change('Topic', 'AWS::SNS::Topic', action),
      ],
      unprotected: [],
      state: 'prepared',
      standsAt: '',
    },
  ],
});

/** An account with log groups, and a bucket that answers HeadBucket with a status. */
function account(logGroups: readonly string[], bucketStatus: number, deployed: Readonly<Record<string, string>> = {}) {
  const logs = Object.assign(new CloudWatchLogsClient({}), {
    send: async ({ input }: { input: { logGroupNamePrefix: string } }) => ({
      logGroups: logGroups
        .filter((name) => name.startsWith(input.logGroupNamePrefix))
        .map((logGroupName) => ({
          logGroupName,
          arn: `arn:aws:logs:eu-west-1:111111111111:log-group:${logGroupName}:*`,
        })),
    }),
  }) as CloudWatchLogsClient;
  const s3 = Object.assign(new S3Client({}), {
    send: async () => {
      if (bucketStatus === 200) return {};
      throw Object.assign(new Error('UnknownError'), { name: 'Unknown', $metadata: { httpStatusCode: bucketStatus } });
    },
  }) as S3Client;
  return { reader: { physicalIds: async () => new Map(Object.entries(deployed)) }, clients: { logs, s3 } };
}

test.each([
  [['nss-dev-a'], 404, /Audit\/Logs needs the log group nss-dev-a[^]*delete-log-group --log-group-name nss-dev-a/],
  [['nss-dev-a-longer', 'nss-dev-a'], 404, /the log group nss-dev-a, which is there already \(arn:aws:logs:/],
  [[], 200, /Audit\/Bucket needs the bucket nss-dev-b[^]*of this account/],
  // https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadBucket.html: "If the bucket doesn't exist or you don't have permission …
  // 400, 403, or 404"; names are shared by all accounts of a partition
  [[], 403, /of another account/],
  [[], 301, /in another region/],
])('log groups %j, bucket %s: refused, with who has the name and the way out', async (groups, status, message) => {
  await expect(requireFreeNames(promoting('Add'), account(groups, status))).rejects.toThrow(message);
});

test('names that nobody has, longer ones, those of the stack itself, and what only changes are in nobody’s way', async () => {
  await expect(requireFreeNames(promoting('Add'), account(['nss-dev-a-longer'], 404))).resolves.toBeUndefined();
  const own = { Logs: 'nss-dev-a', Bucket: 'nss-dev-b' };
  await expect(requireFreeNames(promoting('Add'), account(['nss-dev-a'], 200, own))).resolves.toBeUndefined();
  await expect(requireFreeNames(promoting('Modify'), account(['nss-dev-a'], 200))).resolves.toBeUndefined();
});

test('an answer that says nothing of the name is an error, and no name', async () => {
  await expect(requireFreeNames(promoting('Add'), account([], 500))).rejects.toThrow('nss-dev-b: Unknown');
});
