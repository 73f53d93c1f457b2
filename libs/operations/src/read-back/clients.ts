import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudTrailClient } from '@aws-sdk/client-cloudtrail';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { DirectConnectClient } from '@aws-sdk/client-direct-connect';
import { EC2Client } from '@aws-sdk/client-ec2';
import { IAMClient } from '@aws-sdk/client-iam';
import { S3Client } from '@aws-sdk/client-s3';
import { SNSClient } from '@aws-sdk/client-sns';
import { SSMClient } from '@aws-sdk/client-ssm';
import { type Account } from '@nss/deployment';

/** The clients a read-back asks, all for one account and region. */
export interface Clients {
  readonly cloudFormation: CloudFormationClient;
  readonly cloudTrail: CloudTrailClient;
  readonly cloudWatch: CloudWatchClient;
  readonly directConnect: DirectConnectClient;
  readonly ec2: EC2Client;
  readonly iam: IAMClient;
  readonly logs: CloudWatchLogsClient;
  readonly s3: S3Client;
  readonly sns: SNSClient;
  readonly ssm: SSMClient;
}

/** Clients that act as the account says. */
export function clientsFor({ client, region }: Account): Clients {
  const configuration = client ?? { region };
  return {
    cloudFormation: new CloudFormationClient(configuration),
    cloudTrail: new CloudTrailClient(configuration),
    cloudWatch: new CloudWatchClient(configuration),
    directConnect: new DirectConnectClient(configuration),
    ec2: new EC2Client(configuration),
    iam: new IAMClient(configuration),
    logs: new CloudWatchLogsClient(configuration),
    // On loopback a bucket cannot be part of the host's name.
    s3: new S3Client({ ...configuration, forcePathStyle: client !== undefined }),
    sns: new SNSClient(configuration),
    ssm: new SSMClient(configuration),
  };
}
