import { BudgetsClient } from '@aws-sdk/client-budgets';
import { CloudTrailClient } from '@aws-sdk/client-cloudtrail';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { DirectConnectClient } from '@aws-sdk/client-direct-connect';
import { EC2Client } from '@aws-sdk/client-ec2';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { IAMClient } from '@aws-sdk/client-iam';
import { KMSClient } from '@aws-sdk/client-kms';
import { S3Client } from '@aws-sdk/client-s3';
import { SNSClient } from '@aws-sdk/client-sns';
import { SSMClient } from '@aws-sdk/client-ssm';
import { type Account } from '@nss/deployment';

/** The clients an account is read with, all for one region. */
export interface AccountClients {
  readonly budgets: BudgetsClient;
  readonly cloudTrail: CloudTrailClient;
  readonly cloudWatch: CloudWatchClient;
  readonly directConnect: DirectConnectClient;
  readonly ec2: EC2Client;
  readonly events: EventBridgeClient;
  readonly iam: IAMClient;
  readonly kms: KMSClient;
  readonly logs: CloudWatchLogsClient;
  readonly s3: S3Client;
  readonly sns: SNSClient;
  readonly ssm: SSMClient;
}

/**
 * Clients that act as the account says. A whole account is some hundreds of calls: where AWS throttles them they wait, and
 * slow down together. https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
 */
export function accountClients({ client, region }: Account): AccountClients {
  const configuration = { ...(client ?? { region }), retryMode: 'adaptive', maxAttempts: 8 };
  return {
    budgets: new BudgetsClient(configuration),
    cloudTrail: new CloudTrailClient(configuration),
    cloudWatch: new CloudWatchClient(configuration),
    directConnect: new DirectConnectClient(configuration),
    ec2: new EC2Client(configuration),
    events: new EventBridgeClient(configuration),
    iam: new IAMClient(configuration),
    kms: new KMSClient(configuration),
    logs: new CloudWatchLogsClient(configuration),
    // On loopback a bucket cannot be part of the host's name.
    s3: new S3Client({ ...configuration, forcePathStyle: client !== undefined }),
    sns: new SNSClient(configuration),
    ssm: new SSMClient(configuration),
  };
}
