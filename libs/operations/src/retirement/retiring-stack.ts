import { type DeployedStack, parameterValues } from '@nss/account-state';
import { constructPath, type ResourceChange, type StackReader, type Template } from '@nss/deployment';

/** A stack of an environment that goes, or has gone. */
export interface RetiringStack extends DeployedStack {
  /** Its ARN, which finds it when it is deleted as well. */
  readonly id: string;
  /** `UPDATE_COMPLETE`, `DELETE_COMPLETE` */
  readonly status: string;
  /** The role that CloudFormation deletes it with. @default - whoever asks for it */
  readonly roleArn?: string;
}

/**
 * A stack as it is, or as the last one of its name was when it was deleted; undefined where CloudFormation knows of none. Unlike what is
 * compared with an account it holds what has been deleted, too: by that is found what might be left.
 */
export async function retiringStack(reader: StackReader, stackName: string): Promise<RetiringStack | undefined> {
  const id = (await reader.described(stackName))?.StackId ?? (await reader.lastDeleted(stackName));
  const described = id === undefined ? undefined : await reader.described(id);
  if (id === undefined || !described) return undefined;
  const [template, resources] = await Promise.all([reader.template(id), reader.resources(id)]);
  return {
    stackName,
    id,
    status: described.StackStatus ?? '',
    ...(described.RoleARN && { roleArn: described.RoleARN }),
    template,
    parameters: parameterValues(described),
    physicalIds: Object.fromEntries(
      resources.flatMap(({ LogicalResourceId: logicalId = '', PhysicalResourceId: physicalId }) =>
        physicalId ? [[logicalId, physicalId]] : [],
      ),
    ),
  };
}

/** Whether a resource stays when its stack goes. https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html */
function isRetained(resource: object): boolean {
  return 'DeletionPolicy' in resource && /^Retain/.test(String(resource.DeletionPolicy));
}

/**
 * What stays of a stack when it goes: records, the key that opens them, addresses. Of what was never made nothing stays.
 * @param skip logical ids of what is left in the account besides
 */
export function whatStays({ template, physicalIds }: DeployedStack, skip: readonly string[] = []): Template {
  return {
    Resources: Object.fromEntries(
      Object.entries(template.Resources ?? {}).filter(
        ([logicalId, resource]) => physicalIds[logicalId] && (isRetained(resource) || skip.includes(logicalId)),
      ),
    ),
  };
}

/** What goes with a stack, as changes of it. */
export function whatGoes(stack: RetiringStack, stays: Template): ResourceChange[] {
  return Object.entries(stack.template.Resources ?? {})
    .filter(([logicalId]) => stack.physicalIds[logicalId] && !stays.Resources?.[logicalId])
    .map(([logicalId, { Type: type }]) => ({
      stackName: stack.stackName,
      action: 'Remove',
      type,
      logicalId,
      path: constructPath(stack.template, logicalId),
      replacement: 'False',
      physicalId: stack.physicalIds[logicalId] ?? '',
    }));
}
