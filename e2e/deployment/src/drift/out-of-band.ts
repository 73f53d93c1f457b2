import { Budgets } from '@aws-sdk/client-budgets';
import { CloudTrail } from '@aws-sdk/client-cloudtrail';
import { CloudWatch } from '@aws-sdk/client-cloudwatch';
import { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs';
import { DirectConnect } from '@aws-sdk/client-direct-connect';
import { EC2 } from '@aws-sdk/client-ec2';
import { EventBridge } from '@aws-sdk/client-eventbridge';
import { IAM } from '@aws-sdk/client-iam';
import { KMS } from '@aws-sdk/client-kms';
import { S3 } from '@aws-sdk/client-s3';
import { SNS } from '@aws-sdk/client-sns';
import { SSM } from '@aws-sdk/client-ssm';
import { type AccountResource, type AccountState, type Difference } from '@nss/account-state';
import { type Account } from '@nss/deployment';

/** By what a change that somebody made by hand is seen. */
export interface Seen {
  readonly kind: Difference['kind'];
  /** `AWS::EC2::Route` */
  readonly type: string;
  /** Part of the physical id. */
  readonly id: string;
  /** @default - all of it */
  readonly property?: string;
  /** Part of what was planned or is found, where one property holds several things. */
  readonly has?: string;
}

/** A change that somebody makes by hand, past every file and every approval. */
export interface OutOfBand {
  /** The call that makes it, as policies name it. */
  readonly api: string;
  readonly change: () => Promise<unknown>;
  /** The call that takes it back; what cannot be had back has none. */
  readonly undo?: () => Promise<unknown>;
  readonly seen: Seen;
}

/** An account in which an environment is deployed, and somebody with every right. */
export class ByHand {
  readonly budgets: Budgets;
  readonly cloudTrail: CloudTrail;
  readonly cloudWatch: CloudWatch;
  readonly directConnect: DirectConnect;
  readonly ec2: EC2;
  readonly events: EventBridge;
  readonly iam: IAM;
  readonly kms: KMS;
  readonly logs: CloudWatchLogs;
  readonly s3: S3;
  readonly sns: SNS;
  readonly ssm: SSM;
  readonly account: string;
  readonly region: string;

  constructor(
    administrator: Account,
    private readonly state: AccountState,
  ) {
    const configuration = administrator.client ?? {};
    this.budgets = new Budgets(configuration);
    this.cloudTrail = new CloudTrail(configuration);
    this.cloudWatch = new CloudWatch(configuration);
    this.directConnect = new DirectConnect(configuration);
    this.ec2 = new EC2(configuration);
    this.events = new EventBridge(configuration);
    this.iam = new IAM(configuration);
    this.kms = new KMS(configuration);
    this.logs = new CloudWatchLogs(configuration);
    this.s3 = new S3({ ...configuration, forcePathStyle: true });
    this.sns = new SNS(configuration);
    this.ssm = new SSM(configuration);
    this.account = administrator.account;
    this.region = administrator.region;
  }

  /** What was deployed of a type, by id. */
  all(type: string): AccountResource[] {
    return Object.values(this.state).filter((each) => each.Type === type && !each.Origin && !this.isMain(each));
  }

  /** The first whose name, or anything else about it, is so. */
  one(type: string, about = ''): AccountResource {
    const found = this.all(type).find((each) => JSON.stringify(each).includes(about));
    if (!found) throw new Error(`no ${type} with ${about}`);
    return found;
  }

  private isMain({ Attributes }: AccountResource): boolean {
    return Attributes?.['IsMain'] === 'true';
  }
}

/** A property of something that was read, as the call that sets it takes it. */
export function set<T = string>(resource: AccountResource, property: string): T {
  return resource.Properties[property] as T;
}
