import { Budgets } from '@aws-sdk/client-budgets';
import { CloudFormation } from '@aws-sdk/client-cloudformation';
import { CloudTrail } from '@aws-sdk/client-cloudtrail';
import { CloudWatch } from '@aws-sdk/client-cloudwatch';
import { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs';
import { DirectConnect } from '@aws-sdk/client-direct-connect';
import { EC2 } from '@aws-sdk/client-ec2';
import { EventBridge } from '@aws-sdk/client-eventbridge';
import { IAM } from '@aws-sdk/client-iam';
import { KMS } from '@aws-sdk/client-kms';
import { S3 } from '@aws-sdk/client-s3';
import { SecretsManager } from '@aws-sdk/client-secrets-manager';
import { SNS } from '@aws-sdk/client-sns';
import { SSM } from '@aws-sdk/client-ssm';
import { STS } from '@aws-sdk/client-sts';
import { iamSettled } from '../virtual-time';

/** Keys of a caller: an account's administrator, or an assumed role's session. */
export interface Credentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
}

/** Every service's client, as one caller in one region; each is made when it is first used. */
export function clientsFor(endpoint: string, region: string, credentials: Credentials) {
  // BUCKET.localhost is not a name every machine knows: S3 is asked by path.
  const options = { endpoint, region, credentials, maxAttempts: 1, forcePathStyle: true };
  const made = new Map<string, unknown>();
  const once = <T>(name: string, make: () => T): T => {
    if (!made.has(name)) made.set(name, make());
    return made.get(name) as T;
  };
  return {
    get budgets() {
      return once('budgets', () => new Budgets(options));
    },
    get cloudFormation() {
      return once('cloudFormation', () => new CloudFormation(options));
    },
    get cloudTrail() {
      return once('cloudTrail', () => new CloudTrail(options));
    },
    get cloudWatch() {
      return once('cloudWatch', () => new CloudWatch(options));
    },
    get directConnect() {
      return once('directConnect', () => new DirectConnect(options));
    },
    get ec2() {
      return once('ec2', () => new EC2(options));
    },
    get events() {
      return once('events', () => new EventBridge(options));
    },
    get iam() {
      return once('iam', () => new IAM(options));
    },
    get kms() {
      return once('kms', () => new KMS(options));
    },
    get logs() {
      return once('logs', () => new CloudWatchLogs(options));
    },
    get s3() {
      return once('s3', () => new S3(options));
    },
    get secrets() {
      return once('secrets', () => new SecretsManager(options));
    },
    get sns() {
      return once('sns', () => new SNS(options));
    },
    get ssm() {
      return once('ssm', () => new SSM(options));
    },
  };
}

/** See {@link clientsFor}. */
export type Clients = ReturnType<typeof clientsFor>;

/** Every service's client, as an assumed role, once everybody sees the role. @param credentials of whoever assumes it */
export async function clientsOfRole(
  endpoint: string,
  region: string,
  credentials: Credentials,
  RoleArn: string,
): Promise<Clients> {
  await iamSettled(endpoint);
  const { Credentials: session } = await new STS({ endpoint, region, credentials, maxAttempts: 1 }).assumeRole({
    RoleArn,
    RoleSessionName: 'test',
  });
  return clientsFor(endpoint, region, {
    accessKeyId: session!.AccessKeyId!,
    secretAccessKey: session!.SecretAccessKey!,
    sessionToken: session!.SessionToken!,
  });
}
