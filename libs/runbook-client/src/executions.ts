import {
  type AutomationExecution,
  type AutomationExecutionMetadata,
  GetAutomationExecutionCommand,
  paginateDescribeAutomationExecutions,
  type SSMClient,
} from '@aws-sdk/client-ssm';
import { documentName, type RunbookPlace } from '@nss/runbook-definition';
import { hasEnded } from './watch-execution';

/** An execution of one of an environment's runbooks, in short. */
export interface ListedExecution {
  readonly id: string;
  /** `nss-failover` */
  readonly runbook: string;
  readonly status: string;
  /** In ISO 8601. */
  readonly startedAt: string;
  /** ARN. */
  readonly startedBy: string;
  /** The step it is in; none where it has ended. */
  readonly step?: string;
}

/** Which executions are listed. */
export interface ListedWhich {
  /** Started after this. */
  readonly since: Date;
  /** Only those that have not ended. */
  readonly isOpen: boolean;
}

/** An execution that is none of an environment's. */
export class NoSuchExecution extends Error {
  override name = 'NoSuchExecution';
}

/**
 * Executions of an environment's runbooks, the newest first, whoever started them.
 * @param runbooks their names
 */
export async function listedExecutions(
  ssm: SSMClient,
  place: RunbookPlace,
  runbooks: readonly string[],
  { since, isOpen }: ListedWhich,
): Promise<ListedExecution[]> {
  const names = namesByDocument(place, runbooks);
  const found: ListedExecution[] = [];
  const pages = paginateDescribeAutomationExecutions(
    { client: ssm },
    {
      Filters: [
        { Key: 'DocumentNamePrefix', Values: [`${place.purpose}-`] },
        { Key: 'StartTimeAfter', Values: [since.toISOString()] },
      ],
    },
  );
  for await (const { AutomationExecutionMetadataList: list = [] } of pages)
    for (const execution of list) {
      const runbook = names.get(execution.DocumentName ?? '');
      // Another environment's purpose may begin with this one's.
      if (runbook && !(isOpen && hasEnded(execution))) found.push(listed(execution, runbook));
    }
  return found.sort((a, b) => (a.startedAt < b.startedAt ? 1 : -1));
}

/**
 * The record of an execution.
 * @throws NoSuchExecution where there is none, or it is of no runbook of the environment
 */
export async function executionOf(
  ssm: SSMClient,
  place: RunbookPlace,
  runbooks: readonly string[],
  id: string,
): Promise<{ readonly execution: AutomationExecution; readonly runbook: string }> {
  const { AutomationExecution: execution } = await ssm
    .send(new GetAutomationExecutionCommand({ AutomationExecutionId: id }))
    .catch((error: Error) => {
      if (/^(AutomationExecutionNotFound|ValidationException)/.test(error.name))
        return { AutomationExecution: undefined };
      throw error;
    });
  const runbook = namesByDocument(place, runbooks).get(execution?.DocumentName ?? '');
  if (!execution || !runbook)
    throw new NoSuchExecution(
      execution
        ? `${id} is an execution of ${execution.DocumentName}, which is no runbook of ${place.environment}`
        : `there is no execution ${id} in account ${place.account}, ${place.region}`,
    );
  return { execution, runbook };
}

function listed(execution: AutomationExecutionMetadata, runbook: string): ListedExecution {
  const { AutomationExecutionId: id = '', AutomationExecutionStatus: status = '', CurrentStepName: step } = execution;
  return {
    id,
    runbook,
    status,
    startedAt: execution.ExecutionStartTime?.toISOString() ?? '',
    startedBy: execution.ExecutedBy ?? '',
    ...(step && !hasEnded(execution) && { step }),
  };
}

function namesByDocument(place: RunbookPlace, runbooks: readonly string[]): ReadonlyMap<string, string> {
  return new Map(runbooks.map((name) => [documentName(place, name), name]));
}
