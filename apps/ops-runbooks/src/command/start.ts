import { SSMClient, type SSMClientConfig } from '@aws-sdk/client-ssm';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { type Answer, fold, type Phases, WrongUse } from '@nss/command-line';
import { chosenEnvironment } from '@nss/environment';
import { addToJobSummary } from '@nss/markdown';
import { namedRunbook } from './named-runbook';
import { ParameterError, readParameters } from './parameters';
import {
  approvalsAtTerminal,
  cancelOnInterrupt,
  exitCodeOf,
  markdownSummary,
  outputOf,
  runRunbook,
  shownBy,
  terminal,
} from '@nss/runbook-client';
import { placeOf } from '@nss/runbook-definition';

/** What was asked for. */
interface Given extends Phases {
  readonly arguments: readonly string[];
  /** Parameters as `name=value`. */
  readonly options: { readonly environment: string; readonly parameter: readonly string[] };
  readonly answer: Answer;
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
  { arguments: [name = ''], options: { environment, parameter: pairs }, answer, columns, ...streams }: Given,
  { clientOf = () => ({}), intervalMilliseconds }: StartOptions = {},
): Promise<number> {
  const definition = namedRunbook(name);
  const loaded = chosenEnvironment(environment);
  const place = placeOf(loaded);
  const parameters = checked(() => readParameters(definition, place, pairs));
  const { account, region } = loaded.environment;
  const client = clientOf(account, region);
  const ssm = new SSMClient({ region, maxAttempts: 6, ...client });
  const sts = new STSClient({ region, maxAttempts: 6, ...client });
  const caller = async () => (await sts.send(new GetCallerIdentityCommand({}))).Arn ?? '';
  const { out: say, phase } = streams;
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
    streams.heldWhile(() => terminal.isAsking);
    const execution = await phase(`running ${name}`, () =>
      runRunbook({
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
      }),
    );
    const shown = shownBy(execution);
    if (shown) say(`\n${fold(shown, columns, 4)}\n`);
    const { AutomationExecutionStatus: status, FailureMessage: failure } = execution;
    say(`${status}: ${outputOf(execution, 'Summary') ?? failure ?? `execution ${id}`}`);
    answer(execution);
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
