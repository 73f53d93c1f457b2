import {
  type CloudFormationClient,
  DescribeStacksCommand,
  GetTemplateCommand,
  paginateDescribeChangeSet,
  paginateListStackResources,
  paginateListStacks,
  type ResourceChange as CloudFormationChange,
  type Stack,
  type StackResourceSummary,
  UpdateTerminationProtectionCommand,
} from '@aws-sdk/client-cloudformation';
import { type AssemblyStack, type Template } from './assembly';
import { type ResourceChange, constructPath } from './changes';
import { everyItem } from './every-page';
import { isAbsentChangeSet } from './made-change-set';
import { stackState } from './recovery/stack-states';

/** A change set as CloudFormation describes it. */
export interface PreparedChanges {
  readonly changes: ResourceChange[];
  /** Whether it can still be executed: another one may have been meanwhile. */
  readonly executable: boolean;
  readonly arn: string;
}

/** What CloudFormation says about stacks and their change sets. */
export class StackReader {
  constructor(private readonly client: CloudFormationClient) {}

  /** What CloudFormation says of a stack, by its name or, once it is deleted, its id; undefined where there is none. */
  async described(stackName: string): Promise<Stack | undefined> {
    const { Stacks } = await this.client.send(new DescribeStacksCommand({ StackName: stackName })).catch(absent);
    return Stacks?.[0];
  }

  /**
   * The id of the stack that had a name last and is deleted, of those that held anything; undefined where there is none that CloudFormation
   * still knows. It knows them for 90 days.
   * https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ListStacks.html
   */
  async lastDeleted(stackName: string): Promise<string | undefined> {
    const pages = paginateListStacks({ client: this.client }, { StackStatusFilter: ['DELETE_COMPLETE'] });
    const deleted = (await everyItem(pages, (page) => page.StackSummaries))
      .filter(({ StackName }) => StackName === stackName)
      .sort((a, b) => Number(b.DeletionTime) - Number(a.DeletionTime));
    // One that a change set was made for and thrown away held nothing.
    for (const { StackId = '' } of deleted) if ((await this.resources(StackId)).length > 0) return StackId;
    return undefined;
  }

  /** Whether a stack exists with resources in it; one that waits for its first change set, or whose creation failed, does not count. */
  async exists(stackName: string): Promise<boolean> {
    const stack = await this.described(stackName);
    return stack !== undefined && !['REVIEW_IN_PROGRESS', 'ROLLBACK_COMPLETE'].includes(stack.StackStatus ?? '');
  }

  /**
   * Whether a stack could be deleted by mistake. A creation that failed may be, because the next preparation deletes what it left.
   * @returns its name, or nothing
   */
  async unprotected(stackName: string): Promise<string[]> {
    const stack = await this.described(stackName);
    const isDeployed = stack && stackState(stack.StackStatus).wayOut === 'nothing';
    return isDeployed && !stack.EnableTerminationProtection ? [stackName] : [];
  }

  /** Protects a stack that is not; from then on only an administrator deletes it. @returns its name, or nothing */
  async protect(stackName: string): Promise<string[]> {
    const unprotected = await this.unprotected(stackName);
    for (const StackName of unprotected)
      await this.client.send(new UpdateTerminationProtectionCommand({ StackName, EnableTerminationProtection: true }));
    return unprotected;
  }

  /** What a stack stands at: another text once anything was executed in it. */
  async standsAt(stackName: string): Promise<string> {
    const stack = await this.described(stackName);
    if (!stack || ['REVIEW_IN_PROGRESS', 'ROLLBACK_COMPLETE'].includes(stack.StackStatus ?? ''))
      return 'nothing deployed';
    return `${stack.StackId} ${(stack.LastUpdatedTime ?? stack.CreationTime)?.toISOString()}`;
  }

