import { PythonWorker } from '@nss/ssm-automation/ports';
import { administratorOf, type EmbeddedCloud, iamSettled, passTime } from '@nss/embedded-aws';

/** Where every document of a corpus is run. */
const REGION = 'eu-central-1';

/** An image that every account may start instances from. */
export const IMAGE = 'ami-0123456789abcdef0';

/** Longer than any change of state takes, in seconds of the cloud's time. */
const SETTLED_SECONDS = 3600;

/** One account of the cloud, where nobody has been before. */
export interface Account {
  readonly id: string;
  /** ARN of a role that Systems Manager may take and that may do everything. */
  readonly roleArn: string;
  /**
   * Calls an API as the account's administrator.
   * @throws Error (the promise rejects) with AWS's name for it
   */
  call(service: string, api: string, parameters: object): Promise<unknown>;
  /** Lets pass whatever time the changes take that are under way. */
  settle(): Promise<void>;
}

/** Opens accounts of a cloud, one after the other. */
export class Accounts {
  private opened = 0;
  private readonly worker = new PythonWorker('automation_worker.calls');

  constructor(private readonly cloud: EmbeddedCloud) {}

  /** A new account with its role. */
  async open(): Promise<Account> {
    this.opened += 1;
    const id = String(300000000000 + this.opened);
    const call = (service: string, api: string, parameters: object) =>
      this.worker.ask({
        service,
        api,
        parameters,
        region: REGION,
        endpoint: this.cloud.endpoint,
        credentials: administratorOf(this.cloud.endpoint, id),
      });
    await this.cloud.prepare({ images: [{ account: id, region: REGION, imageId: IMAGE }] });
    const trust = {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Service: ['ssm.amazonaws.com', 'lambda.amazonaws.com'] },
          Action: 'sts:AssumeRole',
        },
      ],
    };
    await call('iam', 'CreateRole', { RoleName: 'corpus', AssumeRolePolicyDocument: JSON.stringify(trust) });
    const everything = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };
    await call('iam', 'PutRolePolicy', {
      RoleName: 'corpus',
      PolicyName: 'everything',
      PolicyDocument: JSON.stringify(everything),
    });
    await iamSettled(this.cloud.endpoint);
    return {
      id,
      roleArn: `arn:aws:iam::${id}:role/corpus`,
      call,
      settle: () => passTime(this.cloud.endpoint, SETTLED_SECONDS),
    };
  }

  /** Ends the process that makes the calls. */
  async stop(): Promise<void> {
    await this.worker.stop();
  }
}
