import { SSMClient, type SSMClientConfig } from '@aws-sdk/client-ssm';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { type Streams, WrongUse } from '@nss/command-line';
import { chosenEnvironment } from '@nss/environment';
import { addToJobSummary } from '@nss/markdown';
import { RUNBOOKS } from '../runbooks';
import { ParameterError, readParameters } from './parameters';
import {
  approvalsAtTerminal,
  cancelOnInterrupt,
  exitCodeOf,
  markdownSummary,
  outputOf,
  runRunbook,
  shownBy,
} from '@nss/runbook-client';
import { placeOf } from '@nss/runbook-definition';

/** What was asked for. */
export interface StartArguments {
  readonly name: string;
  readonly environment: string;
  /** `name=value` */
  readonly parameters: readonly string[];
  readonly json: boolean;
}

/** Where and how runbooks are started. */
export interface StartOptions {
  /**
   * What clients of an account are made with.
   * @default - AWS's own endpoint, or what AWS_ENDPOINT_URL names, with the credentials the AWS CLI would find
   */
  readonly clientOf?: (account: string, region: string) => Pick<SSMClientConfig, 'endpoint' | 'credentials'>;
  /** Between two looks at the execution. @default 2000 */
  readonly intervalMilliseconds?: number;
}

/**
 * Starts a runbook in an environment, and watches it to its end.
 *
 * @returns the exit code: 0 when the runbook succeeded, else 1
 * @throws WrongUse for an unknown runbook, environment or parameter, before anything starts
 */
export async function start(
  { name, environment, parameters: pairs, json }: StartArguments,
  { clientOf = () => ({}), intervalMilliseconds }: StartOptions,
  { out, error }: Streams,
): Promise<number> {
  const definition = RUNBOOKS.find((each) => each.name === name);
  if (!definition) throw new WrongUse(`there is no runbook ${name}`);
  const loaded = chosenEnvironment(environment);
  const place = placeOf(loaded);
  const parameters = checked(() => readParameters(definition, place, pairs));
  const { account, region } = loaded.environment;
  const client = clientOf(account, region);
  const ssm = new SSMClient({ region, maxAttempts: 6, ...client });
  const sts = new STSClient({ region, maxAttempts: 6, ...client });
  const caller = async () => (await sts.send(new GetCallerIdentityCommand({}))).Arn ?? '';
  // With --json standard output holds the record and nothing else.
  const say = json ? error : out;
  say(`${name} in ${environment}, account ${account}, ${region}`);
  let id: string | undefined;
  const interruption = cancelOnInterrupt({ ssm, executionId: () => id, say });
  const approvals = approvalsAtTerminal({
    ssm,
    region,
    say,
    caller,
    isHeld: interruption.isOpen,
    fourEyes: typeof place.approval === 'object' && place.approval.fourEyes,
  });
  try {
    const execution = await runRunbook({
      ssm,
      place,
      runbook: name,
      parameters,
      say,
      onStarted: (started) => {
        id = started;
      },
      onLook: approvals.look,
      intervalMilliseconds,
    });
    const shown = shownBy(execution);
    if (shown) say(`\n${shown}\n`);
    const { AutomationExecutionStatus: status, FailureMessage: failure } = execution;
    say(`${status}: ${outputOf(execution, 'Summary') ?? failure ?? `execution ${id}`}`);
    if (json) out(JSON.stringify(execution, null, 2));
    addToJobSummary(markdownSummary(`${name} in ${environment}`, execution));
    return exitCodeOf(execution);
  } finally {
    approvals.close();
    interruption.restore();
  }
}

function checked<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof ParameterError) throw new WrongUse(error.message);
    throw error;
  }
}
