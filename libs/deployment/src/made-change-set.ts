import { setTimeout as sleep } from 'node:timers/promises';
import { type CloudFormationClient, DescribeChangeSetCommand } from '@aws-sdk/client-cloudformation';

/** What CloudFormation answers instead of an empty change set. */
const NOTHING_TO_CHANGE = /didn't contain changes|No updates are to be performed/;

/** A change set that was asked for. */
export interface AskedChangeSet {
  readonly StackName: string;
  readonly ChangeSetName: string;
}

/**
 * Waits until CloudFormation has made a change set.
 * @param pollMilliseconds between two looks
 * @returns its ARN; undefined where there is nothing to change, and an empty change set is left
 * @throws Error with CloudFormation's reason when it cannot be made
 */
export async function madeChangeSet(
  client: CloudFormationClient,
  { StackName, ChangeSetName }: AskedChangeSet,
  pollMilliseconds: number,
): Promise<string | undefined> {
  for (;;) {
    const {
      Status,
      StatusReason = '',
      ChangeSetId,
    } = await client.send(new DescribeChangeSetCommand({ StackName, ChangeSetName }));
    if (Status === 'CREATE_COMPLETE') return ChangeSetId ?? ChangeSetName;
    if (Status === 'FAILED' && NOTHING_TO_CHANGE.test(StatusReason)) return undefined;
    if (Status === 'FAILED')
      throw new Error(`${StackName}: CloudFormation cannot prepare the change set ${ChangeSetName}: ${StatusReason}`);
    await sleep(pollMilliseconds);
  }
}

/** Whether a stack has a change set of a name. */
export async function changeSetExists(
  client: CloudFormationClient,
  { StackName, ChangeSetName }: AskedChangeSet,
): Promise<boolean> {
  return client.send(new DescribeChangeSetCommand({ StackName, ChangeSetName })).then(
    () => true,
    (error: Error) => {
      if (isAbsentChangeSet(error)) return false;
      throw error;
    },
  );
}

/** Whether CloudFormation says that there is no such change set, or no such stack. */
export function isAbsentChangeSet({ name, message }: Error): boolean {
  return name === 'ChangeSetNotFoundException' || name === 'ChangeSetNotFound' || /does not exist/.test(message);
}
