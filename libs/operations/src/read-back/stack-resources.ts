import {
  type CloudFormationClient,
  paginateListStackResources,
  type StackResourceSummary,
} from '@aws-sdk/client-cloudformation';
import { everyItem } from '../every-page';

/**
 * Every resource of a stack; none where there is no such stack. DescribeStackResources would stop at the hundredth.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStackResources.html
 */
export function stackResources(client: CloudFormationClient, StackName: string): Promise<StackResourceSummary[]> {
  return everyItem(paginateListStackResources({ client }, { StackName }), (page) => page.StackResourceSummaries).catch(
    () => [],
  );
}
