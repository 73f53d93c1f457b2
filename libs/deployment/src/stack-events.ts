import {
  type CloudFormationClient,
  paginateDescribeStackEvents,
  type StackEvent,
} from '@aws-sdk/client-cloudformation';

/** A resource that a stack could not make, change or delete. */
export interface FailedResource {
  readonly logicalId: string;
  readonly type: string;
  /** What AWS calls it; empty where it was never made. */
  readonly physicalId: string;
  /** CloudFormation's own words. */
  readonly reason: string;
  /** Whether it could not be deleted. */
  readonly isDeletion: boolean;
}

/**
 * What failed in a stack, the oldest first: there the cause stands.
 * @param since the first event, from the newest back, that no longer counts
 */
export async function failedResources(
  client: CloudFormationClient,
  stackName: string,
  since: (event: StackEvent) => boolean,
): Promise<FailedResource[]> {
  const failed: FailedResource[] = [];
  for await (const { StackEvents = [] } of paginateDescribeStackEvents({ client }, { StackName: stackName }))
    for (const event of StackEvents) {
      const { LogicalResourceId: logicalId = '', ResourceType: type = '', ResourceStatus: status = '' } = event;
      if (since(event)) return failed.reverse();
      const { PhysicalResourceId: physicalId = '', ResourceStatusReason: reason = '' } = event;
      const isDeletion = status === 'DELETE_FAILED';
      if (!isOfStack(event) && /_FAILED$/.test(status))
        failed.push({ logicalId, type, physicalId, reason, isDeletion });
    }
  return failed.reverse();
}

/** Whether an event tells of the stack itself. */
export function isOfStack({ PhysicalResourceId, StackId }: StackEvent): boolean {
  return PhysicalResourceId === StackId;
}
