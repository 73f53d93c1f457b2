import { SSMClient, type SSMClientConfig } from '@aws-sdk/client-ssm';
import { type Progress } from '@nss/deployment';
import { type LoadedEnvironment } from '@nss/environment';
import { exitCodeOf, type GivenParameters, outputOf, runRunbook } from '@nss/runbook-client';
import { placeOf } from '@nss/runbook-definition';

/** A runbook to run, and its parameters. */
export interface Wanted {
  readonly name: string;
  readonly parameters?: GivenParameters;
}

/** How runbooks of a deployment are run. */
export interface RunAllOptions {
  readonly loaded: LoadedEnvironment;
  readonly client: SSMClientConfig;
  readonly say: Progress;
  /** Between two looks at an execution. @default 2000 */
  readonly intervalMilliseconds?: number;
}

/** Runs runbooks one after the other, whatever became of those before; true when each of them succeeded. */
export async function runAll(
  { loaded, client, say, intervalMilliseconds }: RunAllOptions,
  wanted: readonly Wanted[],
): Promise<boolean> {
  const ssm = new SSMClient(client);
  let succeeded = true;
  for (const { name, parameters = {} } of wanted) {
    say(`\n${name} in ${loaded.name}`);
    const execution = await runRunbook({
      ssm,
      place: placeOf(loaded),
      runbook: name,
      parameters,
      say: () => undefined,
      intervalMilliseconds,
    });
    const table = outputOf(execution, 'Table');
    if (table) say(table);
    say(`${execution.AutomationExecutionStatus}: ${outputOf(execution, 'Summary') ?? execution.FailureMessage ?? ''}`);
    succeeded &&= exitCodeOf(execution) === 0;
  }
  return succeeded;
}
