import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type CloudFormationClient,
  CreateChangeSetCommand,
  type CreateChangeSetCommandInput,
  DeleteChangeSetCommand,
  DeleteStackCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { type AssemblyStack } from './assembly';
import { type AskedChangeSet, changeSetExists, madeChangeSet } from './made-change-set';
import { firstToDo, stackState } from './recovery/stack-states';

/** What a {@link ChangeSetMaker} is made from. */
export interface ChangeSetMakerProps {
  readonly cloudFormation: CloudFormationClient;
  readonly s3: S3Client;
  /** The role CloudFormation acts with. */
  readonly executionRoleArn: string;
  /** Between two looks at CloudFormation. */
  readonly pollMilliseconds: number;
}

/**
 * Makes and throws away change sets. The CDK's own preparation also changes the protection of stacks, for which a job
 * that only prepares would need a right that undoes the protection.
 */
export class ChangeSetMaker {
  constructor(private readonly props: ChangeSetMakerProps) {}

  /**
   * Makes a change set with the role that CloudFormation is to act with.
   * @param body the template. @default - the assembly's
   * @returns whether there is something to change
   * @throws Error with CloudFormation's reason when it cannot be made
   */
  async make(
    stack: AssemblyStack,
    changeSetName: string,
    body: string = readFileSync(stack.templateAsset.file, 'utf8'),
  ): Promise<boolean> {
    const { stackName: StackName } = stack;
    let status = await this.status(StackName);
    // A failed creation leaves a stack with nothing in it, which CloudFormation neither updates nor creates.
    if (status === 'ROLLBACK_COMPLETE') {
      await this.deleteEmpty(StackName);
      status = undefined;
    }
    const state = stackState(status);
    const first = firstToDo(state);
    if (first !== '') throw new Error(`${StackName} is in ${status}: ${state.meaning}${first}`);
    const hasChanges = await this.request({
      StackName,
      ChangeSetName: changeSetName,
      TemplateURL: await this.publish(stack, changeSetName, body),
      RoleARN: this.props.executionRoleArn,
      ChangeSetType: status === undefined || status === 'REVIEW_IN_PROGRESS' ? 'CREATE' : 'UPDATE',
    });
    if (!hasChanges) await this.discard(StackName, changeSetName);
    return hasChanges;
  }

  /**
   * Lays a template where CloudFormation reads it from.
   * @param folder below which it lies: the change set's name, so that no job overwrites what another one hands over
   * @returns its URL
   */
  async publish({ templateAsset: { bucket, key } }: AssemblyStack, folder: string, body: string): Promise<string> {
    const { s3 } = this.props;
    const region = await s3.config.region();
    await s3.send(
      new PutObjectCommand({ Bucket: bucket, Key: `${folder}/${key}`, Body: body, ContentType: 'application/json' }),
    );
    return `https://s3.${region}.${region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com'}/${bucket}/${folder}/${key}`;
  }

  /**
   * Makes a change set of an existing stack from a template that lies there already. CloudFormation acts with the role that the
   * stack was last changed with, so that whoever asks passes none.
   * @returns whether there is something to change
   * @throws Error with CloudFormation's reason when it cannot be made
   */
  makeFrom(templateUrl: string, stackName: string, changeSetName: string): Promise<boolean> {
    return this.request({
      StackName: stackName,
      ChangeSetName: changeSetName,
      TemplateURL: templateUrl,
      ChangeSetType: 'UPDATE',
    });
  }

  private async request(
    request: Omit<CreateChangeSetCommandInput, keyof AskedChangeSet> & AskedChangeSet,
  ): Promise<boolean> {
    const { cloudFormation, pollMilliseconds } = this.props;
    await cloudFormation.send(new CreateChangeSetCommand({ ...request, Capabilities: ['CAPABILITY_NAMED_IAM'] }));
    return (await madeChangeSet(cloudFormation, request, pollMilliseconds)) !== undefined;
  }

  /** Throws a change set away, and the empty stack that was made for it. */
  async discard(StackName: string, ChangeSetName: string): Promise<void> {
    await this.props.cloudFormation.send(new DeleteChangeSetCommand({ StackName, ChangeSetName }));
    if ((await this.status(StackName)) === 'REVIEW_IN_PROGRESS') await this.deleteEmpty(StackName);
  }

  /** Throws away those change sets of a stack that there are. */
  async discardMade(StackName: string, names: readonly string[]): Promise<void> {
    for (const ChangeSetName of names)
      if (await changeSetExists(this.props.cloudFormation, { StackName, ChangeSetName }))
        await this.discard(StackName, ChangeSetName);
  }

  private async status(StackName: string): Promise<string | undefined> {
    const { Stacks } = await this.props.cloudFormation
      .send(new DescribeStacksCommand({ StackName }))
      .catch((error: Error) => {
        if (error.name === 'ValidationError' && /does not exist/.test(error.message)) return { Stacks: [] };
        throw error;
      });
    return Stacks?.[0]?.StackStatus;
  }

  private async deleteEmpty(StackName: string): Promise<void> {
    await this.props.cloudFormation.send(new DeleteStackCommand({ StackName }));
    for (
      let status = await this.status(StackName);
      status !== undefined && status !== 'DELETE_COMPLETE';
      status = await this.status(StackName)
    ) {
      if (status === 'DELETE_FAILED')
        throw new Error(`${StackName}: what a failed creation left cannot be deleted; see its events`);
      await sleep(this.props.pollMilliseconds);
    }
  }
}
