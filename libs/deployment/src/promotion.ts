import { type ICloudAssemblySource } from '@aws-cdk/toolkit-lib';
import { type AssemblyStack } from './assembly';
import { type ResourceChange, allShown, isDestructive, templateChanges } from './changes';
import { type StackReader } from './stack-reader';
import { type ChangeSetMaker } from './change-set-maker';
import { type AccountToolkit, type Progress } from './toolkit';

/**
 * What will happen to one stack. `prepared`: a change set exists and is executed as it is. `later`: the stack imports what
 * a stack before it is yet to export, so that CloudFormation cannot prepare it; the changes are read from the templates,
 * and a change set that goes beyond them is refused when its turn comes. `unchanged`: nothing.
 */
export interface StackPromotion {
  readonly stack: AssemblyStack;
  readonly state: 'prepared' | 'later' | 'unchanged';
  readonly changes: readonly ResourceChange[];
  /** What the stack stood at when this was prepared: after another deployment the promotion is stale. */
  readonly standsAt: string;
  /** The change set, where it is prepared. */
  readonly changeSetArn?: string;
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
    private readonly assembly: ICloudAssemblySource,
    private readonly progress: Progress,
  ) {}

  /** Prepares the change sets of all stacks. Nothing is changed by it. */
  async prepare(stacks: readonly AssemblyStack[], changeSetName: string): Promise<Promotion> {
    const exported = await this.reader.exports();
    const prepared: StackPromotion[] = [];
    for (const stack of stacks) {
      const waits = importsOf(stack).some((name) => !exported.has(name));
      const standsAt = await this.reader.standsAt(stack.stackName);
      prepared.push(
        waits
          ? {
              stack,
              state: 'later',
              standsAt,
              changes: templateChanges(stack, await this.reader.template(stack.stackName)),
            }
          : { standsAt, ...(await this.prepareStack(stack, changeSetName)) },
      );
    }
    return { changeSetName, stacks: prepared };
  }

  /**
   * Executes what was approved and nothing else.
   * @throws Error when a change set is stale, or a stack that could not be prepared would change otherwise than shown
   */
  async execute(promotion: Promotion): Promise<void> {
    await this.requireFresh(promotion);
    const { changeSetName, stacks } = promotion;
    for (const { stack, state, changes, changeSetArn } of stacks) {
      if (state === 'unchanged') continue;
      if (state === 'later') await this.maker.make(stack, changeSetName);
      const current = await this.reader.changes(stack, changeSetArn ?? changeSetName);
      if (!current?.executable) throw staleChangeSet(stack.stackName, changeSetArn ?? changeSetName);
      if (!allShown(current.changes, changes))
        throw new Error(`${stack.stackName} would change otherwise than approved: prepare and approve again`);
      await this.toolkit.executeChangeSet(this.assembly, stack.id, current.arn).catch(async (error: unknown) => {
        // The toolkit protects a stack before it executes anything in it.
        await this.reader.unprotectEmpty(stack.stackName);
        throw error;
      });
      await this.reader.protect(stack.stackName);
      this.progress(`${stack.stackName}: ${changes.length} changes made`);
    }
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

  private async prepareStack(stack: AssemblyStack, changeSetName: string): Promise<Omit<StackPromotion, 'standsAt'>> {
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

/** The names a template imports. Names that are put together at deployment are not ours and are not looked at. */
function importsOf({ template }: AssemblyStack): string[] {
  const names = new Set<string>();
  JSON.stringify(template, (key, value: unknown) => {
    if (key === 'Fn::ImportValue' && typeof value === 'string') names.add(value);
    return value;
  });
  return [...names];
}
