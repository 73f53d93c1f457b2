import { availableParallelism } from 'node:os';
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

/** More clouds than these take memory and no time away. */
const MOST_CLOUDS = 4;

/**
 * Runs every document whose services the embedded cloud has, each in an account of its own: once with made-up
 * parameters, and once for each declared end state of a document that is there. As many clouds as there are processors
 * share the work.
 */
export async function executeCorpus(
  documents: readonly CorpusDocument[],
  cases: readonly EndStateCase[],
): Promise<ExecutedCorpus> {
  const texts = new Map(documents.map(({ sha256, text }) => [sha256, text]));
  const clouds = Math.min(MOST_CLOUDS, availableParallelism());
  const every = <T>(all: readonly T[], share: number) => all.filter((_, index) => index % clouds === share);
  const known = cases.filter(({ sha256 }) => texts.has(sha256));
  const shares = await Promise.all(
    Array.from({ length: clouds }, (_, share) => executeShare(every(documents, share), every(known, share), texts)),
  );
  return {
    statuses: summed(shares.map(({ statuses }) => statuses)),
    notRun: summed(shares.map(({ notRun }) => notRun)),
    crashes: shares.flatMap(({ crashes }) => crashes).sort(),
    // In the order in which they are declared.
    endStates: known.flatMap((_, index) => shares[index % clouds]?.endStates[Math.floor(index / clouds)] ?? []),
  };
}

/** Runs a share of a corpus in a cloud of its own. */
async function executeShare(
  documents: readonly CorpusDocument[],
  cases: readonly EndStateCase[],
  texts: ReadonlyMap<string, string>,
): Promise<ExecutedCorpus> {
  const cloud = await startEmbeddedCloud();
  const accounts = new Accounts(cloud);
  try {
    return {
      ...(await runAll(documents, cloud, accounts)),
      endStates: await checkAll(cases, texts, cloud, accounts),
    };
  } finally {
    await accounts.stop();
    await cloud.stop();
  }
}

/** Counts of several, together. */
function summed(counts: readonly ReadonlyMap<string, number>[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const [key, count] of counts.flatMap((each) => [...each])) sums.set(key, (sums.get(key) ?? 0) + count);
  return sums;
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

async function checkAll(
  cases: readonly EndStateCase[],
  texts: ReadonlyMap<string, string>,
  cloud: EmbeddedCloud,
  accounts: Accounts,
): Promise<CheckedEndState[]> {
  const checked: CheckedEndState[] = [];
  for (const each of cases) {
    await cloud.automation.people(each.answer ? 'wait' : 'time out');
    const name = `${each.document}: ${each.title}`;
    const problems = await checkEndState(await accounts.open(), each, texts.get(each.sha256) ?? '').catch(
      (error: Error) => [`its state cannot be made: ${error.message}`],
    );
    checked.push({ name, problems });
  }
  return checked;
}
