import { type CloudFormationClient, type StackResourceSummary } from '@aws-sdk/client-cloudformation';
import { StackReader } from '@nss/deployment';

/** Every resource of a stack; none where they cannot be read, which then differs from the plan. */
export function stackResources(client: CloudFormationClient, stackName: string): Promise<StackResourceSummary[]> {
  return new StackReader(client).resources(stackName).catch(() => []);
}
