import { documentName, executionTags } from '@nss/runbook-definition';
import { hasEnded, outputOf } from '@nss/runbook-client';
import {
  type AutomationExecution,
  GetAutomationExecutionCommand,
  StartAutomationExecutionCommand,
} from '@aws-sdk/client-ssm';
import { setTimeout as sleep } from 'node:timers/promises';
import { type DeployedEnvironment } from './environment';

/** Parameters of a runbook; a single value is a list of one. */
export type Given = Readonly<Record<string, string | string[]>>;

/** Between the first two looks at an execution. A look costs the cloud more than most steps do, so that each pause is longer than the last. */
const FIRST_PAUSE_MILLISECONDS = 30;
const LONGEST_PAUSE_MILLISECONDS = 250;
const PAUSE_GROWTH = 1.4;

/** The tags that say whose an execution is. */
export function tagsOf({ place }: DeployedEnvironment): { Key: string; Value: string }[] {
  return Object.entries(executionTags(place)).map(([Key, Value]) => ({ Key, Value }));
}

/** Starts a runbook and gives the id of its execution. */
export async function start(environment: DeployedEnvironment, runbook: string, given: Given = {}): Promise<string> {
  const { operator, place } = environment;
  const Parameters = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, [value].flat()]));
  const { AutomationExecutionId = '' } = await operator.send(
    new StartAutomationExecutionCommand({
      DocumentName: documentName(place, runbook),
      Parameters,
      Tags: tagsOf(environment),
    }),
  );
  return AutomationExecutionId;
}

/** Looks at an execution until it is as wanted. */
export async function until(
  { operator }: DeployedEnvironment,
  id: string,
  isWanted: (execution: AutomationExecution) => boolean,
): Promise<AutomationExecution> {
  for (let pause = FIRST_PAUSE_MILLISECONDS; ; pause = Math.min(pause * PAUSE_GROWTH, LONGEST_PAUSE_MILLISECONDS)) {
    const { AutomationExecution: execution } = await operator.send(
      new GetAutomationExecutionCommand({ AutomationExecutionId: id }),
    );
    if (execution && isWanted(execution)) return execution;
    if (execution && hasEnded(execution))
      throw new Error(`the execution ended with ${execution.AutomationExecutionStatus}: ${execution.FailureMessage}`);
    await sleep(pause);
  }
}

/** The final record of an execution. */
export function ended(environment: DeployedEnvironment, id: string): Promise<AutomationExecution> {
  return until(environment, id, hasEnded);
}

/** Runs a runbook to its end. */
export async function run(
  environment: DeployedEnvironment,
  runbook: string,
  given?: Given,
): Promise<AutomationExecution> {
  return ended(environment, await start(environment, runbook, given));
}

/** Steps that started, with their statuses, in order: `stopActive Success`. */
export function stepsOf({ StepExecutions = [] }: AutomationExecution): string[] {
  return StepExecutions.filter(({ StepStatus }) => StepStatus !== 'Pending').map(
    ({ StepName, StepStatus }) => `${StepName} ${StepStatus}`,
  );
}

/** Status and summary, which is what a person reads first. */
export function outcomeOf(execution: AutomationExecution): string {
  return `${execution.AutomationExecutionStatus}: ${outputOf(execution, 'Summary') ?? execution.FailureMessage ?? ''}`;
}
