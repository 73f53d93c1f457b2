import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type CloudFormationClient, ExecuteChangeSetCommand } from '@aws-sdk/client-cloudformation';
import { firstToDo, stackState } from './recovery/stack-states';
import { type FailedResource, failedResources } from './stack-events';
import { type StackReader } from './stack-reader';
import { type Progress } from './toolkit';

/** What a {@link ChangeSetExecution} is made from. */
export interface ChangeSetExecutionProps {
  readonly cloudFormation: CloudFormationClient;
  readonly reader: StackReader;
  /** Between two looks at CloudFormation. */
  readonly pollMilliseconds: number;
  readonly progress: Progress;
}

/** States that a change set which was executed as a whole leaves a stack in. */
const DONE = ['CREATE_COMPLETE', 'UPDATE_COMPLETE'];

/** The state in which a stack no longer has what a change made and could not delete again. */
const TAKEN_BACK = 'UPDATE_ROLLBACK_COMPLETE';

/**
 * Executes change sets as they were prepared. The CDK's own execution works out a difference that nobody is shown, answers its own
 * question whether to go on, and rolls a stuck stack back by itself; here that is a person's (npm run -s recover).
 */
export class ChangeSetExecution {
  constructor(private readonly props: ChangeSetExecutionProps) {}

  /**
   * Executes a change set, and waits until CloudFormation has done with it.
   * @param changeSetArn what was approved; a name could be another one's by now
   * @returns what it removed or replaced and could not delete: it exists, and is nobody's. CloudFormation tries three times, and goes on
   * without it: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/troubleshooting.html
   * @throws Error with the resources that failed, in CloudFormation's words, when the stack is not at its end what was prepared
   */
  async execute(stackName: string, changeSetArn: string): Promise<readonly FailedResource[]> {
    const { cloudFormation, progress } = this.props;
    // All events of an operation carry it: https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_StackEvent.html
    const token = randomUUID();
    await cloudFormation.send(
      new ExecuteChangeSetCommand({ StackName: stackName, ChangeSetName: changeSetArn, ClientRequestToken: token }),
    );
    const status = await this.settled(stackName);
    const failed = await failedResources(cloudFormation, stackName, ({ ClientRequestToken }) => {
      return ClientRequestToken !== token;
    });
    const isDone = DONE.includes(status);
    const behind = isDone || status === TAKEN_BACK ? leftBehind(failed) : [];
    if (!isDone) {
      const state = stackState(status);
      const causes = failed.filter(({ isDeletion }) => !isDeletion || behind.length === 0);
      throw new Error(
        [
          `${stackName} is in ${status}: ${state.meaning}${behind.length > 0 ? ', but for what is left behind' : ''}${firstToDo(state)}`,
          ...causes.map(({ logicalId, type, reason }) => `${logicalId} (${type}): ${reason}`),
          ...behind,
        ].join('\n  '),
      );
    }
    for (const line of behind) progress(`${stackName}: ${line}`);
    return failed;
  }

  /**
   * Waits until nobody changes a stack: what a job asked for that has ended since goes on without it, and CloudFormation prepares
   * nothing meanwhile.
   */
  async idle(stackName: string): Promise<void> {
    const { progress, pollMilliseconds } = this.props;
    for (let told = false; ; told = true) {
      const status = await this.status(stackName);
      const { wayOut, meaning } = stackState(status);
      if (wayOut !== 'wait') return;
      if (!told) progress(`${stackName} is in ${status}: ${meaning}. Waiting for its end`);
      await sleep(pollMilliseconds);
    }
  }

  private async settled(stackName: string): Promise<string> {
    for (;;) {
      const status = await this.status(stackName);
      // Until the execution begins, a stack that is to be created waits for it.
      if (stackState(status).wayOut !== 'wait' && status !== 'REVIEW_IN_PROGRESS') return status;
      await sleep(this.props.pollMilliseconds);
    }
  }

  private async status(stackName: string): Promise<string> {
    // There may be none yet, and somebody may have deleted it.
    return (await this.props.reader.described(stackName))?.StackStatus ?? 'DELETE_COMPLETE';
  }
}

/** What no stack has any more, and exists: each with what to do about it. Each is tried several times. */
function leftBehind(failed: readonly FailedResource[]): string[] {
  const last = new Map(failed.filter(({ isDeletion }) => isDeletion).map((each) => [each.physicalId, each]));
  return [...last.values()].map(
    ({ logicalId, type, physicalId, reason }) =>
      `left behind: ${logicalId} (${type} ${physicalId}): ${reason}. No stack has it any more: fix the cause, and delete it by hand`,
  );
}