  /** The template a stack was last deployed with; empty for a stack that does not exist. */
  async template(stackName: string): Promise<Template> {
    if (!(await this.exists(stackName))) return {};
    const { TemplateBody } = await this.client.send(
      new GetTemplateCommand({ StackName: stackName, TemplateStage: 'Original' }),
    );
    return JSON.parse(TemplateBody ?? '{}') as Template;
  }

  /**
   * Every resource of a stack, those that are deleted among them; none where there is no such stack. DescribeStackResources
   * would stop at the hundredth.
   * https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStackResources.html
   */
  async resources(stackName: string): Promise<StackResourceSummary[]> {
    const pages = paginateListStackResources({ client: this.client }, { StackName: stackName });
    return everyItem(pages, (page) => page.StackResourceSummaries).catch((error: Error) => {
      absent(error);
      return [];
    });
  }

  /** What AWS calls each resource of a stack, by logical id. */
  async physicalIds(stackName: string): Promise<ReadonlyMap<string, string>> {
    const resources = await this.resources(stackName);
    return new Map(
      resources.flatMap(({ LogicalResourceId: id, PhysicalResourceId: physical, ResourceStatus: status }) =>
        id && physical && status !== 'DELETE_COMPLETE' ? [[id, physical]] : [],
      ),
    );
  }

  /** The template of a change set that was not executed yet. */
  async changeSetTemplate(StackName: string, ChangeSetName: string): Promise<Template> {
    const { TemplateBody = '{}' } = await this.client.send(
      new GetTemplateCommand({ StackName, ChangeSetName, TemplateStage: 'Original' }),
    );
    return JSON.parse(TemplateBody) as Template;
  }

  /**
   * The changes of a change set, or undefined when there is none: nothing to change, or no such set.
   * @throws Error where it imports something: whoever makes a change set may ask for that (`ImportExistingResources`), and no policy can be
   * relied on to keep it from doing so. https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateChangeSet.html
   */
  async changes({ stackName, template }: AssemblyStack, changeSetName: string): Promise<PreparedChanges | undefined> {
    const described: CloudFormationChange[] = [];
    let [executable, arn] = [false, ''];
    const asked = { StackName: stackName, ChangeSetName: changeSetName };
    try {
      for await (const page of paginateDescribeChangeSet({ client: this.client }, asked)) {
        if (page.Status !== 'CREATE_COMPLETE') return undefined;
        executable = page.ExecutionStatus === 'AVAILABLE';
        arn = page.ChangeSetId ?? '';
        for (const { ResourceChange: change } of page.Changes ?? [])
          if (change?.LogicalResourceId) described.push(change);
      }
    } catch (error) {
      if (isAbsentChangeSet(error as Error)) return undefined;
      throw error;
    }
    const imported = described.filter(({ Action }) => Action === 'Import');
    if (imported.length > 0)
      throw new Error(
        `${stackName}: the change set ${changeSetName} takes over what exists already (${imported.map((each) => each.LogicalResourceId).join(', ')}), and no deployment does: discard it`,
      );
    // What goes has its path in the template that goes with it.
    const deployed = described.some(({ Action }) => Action === 'Remove') ? await this.template(stackName) : {};
    const changes = described.map(
      ({
        Action,
        ResourceType = '',
        LogicalResourceId: logicalId = '',
        PhysicalResourceId,
        Replacement = 'False',
      }): ResourceChange => ({
        stackName,
        action: Action === 'Add' || Action === 'Remove' ? Action : 'Modify',
        type: ResourceType,
        logicalId,
        path: constructPath(Action === 'Remove' ? deployed : template, logicalId),
        replacement: Replacement,
        ...(PhysicalResourceId && { physicalId: PhysicalResourceId }),
      }),
    );
    return { changes, executable, arn };
  }
}

/** CloudFormation's way to say that a stack does not exist is a validation error. */
function absent(error: Error): { Stacks?: undefined } {
  if (error.name === 'ValidationError' && /does not exist/.test(error.message)) return {};
  throw error;
}
