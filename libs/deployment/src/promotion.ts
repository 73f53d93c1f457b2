import { type ICloudAssemblySource } from '@aws-cdk/toolkit-lib';
import { type AssemblyStack } from './assembly';
import { type ResourceChange, isDestructive } from './changes';
import { type MachineProtection } from './machine-protection';
import { type StackReader } from './stack-reader';
import { type ChangeSetMaker } from './change-set-maker';
import { type AccountToolkit, type Progress } from './toolkit';

/** What will happen to one stack. `prepared`: a change set exists and is executed as it is. `unchanged`: its resources stay. */
export interface StackPromotion {
  readonly stack: AssemblyStack;
  readonly state: 'prepared' | 'unchanged';
  readonly changes: readonly ResourceChange[];
  /** What the stack stood at when this was prepared: after another deployment the promotion is stale. */
  readonly standsAt: string;
  /** The change set, where it is prepared. */
  readonly changeSetArn?: string;
  /** Machines that lack the termination protection they should have, which comes back with the deployment. */
  readonly unprotected: readonly string[];
}

/** A promotion a person can approve: exactly what will change, stack by stack, in the order it will. */
export interface Promotion {
  readonly changeSetName: string;
  readonly stacks: readonly StackPromotion[];
}

/** Every change of a promotion, the destructive ones first. */
export function promotionChanges({ stacks }: Promotion): ResourceChange[] {
  const changes = stacks.flatMap((stack) => stack.changes);
  return [...changes.filter(isDestructive), ...changes.filter((change) => !isDestructive(change))];
}

/** Prepares promotions and executes approved ones. */
export class Promoter {
  constructor(
    private readonly toolkit: AccountToolkit,
    private readonly reader: StackReader,
    private readonly maker: ChangeSetMaker,
    private readonly machines: MachineProtection,
    private readonly assembly: ICloudAssemblySource,
    private readonly progress: Progress,
  ) {}

  /**
   * Prepares the change sets of all stacks. Nothing is changed by it.
   * @param readsMachines false for whoever only shows changes and may read nothing that exists
   */
  async prepare(
    stacks: readonly AssemblyStack[],
    changeSetName: string,
    { readsMachines = true } = {},
  ): Promise<Promotion> {
    const prepared: StackPromotion[] = [];
    for (const stack of stacks) {
      const standsAt = await this.reader.standsAt(stack.stackName);
      prepared.push({
        standsAt,
        unprotected: readsMachines ? await this.machines.unprotected(stack.stackName) : [],
        ...(await this.prepareStack(stack, changeSetName)),
      });
    }
    return { changeSetName, stacks: prepared };
  }

  /**
   * Executes what was approved and nothing else.
   * @throws Error when a change set is stale
   */
  async execute(promotion: Promotion): Promise<void> {
    await this.requireFresh(promotion);
    for (const { stack, state, changes, changeSetArn = '' } of promotion.stacks) {
      try {
        if (state === 'prepared') await this.executeStack(stack, changes, changeSetArn);
      } finally {
        // However the change ends, what is there afterwards is protected.
        const nowProtected = await this.machines.protect(stack.stackName);
        if (nowProtected.length > 0)
          this.progress(`${stack.stackName}: ${nowProtected.join(', ')} protected against termination`);
      }
    }
  }

  private async executeStack(
    stack: AssemblyStack,
    changes: readonly ResourceChange[],
    changeSetArn: string,
  ): Promise<void> {
    await this.machines.lift(approvedToGo(changes));
    await this.toolkit.executeChangeSet(this.assembly, stack.id, changeSetArn).catch(async (error: unknown) => {
      // The toolkit protects a stack before it executes anything in it.
      await this.reader.unprotectEmpty(stack.stackName);
      throw error;
    });
    await this.reader.protect(stack.stackName);
    this.progress(`${stack.stackName}: ${changes.length} changes made`);
  }

  /** Looks at every stack before the first is touched, so that a stale promotion changes nothing at all. */
  private async requireFresh({ stacks }: Promotion): Promise<void> {
    for (const { stack, state, standsAt, changeSetArn } of stacks) {
      if ((await this.reader.standsAt(stack.stackName)) !== standsAt) {
        throw new Error(
          `${stack.stackName} was deployed to after this was prepared: what was approved is stale, prepare and approve again`,
        );
      }
      if (state === 'prepared' && !(await this.reader.changes(stack, changeSetArn ?? ''))?.executable)
        throw staleChangeSet(stack.stackName, changeSetArn ?? '');
    }
  }

  /** Throws away what was prepared and not approved. */
  async discard({ changeSetName, stacks }: Promotion): Promise<void> {
    for (const { stack, state } of stacks)
      if (state === 'prepared') await this.maker.discard(stack.stackName, changeSetName);
  }

  private async prepareStack(
    stack: AssemblyStack,
    changeSetName: string,
  ): Promise<Omit<StackPromotion, 'standsAt' | 'unprotected'>> {
    const result = (await this.maker.make(stack, changeSetName))
      ? await this.reader.changes(stack, changeSetName)
      : undefined;
    if (!result || result.changes.length === 0) return { stack, state: 'unchanged', changes: [] };
    return { stack, state: 'prepared', changes: result.changes, changeSetArn: result.arn };
  }
}

function staleChangeSet(stackName: string, changeSet: string): Error {
  return new Error(
    `the approved change set ${changeSet} of ${stackName} can no longer be executed: prepare and approve again`,
  );
}

/** Ids of the machines that a change set removes or may replace. */
function approvedToGo(changes: readonly ResourceChange[]): string[] {
  return changes.flatMap((change) =>
    change.type === 'AWS::EC2::Instance' && isDestructive(change) && change.physicalId ? [change.physicalId] : [],
  );
}
