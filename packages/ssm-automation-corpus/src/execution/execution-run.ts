import { type EmbeddedCloud, startEmbeddedCloud } from '@nss/embedded-aws';
import { type CorpusDocument } from '../documents/read-corpus';
import { type Account, Accounts } from './account';
import { checkEndState } from './check-end-state';
import { type EndStateCase } from './end-states';
import { madeUpParameters } from './made-up-parameters';
import { runDocument } from './run-document';
import { notRunnable } from './services-of';

/** What became of the documents of a corpus in the embedded cloud. */
export interface ExecutedCorpus {
  /** How often each status came out, with parameters that name nothing. */
  readonly statuses: ReadonlyMap<string, number>;
  /** Why documents were not run, and how many. */
  readonly notRun: ReadonlyMap<string, number>;
  /** Documents that broke something of ours, and what. */
  readonly crashes: readonly string[];
  readonly endStates: readonly CheckedEndState[];
}

/** A declared case and what is not as declared. */
export interface CheckedEndState {
  readonly name: string;
  readonly problems: readonly string[];
}

/**
 * Runs every document whose services the embedded cloud has, each in an account of its own: once with made-up
 * parameters, and once for each declared end state.
 */
export async function executeCorpus(
  documents: readonly CorpusDocument[],
  cases: readonly EndStateCase[],
): Promise<ExecutedCorpus> {
  const cloud = await startEmbeddedCloud();
  const accounts = new Accounts(cloud);
  try {
    return {
      ...(await runAll(documents, cloud, accounts)),
      endStates: await checkAll(documents, cases, cloud, accounts),
    };
  } finally {
    await accounts.stop();
    await cloud.stop();
  }
}

/** What became of a corpus that was validated only. */
export function notExecuted(count: number): ExecutedCorpus {
  return {
    statuses: new Map(),
    notRun: new Map([['was not to be run: see --execute', count]]),
    crashes: [],
    endStates: [],
  };
}

async function runAll(
  documents: readonly CorpusDocument[],
  cloud: EmbeddedCloud,
  accounts: Accounts,
): Promise<Omit<ExecutedCorpus, 'endStates'>> {
  const statuses = new Map<string, number>();
  const notRun = new Map<string, number>();
  const crashes: string[] = [];
  const count = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1);
  await cloud.automation.people('time out');
  for (const { path, text, document } of documents) {
    const reason = document ? notRunnable(document) : 'is no document';
    if (!document || reason !== undefined) {
      count(notRun, reason ?? '');
      continue;
    }
    const account: Account = await accounts.open();
    const outcome = await runDocument(account, {
      name: 'corpus-document',
      text,
      parameters: madeUpParameters(document, account.roleArn),
    });
    count(statuses, outcome.kind === 'ended' ? String(outcome.execution.AutomationExecutionStatus) : outcome.kind);
    if (outcome.kind === 'crashed') crashes.push(`${path}: ${outcome.reason}`);
  }
  return { statuses, notRun, crashes };
}

/** Cases of documents that this corpus does not hold are left out. */
async function checkAll(
  documents: readonly CorpusDocument[],
  cases: readonly EndStateCase[],
  cloud: EmbeddedCloud,
  accounts: Accounts,
): Promise<CheckedEndState[]> {
  const texts = new Map(documents.map(({ sha256, text }) => [sha256, text]));
  const checked: CheckedEndState[] = [];
  for (const each of cases) {
    const text = texts.get(each.sha256);
    if (text === undefined) continue;
    await cloud.automation.people(each.answer ? 'wait' : 'time out');
    const name = `${each.document}: ${each.title}`;
    const problems = await checkEndState(await accounts.open(), each, text).catch((error: Error) => [
      `its state cannot be made: ${error.message}`,
    ]);
    checked.push({ name, problems });
  }
  return checked;
}
