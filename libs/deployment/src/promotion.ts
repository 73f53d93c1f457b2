import { type AssemblyStack, type Template } from './assembly';
import { type ChangeSetExecution } from './change-set-execution';
import { type ResourceChange, isDestructive } from './changes';
import { type MachineProtection } from './machine-protection';
import { type Removal, type RemovalFirst } from './removal-first';
import {
  type InService,
  removedMachines,
  stoppedMachines,
  touchedMachines,
  withKept,
  withTakenBack,
  writtenRecords,
} from './in-service';
import { type PreparedChanges, type StackReader } from './stack-reader';
import { type ChangeSetMaker } from './change-set-maker';
import { type Progress } from './toolkit';

/** What will happen to one stack. `prepared`: a change set exists and is executed as it is. `unchanged`: its resources stay. */
export interface StackPromotion {
  readonly stack: AssemblyStack;
  readonly state: 'prepared' | 'unchanged';
  readonly changes: readonly ResourceChange[];
  /** What the stack stood at when this was prepared: after another deployment the promotion is stale. */
  readonly standsAt: string;
  /** The change set, where it is prepared. */
  readonly changeSetArn?: string;
  /** What is taken away before the rest is made, where CloudFormation could not make the change in one step. */
  readonly removal?: Removal;
  /** Names of machines that stay as they are for now, because they are in use: the next promotion changes them. */
  readonly kept?: readonly string[];
  /** Names of parameters that stay as they are deployed, because a runbook has written them since. */
  readonly records?: readonly string[];
  /** The stack's name and ids of its machines, where they lack the termination protection that comes back with the deployment. */
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
    private readonly execution: ChangeSetExecution,
    private readonly reader: StackReader,
    private readonly maker: ChangeSetMaker,
    private readonly machines: MachineProtection,
    private readonly removals: RemovalFirst,
    private readonly inService: InService,
    private readonly progress: Progress,
  ) {}

  /**
   * Prepares the change sets of all stacks, once nobody changes them any more. Nothing is changed by it, and where it fails none of
   * them is left.
   * @param readsMachines false for whoever only shows changes and may read nothing that exists
   */
  async prepare(
    stacks: readonly AssemblyStack[],
    changeSetName: string,
    { readsMachines = true } = {},
  ): Promise<Promotion> {
    const prepared: StackPromotion[] = [];
    for (const stack of stacks) {
      try {
        await this.execution.idle(stack.stackName);
        const standsAt = await this.reader.standsAt(stack.stackName);
        prepared.push({
          standsAt,
          unprotected: readsMachines ? await this.unprotected(stack.stackName) : [],
          ...(await this.prepareStack(stack, changeSetName)),
        });
      } catch (error) {
        await this.discard({ changeSetName, stacks: prepared });
        await this.maker.discardMade(stack.stackName, [`${changeSetName}-removal`, changeSetName]);
        throw error;
      }
    }
    return { changeSetName, stacks: prepared };
  }

  /**
   * Executes what was approved and nothing else.
   * @throws Error when a change set is stale
   */
  async execute(promotion: Promotion): Promise<void> {
    await this.requireFresh(promotion);
    const records = await this.inService.records();
    for (const prepared of promotion.stacks) {
      const { stack, state } = prepared;
      try {
        if (state === 'prepared') await this.executeStack(prepared, promotion.changeSetName);
      } catch (error) {
        throw withTakenBack(error as Error, records, await this.inService.records());
      } finally {
        // However the change ends, what is there afterwards is protected.
        const { stackName } = stack;
        const nowProtected = [...(await this.reader.protect(stackName)), ...(await this.machines.protect(stackName))];
        if (nowProtected.length > 0) {
          const names = nowProtected.map((id) => (id === stackName ? 'the stack' : id));
          this.progress(`${stackName}: ${names.join(', ')} protected against termination`);
        }
      }
    }
  }

  private async executeStack(prepared: StackPromotion, changeSetName: string): Promise<void> {
    const { stack, changes, changeSetArn = '', removal } = prepared;
    await this.machines.lift(approvedToGo(changes));
    await (removal
      ? this.removals.execute(await this.asPrepared(prepared), changeSetName, removal, changes)
      : this.execution.execute(stack.stackName, changeSetArn));
    this.progress(`${stack.stackName}: ${changes.length} changes made`);
  }

  private async unprotected(stackName: string): Promise<string[]> {
    return [...(await this.reader.unprotected(stackName)), ...(await this.machines.unprotected(stackName))];
  }

  /** The stack with the template that was prepared: of the assembly, but for what stays as it is deployed. */
  private async asPrepared({ stack, kept = [], records = [] }: StackPromotion): Promise<AssemblyStack> {
    const names = [...kept, ...records];
    if (names.length === 0) return stack;
    return { ...stack, template: withKept(stack.template, await this.reader.template(stack.stackName), names) };
  }

  /** Machines may have changed places since a change was approved. */
  private async requireFree(promotion: StackPromotion): Promise<void> {
    const { stack, changes } = promotion;
    const before = await this.reader.template(stack.stackName);
    const { template } = await this.asPrepared(promotion);
    await this.inService.requireRemovable(removedMachines(changes, before));
    await this.inService.requireIdle(touchedMachines(changes, before));
    const inUse = await this.inService.machines(stoppedMachines(changes, before, template));
    const written = writtenRecords(changes, before, template, await this.inService.records());
    const reasons = [
      ...(inUse.length > 0 ? [`${inUse.join(', ')} came into use`] : []),
      ...(written.length > 0 ? [`${written.join(', ')} was written`] : []),
    ];
    if (reasons.length > 0)
      throw new Error(
        `${reasons.join(' and ')} after this was prepared: what was approved is stale, prepare and approve again`,
      );
  }

  /** Looks at every stack before the first is touched, so that a stale promotion changes nothing at all. */
  private async requireFresh({ stacks }: Promotion): Promise<void> {
    for (const promotion of stacks) {
      const { stack, state, standsAt, changeSetArn, removal } = promotion;
      if ((await this.reader.standsAt(stack.stackName)) !== standsAt) {
        throw new Error(
          `${stack.stackName} was deployed to after this was prepared: what was approved is stale, prepare and approve again`,
        );
      }
      if (state === 'prepared') await this.requireFree(promotion);
      for (const each of state === 'prepared' ? [changeSetArn ?? '', ...(removal ? [removal.changeSetArn] : [])] : [])
        if (!(await this.reader.changes(stack, each))?.executable) throw staleChangeSet(stack.stackName, each);
    }
  }

  /** Throws away what was prepared and not approved. */
  async discard({ changeSetName, stacks }: Promotion): Promise<void> {
    for (const { stack, state, removal } of stacks) {
      if (removal) await this.maker.discard(stack.stackName, `${changeSetName}-removal`);
      if (state === 'prepared') await this.maker.discard(stack.stackName, changeSetName);
    }
  }

  private async prepareStack(
    stack: AssemblyStack,
    changeSetName: string,
  ): Promise<Omit<StackPromotion, 'standsAt' | 'unprotected'>> {
    const whole = await this.made(stack, changeSetName);
    if (!whole) return { stack, state: 'unchanged', changes: [] };
    const before = await this.reader.template(stack.stackName);
    await this.inService.requireRemovable(removedMachines(whole.changes, before));
    const kept = await this.inService.machines(stoppedMachines(whole.changes, before, stack.template));
    const records = writtenRecords(whole.changes, before, stack.template, await this.inService.records());
    if (kept.length + records.length === 0) return this.inSteps(stack, changeSetName, whole, before);
    await this.maker.discard(stack.stackName, changeSetName);
    const stays = { ...(kept.length > 0 && { kept }), ...(records.length > 0 && { records }) };
    const rest = { ...stack, template: withKept(stack.template, before, [...kept, ...records]) };
    const made = await this.made(rest, changeSetName, JSON.stringify(rest.template));
    if (!made) return { stack, state: 'unchanged', changes: [], ...stays };
    return { ...(await this.inSteps(rest, changeSetName, made, before)), ...stays };
  }

  /** The changes of a change set that is made, and its first step where it needs one; undefined where there is nothing to change. */
  private async made(stack: AssemblyStack, changeSetName: string, body?: string): Promise<PreparedChanges | undefined> {
    if (!(await this.maker.make(stack, changeSetName, body))) return undefined;
    const prepared = await this.reader.changes(stack, changeSetName);
    return prepared?.changes.length ? prepared : undefined;
  }

  private async inSteps(
    stack: AssemblyStack,
    changeSetName: string,
    { arn: changeSetArn, changes }: PreparedChanges,
    before: Template,
  ): Promise<Omit<StackPromotion, 'standsAt' | 'unprotected'>> {
    const steps = await this.removals.prepare(stack, changeSetName, changes, before);
    return { stack, state: 'prepared', changeSetArn, changes, ...steps };
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
