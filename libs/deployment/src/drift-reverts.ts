import {
  type CloudFormationClient,
  CreateChangeSetCommand,
  DeleteChangeSetCommand,
  paginateDescribeChangeSet,
  type ResourceChange,
} from '@aws-sdk/client-cloudformation';
import { ChangeSetExecution } from './change-set-execution';
import { madeChangeSet } from './made-change-set';
import { StackReader } from './stack-reader';
import { type Progress } from './toolkit';

/** What reverting drift would do to one resource of a stack. */
export interface DriftRevert {
  readonly stackName: string;
  readonly logicalId: string;
  readonly type: string;
  readonly action: 'Add' | 'Modify' | 'Remove';
  /** Names of the properties that are put back; none of what is created again. */
  readonly properties: readonly string[];
  readonly isReplaced: boolean;
}

/** A change set that brings a stack back to its template. */
export interface PreparedRevert {
  readonly stackName: string;
  readonly changeSetArn: string;
  readonly changes: readonly DriftRevert[];
  /** What the stack stood at: after another deployment the change set is stale. */
  readonly standsAt: string;
}

/** What {@link DriftReverts} are made from. */
export interface DriftRevertsProps {
  readonly cloudFormation: CloudFormationClient;
  /** Between two looks at CloudFormation. */
  readonly pollMilliseconds: number;
  readonly progress: Progress;
}

/**
 * Change sets that compare what exists with the template a stack was deployed with, bring back what that sets, and create again
 * what is gone. What no template sets, types that CloudFormation cannot read, and tags that were added stay as they are.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/drift-aware-change-sets.html
 */
export class DriftReverts {
  private readonly reader: StackReader;

  constructor(private readonly props: DriftRevertsProps) {
    this.reader = new StackReader(props.cloudFormation);
  }

  /**
   * Makes the change set of a stack with the template that is deployed; nothing is changed by it.
   * @param roleArn CloudFormation acts with it. @default - as it did last time
   * @returns undefined where CloudFormation finds nothing to revert
   * @throws Error with CloudFormation's reason when it cannot be made
   */
  async prepare(StackName: string, ChangeSetName: string, roleArn?: string): Promise<PreparedRevert | undefined> {
    const { cloudFormation, pollMilliseconds } = this.props;
    const standsAt = await this.reader.standsAt(StackName);
    const { Parameters = [] } = (await this.reader.described(StackName)) ?? {};
    await cloudFormation.send(
      new CreateChangeSetCommand({
        StackName,
        ChangeSetName,
        ChangeSetType: 'UPDATE',
        UsePreviousTemplate: true,
        Parameters: Parameters.map(({ ParameterKey }) => ({ ParameterKey, UsePreviousValue: true })),
        Capabilities: ['CAPABILITY_NAMED_IAM'],
        DeploymentMode: 'REVERT_DRIFT',
        RoleARN: roleArn,
      }),
    );
    const asked = { StackName, ChangeSetName };
    const changeSetArn = await madeChangeSet(cloudFormation, asked, pollMilliseconds).catch(async (error: unknown) => {
      await this.discard({ stackName: StackName, changeSetArn: ChangeSetName });
      throw error;
    });
    if (changeSetArn !== undefined)
      return { stackName: StackName, changeSetArn, standsAt, changes: await this.changes(StackName, changeSetArn) };
    await this.discard({ stackName: StackName, changeSetArn: ChangeSetName });
    return undefined;
  }

  private async changes(stackName: string, changeSetArn: string): Promise<DriftRevert[]> {
    const pages = paginateDescribeChangeSet(
      { client: this.props.cloudFormation },
      { StackName: stackName, ChangeSetName: changeSetArn },
    );
    const changes: DriftRevert[] = [];
    for await (const page of pages)
      for (const { ResourceChange: change } of page.Changes ?? [])
        if (change) changes.push(revertOf(stackName, change));
    return changes;
  }

  /**
   * Executes a change set as it was prepared, and waits for its end.
   * @throws Error when it is stale, or the stack could not be brought back
   */
  async execute({ stackName, changeSetArn, standsAt }: PreparedRevert): Promise<void> {
    if ((await this.reader.standsAt(stackName)) !== standsAt)
      throw new Error(`${stackName} was deployed to after this was planned: what was approved is stale, plan again`);
    await new ChangeSetExecution({ ...this.props, reader: this.reader }).execute(stackName, changeSetArn);
  }

  /** Throws away what is not executed. */
  async discard({ stackName, changeSetArn }: Pick<PreparedRevert, 'stackName' | 'changeSetArn'>): Promise<void> {
    await this.props.cloudFormation.send(
      new DeleteChangeSetCommand({ StackName: stackName, ChangeSetName: changeSetArn }),
    );
  }
}

function revertOf(stackName: string, change: ResourceChange): DriftRevert {
  const { Action, LogicalResourceId = '', ResourceType = '', Replacement = 'False', Details = [] } = change;
  const names = Details.map(({ Target }) => Target?.Name).filter((name) => name !== undefined);
  return {
    stackName,
    logicalId: LogicalResourceId,
    type: ResourceType,
    action: Action === 'Add' || Action === 'Remove' ? Action : 'Modify',
    properties: [...new Set(names)],
    isReplaced: Action === 'Remove' || Replacement !== 'False',
  };
}
