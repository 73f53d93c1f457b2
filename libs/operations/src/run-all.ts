import { type AutomationExecution, SSMClient, type SSMClientConfig } from '@aws-sdk/client-ssm';
import { fold, type Phase, silently } from '@nss/command-line';
import { type Progress } from '@nss/deployment';
import { type LoadedEnvironment } from '@nss/environment';
import { exitCodeOf, outputOf, runRunbook } from '@nss/runbook-client';
import { placeOf, type RunbookRun } from '@nss/runbook-definition';

/** How runbooks of a deployment are run. */
export interface RunAllOptions {
  readonly loaded: LoadedEnvironment;
  readonly client: SSMClientConfig;
  readonly say: Progress;
  /** Called with the record of each, once it has ended. */
  readonly onEnd?: (execution: AutomationExecution) => void;
  /** Tells what is under way. @default silently */
  readonly phase?: Phase;
  /** Of the terminal. @default - a line is as long as it is */
  readonly columns?: number;
  /** Between two looks at an execution. @default 2000 */
  readonly intervalMilliseconds?: number;
}

/** Runs runbooks one after the other, whatever became of those before; true when each of them succeeded. */
export async function runAll(
  { loaded, client, say, onEnd, phase = silently, columns, intervalMilliseconds }: RunAllOptions,
  runs: readonly RunbookRun[],
): Promise<boolean> {
  const ssm = new SSMClient(client);
  let succeeded = true;
  for (const { name, parameters = {} } of runs) {
    say(`\n${name} in ${loaded.name}`);
    const execution = await phase(`running ${name} in ${loaded.name}`, () =>
      runRunbook({
        ssm,
        place: placeOf(loaded),
        runbook: name,
        parameters,
        say: () => undefined,
        intervalMilliseconds,
      }),
    );
    onEnd?.(execution);
    const table = outputOf(execution, 'Table');
    if (table) say(fold(table, columns, 4));
    say(`${execution.AutomationExecutionStatus}: ${outputOf(execution, 'Summary') ?? execution.FailureMessage ?? ''}`);
    succeeded &&= exitCodeOf(execution) === 0;
  }
  return succeeded;
}
