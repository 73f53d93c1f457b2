import { isDeepStrictEqual } from 'node:util';
import { type AssemblyStack, type Template } from './assembly';
import { type ChangeSetExecution } from './change-set-execution';
import { type ChangeSetMaker } from './change-set-maker';
import { type ResourceChange, constructPath } from './changes';
import { removedFirst } from './conflicts/removed-first';
import { withoutResources } from './conflicts/without';
import { beyondApproved, withRemovals } from './conflicts/with-removals';
import { type FailedResource } from './stack-events';
import { type PreparedChanges, type StackReader } from './stack-reader';
import { type Progress } from './toolkit';

/** What has to be gone before the rest of a change can be made. */
export interface Removal {
  /** Logical ids of what goes. */
  readonly logicalIds: readonly string[];
  /** The change set that takes it away. */
  readonly changeSetArn: string;
  /** Where the template of the rest lies, and the one that the stack stands at. */
  readonly restUrl: string;
  readonly formerUrl: string;
}

/**
 * Makes changes in two steps where CloudFormation alone could not: it creates a successor before it deletes what that replaces, and
 * AWS refuses two machines on one interface, two gateways with one address, two virtual interfaces on one VLAN. First a change set
 * takes away what stands in the way, then another one makes the rest; when that fails, a third brings back what was.
 */
export class RemovalFirst {
  constructor(
    private readonly execution: ChangeSetExecution,
    private readonly reader: StackReader,
    private readonly maker: ChangeSetMaker,
    private readonly progress: Progress,
  ) {}

  /**
   * Prepares the first step, where one is needed.
   * @param changes of the whole change
   * @param before the template that the stack stands at
   * @returns the first step, and the changes as they are with it; undefined where CloudFormation makes them alone
   */
  async prepare(
    stack: AssemblyStack,
    changeSetName: string,
    changes: readonly ResourceChange[],
    before: Template,
  ): Promise<{ removal: Removal; changes: ResourceChange[] } | undefined> {
    const { stackName, template } = stack;
    const logicalIds = removedFirst(changes, before, template);
    if (logicalIds.length === 0) return undefined;
    const physicalIds = await this.reader.physicalIds(stackName);
    const reduced = withoutResources(before, logicalIds, physicalIds);
    const name = `${changeSetName}-removal`;
    const url = await this.maker.publish(stack, `${changeSetName}/removal`, JSON.stringify(reduced));
    await this.maker.makeFrom(url, stackName, name);
    const prepared = await this.reader.changes({ ...stack, template: reduced }, name);
    const others = prepared?.changes.filter(
      ({ action, logicalId, replacement }) =>
        !(action === 'Remove' && logicalIds.includes(logicalId)) && !(action === 'Modify' && replacement === 'False'),
    );
    if (!prepared || others?.length !== 0)
      throw new Error(
        `${stackName}: what stands in the way cannot be taken away alone: ${others?.map(({ path }) => path).join(', ')}`,
      );
    return {
      removal: {
        logicalIds,
        changeSetArn: prepared.arn,
        restUrl: await this.maker.publish(stack, `${changeSetName}/rest`, JSON.stringify(template)),
        formerUrl: await this.maker.publish(stack, `${changeSetName}/former`, JSON.stringify(before)),
      },
      changes: withRemovals(changes, logicalIds, { stackName, before, physicalIds }),
    };
  }

  /**
   * Executes both steps.
   * @throws Error when the rest cannot be made; what was taken away is then there again as it was defined before, or it is said
   * that it is not. When something cannot be taken away nothing more is tried: it still holds what both its successor and itself need
   */
  async execute(
    stack: AssemblyStack,
    changeSetName: string,
    { logicalIds, changeSetArn, restUrl, formerUrl }: Removal,
    approved: readonly ResourceChange[],
  ): Promise<void> {
    const { stackName, template } = stack;
    const before = await this.reader.template(stackName);
    const paths = logicalIds.map((each) => constructPath(before, each)).join(', ');
    const leftBehind = await this.execution.execute(stackName, changeSetArn);
    requireGone(leftBehind, before, stackName);
    this.progress(`${stackName}: ${paths} taken away first`);
    try {
      const { arn, changes } = await this.made(stack, restUrl, `${changeSetName}-rest`, template);
      const beyond = beyondApproved(changes, approved, logicalIds);
      if (beyond.length > 0) throw new Error(`${stackName} would change otherwise than approved: ${beyond.join('; ')}`);
      await this.execution.execute(stackName, arn);
    } catch (error) {
      await this.bringBack(stack, formerUrl, `${changeSetName}-former`, before).catch((second: Error) => {
        throw new Error(
          `${(error as Error).message}\n${stackName} stands without ${paths}, and they could not be made again (${second.message}): fix the cause, and deploy this or the former commit`,
        );
      });
      throw new Error(`${(error as Error).message}\n${paths} of ${stackName}: made again as it was before`);
    }
  }

  private async bringBack(stack: AssemblyStack, url: string, name: string, template: Template): Promise<void> {
    const { arn } = await this.made({ ...stack, template }, url, name, template);
    await this.execution.execute(stack.stackName, arn);
  }

  /** Makes a change set from a template that lies there since the preparation, and holds it against what it should be. */
  private async made(stack: AssemblyStack, url: string, name: string, wanted: Template): Promise<PreparedChanges> {
    const { stackName } = stack;
    const prepared = (await this.maker.makeFrom(url, stackName, name))
      ? await this.reader.changes(stack, name)
      : undefined;
    if (!prepared) throw new Error(`${stackName}: the change set ${name} changes nothing`);
    if (!isDeepStrictEqual(await this.reader.changeSetTemplate(stackName, name), wanted))
      throw new Error(`${stackName}: the template of ${name} is not the one that was prepared`);
    return prepared;
  }
}

/** @throws Error with what a first step could not delete, and what to do about it */
function requireGone(leftBehind: readonly FailedResource[], before: Template, stackName: string): void {
  // Each is tried several times.
  const last = new Map(leftBehind.map((resource) => [resource.logicalId, resource]));
  if (last.size === 0) return;
  const lines = [...last.values()].map(
    ({ logicalId, physicalId, reason }) => `${constructPath(before, logicalId)} (${physicalId}): ${reason}`,
  );
  throw new Error(
    [
      `${stackName} no longer has what could not be deleted, and nothing follows it:`,
      ...lines,
      'fix the cause, delete it by hand, and deploy again: what follows it is made then',
    ].join('\n  '),
  );
}
