import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { type Account, promoterFor, type Template, nothingInService } from '@nss/deployment';
import {
  administratorOf,
  clearFaults,
  type EmbeddedCloud,
  iamSettled,
  plantFault,
  prepareFixtures,
  type ResourceFault,
  startEmbeddedCloud,
} from '@nss/embedded-aws';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CutOff } from './cut-off';
import { IMAGES, stackOf } from './small-system';

const region = 'ap-northeast-1';
const ROLE = 'execution';
const policy = (Statement: object) => JSON.stringify({ Version: '2012-10-17', Statement });
const trust = { Effect: 'Allow', Principal: { Service: 'cloudformation.amazonaws.com' }, Action: 'sts:AssumeRole' };
const everything = { Effect: 'Allow', Action: '*', Resource: '*' };

/** An account that may be given something to deploy. */
export type SmallAccount = Required<Account>;

/** Accounts of one cloud, each as empty as an account is when somebody begins. */
export class SmallAccounts {
  private readonly folder = mkdtempSync(join(tmpdir(), 'nss-interruptions-'));
  private last = 100_000_000_000;

  private constructor(private readonly cloud: EmbeddedCloud) {}

  static async begin(): Promise<SmallAccounts> {
    return new SmallAccounts(await startEmbeddedCloud());
  }

  /** One in which nothing is deployed, with a bucket of assets and a role that CloudFormation acts with. */
  async another(): Promise<SmallAccount> {
    const account = String((this.last += 1));
    const { endpoint } = this.cloud;
    const client = { endpoint, region, credentials: administratorOf(endpoint, account) };
    await prepareFixtures(endpoint, { images: IMAGES.map((imageId) => ({ account, region, imageId })) });
    await new IAMClient(client).send(
      new CreateRoleCommand({ RoleName: ROLE, AssumeRolePolicyDocument: policy(trust) }),
    );
    await new S3Client({ ...client, forcePathStyle: true }).send(
      new CreateBucketCommand({ Bucket: `assets-${account}` }),
    );
    const made = { account, region, client };
    await this.deny(made, []);
    return made;
  }

  /** Lets CloudFormation do everything but these actions: `sns:CreateTopic`. */
  async deny({ client }: SmallAccount, Action: readonly string[]): Promise<void> {
    const denied = Action.length > 0 ? [{ Effect: 'Deny', Action, Resource: '*' }] : [];
    await new IAMClient(client).send(
      new PutRolePolicyCommand({
        RoleName: ROLE,
        PolicyName: 'deploys',
        PolicyDocument: policy([everything, ...denied]),
      }),
    );
    await iamSettled(this.cloud.endpoint);
  }

  /** Lets CloudFormation meet faults there. */
  async plant({ account }: SmallAccount, ...faults: readonly Omit<ResourceFault, 'account'>[]): Promise<void> {
    for (const fault of faults) await plantFault(this.cloud.endpoint, { ...fault, account });
  }

  /** Takes them away. @returns how often they struck */
  clear({ account }: SmallAccount): Promise<number> {
    return clearFaults(this.cloud.endpoint, account);
  }

  /**
   * What a deployment does, from its preparation to its end.
   * @param say told what it says
   */
  async deploy(
    to: SmallAccount,
    template: Template,
    cut = new CutOff(),
    say: (line: string) => void = () => undefined,
  ): Promise<void> {
    const client = { ...to.client, requestHandler: cut.handler() };
    const { promoter } = promoterFor(
      { ...to, client },
      `arn:aws:iam::${to.account}:role/${ROLE}`,
      say,
      nothingInService,
    );
    const stack = stackOf(template, { folder: this.folder, bucket: `assets-${to.account}` });
    await promoter.execute(await promoter.prepare([stack], `approved-${Date.now()}`));
  }

  async end(): Promise<void> {
    await this.cloud.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Waits until CloudFormation changes nothing there any more. */
export async function idle({ client }: SmallAccount): Promise<void> {
  const cloudFormation = new CloudFormationClient(client);
  for (;;) {
    const { Stacks = [] } = await cloudFormation.send(new DescribeStacksCommand({}));
    if (!Stacks.some(({ StackStatus = '' }) => StackStatus.endsWith('_IN_PROGRESS'))) return;
    await sleep(50);
  }
}
