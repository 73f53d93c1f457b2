import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { type Answer, noSuch, type Phases, WrongUse } from '@nss/command-line';
import { type Account, pollMilliseconds } from '@nss/deployment';
import { chosenEnvironment, relayFeeds } from '@nss/environment';
import { LOG_QUESTIONS, type LogQuestion, logGroupFacts } from '@nss/observability/logs';
import { isAmiss, readArrivals } from '../logs/arrivals';
import { askLogs } from '../logs/ask';
import { answerText, arrivalsText, questionsText } from '../logs/log-tables';
import { secondsOf } from '../logs/since';
import { targetAccount } from '../target-account';
import { type AccountOf } from './bootstrap';

/** What was asked for. */
interface Given extends Phases {
  readonly arguments: readonly string[];
  readonly options: { readonly environment: string | undefined; readonly since: string };
  readonly answer: Answer;
}

/**
 * Asks the logs of an environment, lists what can be asked, or says which logs arrive.
 * @returns the exit code: 0, or 1 where a log that should arrive does not
 * @throws WrongUse for a question there is none of, and one without an environment
 */
export async function runLogs(given: Given, accountOf: AccountOf = targetAccount): Promise<number> {
  const {
    arguments: [name],
    options: { environment, since },
    columns,
    answer,
  } = given;
  const question = name === undefined ? undefined : questionNamed(name);
  const seconds = secondsOf(since);
  if (environment === undefined) {
    if (question) throw new WrongUse(`--environment is missing: whose logs are asked ${question.name}?`);
    answer({ questions: LOG_QUESTIONS.map(({ name: each, asks, reads }) => ({ name: each, asks, reads })) }, () =>
      questionsText(columns),
    );
    return 0;
  }
  return onInterrupt((signal) => askOf(given, { environment, question, seconds, accountOf, signal }));
}

/** What is asked, and of whom. */
interface Asked {
  readonly environment: string;
  /** @default - which logs arrive */
  readonly question: LogQuestion | undefined;
  readonly seconds: number;
  readonly accountOf: AccountOf;
  readonly signal: AbortSignal;
}

async function askOf(
  { options: { since }, columns, phase, answer }: Given,
  { environment, question, seconds, accountOf, signal }: Asked,
): Promise<number> {
  const loaded = chosenEnvironment(environment);
  const { purpose, account, region } = loaded.environment;
  const as = accountOf(account, region);
  const logs = clientOf(as);
  const patience = { intervalMilliseconds: pollMilliseconds(as), signal };
  const now = new Date();
  if (!question) {
    const arrivals = await phase(`looking which logs of ${environment} arrive`, () =>
      readArrivals(logs, logGroupFacts(purpose), purpose, now, patience),
    );
    answer({ arrivals }, () => arrivalsText(arrivals, columns));
    return arrivals.some(isAmiss) ? 1 : 0;
  }
  const query = question.query({ purpose, feeds: relayFeeds(loaded.environment) });
  const from = new Date(now.getTime() - seconds * 1000);
  const logGroupNames = question.logGroupNames(purpose);
  const found = await phase(`asking the logs of ${environment}`, () =>
    askLogs(logs, { logGroupNames, query, from, to: now }, patience),
  ).catch((error: unknown) => {
    if ((error as Error).name !== 'ResourceNotFoundException') throw error;
    throw new Error(
      `${environment} has no such log group in account ${account}, ${region}: ${logGroupNames.join(', ')}; see which there are: npm run -s logs -- --environment ${environment}`,
      { cause: error },
    );
  });
  answer({ question: question.name, asks: question.asks, since, query, ...found }, () =>
    answerText(question, found, since, columns),
  );
  return 0;
}

function questionNamed(name: string): LogQuestion {
  const found = LOG_QUESTIONS.find((question) => question.name === name);
  if (!found)
    throw noSuch(
      'question',
      name,
      LOG_QUESTIONS.map((question) => question.name),
    );
  return found;
}

function clientOf({ region, client }: Account): CloudWatchLogsClient {
  return new CloudWatchLogsClient({ region, ...client });
}

/** Does something that Ctrl-C interrupts; a second one ends the command at once. */
async function onInterrupt<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const interrupt = () => controller.abort();
  process.once('SIGINT', interrupt);
  try {
    return await work(controller.signal);
  } finally {
    process.off('SIGINT', interrupt);
  }
}
