import { documentName, executionTags, type GivenParameters, type RunbookPlace } from '@nss/runbook-definition';
import { type AutomationExecution, type SSMClient, StartAutomationExecutionCommand } from '@aws-sdk/client-ssm';
import { stepProgress } from './progress';
import { watchExecution } from './watch-execution';

/** How a runbook is run. */
export interface RunOptions {
  readonly ssm: SSMClient;
  readonly place: RunbookPlace;
  /** Its name: `nss-health-check`. */
  readonly runbook: string;
  readonly parameters: GivenParameters;
  readonly say: (line: string) => void;
  /** Called once the execution exists. */
  readonly onStarted?: (executionId: string) => void;
  /** Called with every look, after the progress was told. */
  readonly onLook?: (execution: AutomationExecution) => void;
  /** @default 2000 */
  readonly intervalMilliseconds?: number;
}

/** Starts a runbook of an environment, with the tag by which its executions are told from others, and watches it to its end. The token makes a repeated request start nothing twice. */
export async function runRunbook({
  ssm,
  place,
  runbook,
  parameters,
  say,
  onStarted,
  onLook,
  intervalMilliseconds,
}: RunOptions): Promise<AutomationExecution> {
  const { AutomationExecutionId: id = '' } = await ssm.send(
    new StartAutomationExecutionCommand({
      DocumentName: documentName(place, runbook),
      Parameters: parameters as Record<string, string[]>,
      ClientToken: crypto.randomUUID(),
      Tags: Object.entries(executionTags(place)).map(([Key, Value]) => ({ Key, Value })),
    }),
  );
  onStarted?.(id);
  return watchRunbook(id, { ssm, say, onLook, intervalMilliseconds });
}

/** Watches an execution to its end, and tells of its steps. */
export async function watchRunbook(
  id: string,
  { ssm, say, onLook, intervalMilliseconds }: Pick<RunOptions, 'ssm' | 'say' | 'onLook' | 'intervalMilliseconds'>,
): Promise<AutomationExecution> {
  const progress = stepProgress(say);
  return watchExecution(ssm, id, {
    intervalMilliseconds,
    onLook: (execution) => {
      progress(execution);
      onLook?.(execution);
    },
  });
}
