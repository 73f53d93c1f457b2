import { type AutomationExecution, type SSMClient, StartAutomationExecutionCommand } from '@aws-sdk/client-ssm';
import {
  documentName,
  executionTags,
  type GivenParameters,
  type RunbookDefinition,
  type RunbookPlace,
  watchExecution,
} from '@nss/runbooks';
import { stepProgress } from './progress';

/** How a runbook is run. */
export interface RunOptions {
  readonly ssm: SSMClient;
  readonly place: RunbookPlace;
  readonly definition: RunbookDefinition;
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
  definition,
  parameters,
  say,
  onStarted,
  onLook,
  intervalMilliseconds,
}: RunOptions): Promise<AutomationExecution> {
  const { AutomationExecutionId: id = '' } = await ssm.send(
    new StartAutomationExecutionCommand({
      DocumentName: documentName(place, definition.name),
      Parameters: parameters as Record<string, string[]>,
      ClientToken: crypto.randomUUID(),
      Tags: Object.entries(executionTags(place)).map(([Key, Value]) => ({ Key, Value })),
    }),
  );
  onStarted?.(id);
  const progress = stepProgress(say);
  return watchExecution(ssm, id, {
    intervalMilliseconds,
    onLook: (execution) => {
      progress(execution);
      onLook?.(execution);
    },
  });
}
