import { setTimeout as sleep } from 'node:timers/promises';
import {
  type CloudFormationClient,
  ContinueUpdateRollbackCommand,
  DeleteStackCommand,
  RollbackStackCommand,
  UpdateTerminationProtectionCommand,
} from '@aws-sdk/client-cloudformation';
import { type MachineProtection } from '../machine-protection';
import { type FailedResource, failedResources, isOfStack } from '../stack-events';
import { type StackReader } from '../stack-reader';
import { stackState, type StackState } from './stack-states';

/** What a stack is in. */
export interface StackCondition extends StackState {
  readonly stackName: string;
  /** Undefined where there is no such stack. */
  readonly status: string | undefined;
  readonly failed: readonly FailedResource[];
}

/** What a {@link StackRecovery} is made from. */
export interface StackRecoveryProps {
  readonly cloudFormation: CloudFormationClient;
  readonly reader: StackReader;
  readonly machines: MachineProtection;
  /** Between two looks at CloudFormation. */
  readonly pollMilliseconds: number;
}

/** Leads a stack out of a state in which no change set can be made. */
export class StackRecovery {
  constructor(private readonly props: StackRecoveryProps) {}

  /** What a stack is in, and what keeps it there. */
  async look(stackName: string): Promise<StackCondition> {
    const status = (await this.props.reader.described(stackName))?.StackStatus;
    const failed = status === undefined ? [] : await this.failures(stackName);
    return { stackName, status, failed, ...stackState(status) };
  }

  /**
   * Does what leads out, and waits until CloudFormation is done.
   * @param skip logical ids of resources that are left as they are: of a rollback those that cannot be taken back, of a deletion
   * those that stay in the account and are then nobody's
   * @returns what the stack is in then
   */
  async recover({ stackName: StackName, wayOut }: StackCondition, skip: readonly string[]): Promise<StackCondition> {
    if (wayOut === 'delete') return this.remove(StackName, skip);
    const { cloudFormation } = this.props;
    // By its id, because a stack that is deleted is not found by its name.
    const id = (await this.props.reader.described(StackName))?.StackId ?? StackName;
    if (wayOut === 'roll back') await cloudFormation.send(new RollbackStackCommand({ StackName }));
    if (wayOut === 'continue the rollback')
      await cloudFormation.send(
        new ContinueUpdateRollbackCommand({ StackName, ...(skip.length > 0 && { ResourcesToSkip: [...skip] }) }),
      );
    return this.settled(StackName, id);
  }

  /**
   * Deletes a stack, whatever it is in, with the protection that it and its machines have, and waits until CloudFormation is done. A
   * deletion that goes on already is waited for.
   * @param skip of a deletion that failed: logical ids of resources that stay in the account and are then nobody's
   * @returns what the stack is in then
   */
  async remove(StackName: string, skip: readonly string[]): Promise<StackCondition> {
    const { StackId = StackName, StackStatus } = (await this.props.reader.described(StackName)) ?? {};
    if (StackStatus === undefined) return this.look(StackName);
    if (StackStatus !== 'DELETE_IN_PROGRESS') {
      await this.liftProtection(StackName);
      // https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DeleteStack.html: only of a deletion that failed
      const kept = StackStatus === 'DELETE_FAILED' && skip.length > 0 && { RetainResources: [...skip] };
      await this.props.cloudFormation.send(new DeleteStackCommand({ StackName, ...kept }));
    }
    return this.settled(StackName, StackId);
  }

  /** What failed since the last phase of the last operation began: of a rollback what could not be taken back, not why it began. */
  private failures(stackName: string): Promise<FailedResource[]> {
    return failedResources(this.props.cloudFormation, stackName, (event) => {
      const { ResourceStatus: status = '' } = event;
      return isOfStack(event) && /_IN_PROGRESS$/.test(status) && !/CLEANUP/.test(status);
    });
  }

  /** A deletion takes a stack and machines that are protected for nothing: who asked for it has approved it. */
  private async liftProtection(StackName: string): Promise<void> {
    const { cloudFormation, machines } = this.props;
    await cloudFormation.send(
      new UpdateTerminationProtectionCommand({ StackName, EnableTerminationProtection: false }),
    );
    await machines.lift(await machines.machinesOf(StackName));
  }

  private async settled(stackName: string, id: string): Promise<StackCondition> {
    for (;;) {
      const status = (await this.props.reader.described(id))?.StackStatus;
      if (stackState(status).wayOut !== 'wait') return this.look(stackName);
      await sleep(this.props.pollMilliseconds);
    }
  }
}
