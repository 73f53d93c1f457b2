import { type AutomationExecutionMetadata, paginateDescribeAutomationExecutions } from '@aws-sdk/client-ssm';
import { documentName } from '@nss/runbook-definition';
import { type DeployedEnvironment } from './environment';

/** What the executions of the standby guard look like in a list, those of every server. */
export async function allGuards({
  ssm,
  place,
}: Pick<DeployedEnvironment, 'ssm' | 'place'>): Promise<AutomationExecutionMetadata[]> {
  const found: AutomationExecutionMetadata[] = [];
  for await (const { AutomationExecutionMetadataList: page = [] } of paginateDescribeAutomationExecutions(
    { client: ssm },
    { Filters: [{ Key: 'DocumentNamePrefix', Values: [documentName(place, 'nss-standby-guard')] }] },
  ))
    found.push(...page);
  return found;
}
