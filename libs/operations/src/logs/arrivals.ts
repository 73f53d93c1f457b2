import { type CloudWatchLogsClient, paginateDescribeLogGroups } from '@aws-sdk/client-cloudwatch-logs';
import { everyItem } from '@nss/deployment';
import { type LogGroupFacts } from '@nss/observability/logs';
import { askLogs, type Patience } from './ask';

/** Whether a log that is wanted arrives. */
export interface Arrival {
  readonly logGroupName: string;
  /** Minutes since its newest event. @default - there is none within the time looked at */
  readonly newestMinutes?: number;
  /** @default - nothing may come for any time */
  readonly expectedMinutes?: number;
  /**
   * - `arrives`: an event is as new as it should be
   * - `late`: the newest one is older than that
   * - `missing`: none came in a day, and some should have
   * - `quiet`: none came, and none needs to
   * - `no log group`: it was not deployed, or was deleted
   */
  readonly verdict: 'arrives' | 'late' | 'missing' | 'quiet' | 'no log group';
}

const MINUTE = 60_000;
/** How far back is looked for an event. */
const LOOKED_AT_MINUTES = 1440;
/** A time as a number, whose form is the same everywhere. */
const QUERY = 'stats max(toMillis(@timestamp)) as newest by @log';

/** Which of the wanted logs arrive, in the order of their facts. */
export async function readArrivals(
  logs: CloudWatchLogsClient,
  wanted: readonly LogGroupFacts[],
  purpose: string,
  now: Date,
  patience: Patience,
): Promise<Arrival[]> {
  const found = await everyItem(
    paginateDescribeLogGroups({ client: logs }, { logGroupNamePrefix: `${purpose}-` }),
    (page) => page.logGroups,
  );
  const there = new Set(found.map(({ logGroupName }) => logGroupName));
  const logGroupNames = wanted.map(({ logGroupName }) => logGroupName).filter((name) => there.has(name));
  const newest = new Map<string, number>();
  if (logGroupNames.length > 0) {
    const from = new Date(now.getTime() - LOOKED_AT_MINUTES * MINUTE);
    const { rows } = await askLogs(logs, { logGroupNames, query: QUERY, from, to: now }, patience);
    // `account:name`; https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_AnalyzeLogData-discoverable-fields.html
    for (const row of rows) newest.set((row['@log'] ?? '').replace(/^\d+:/, ''), Number(row['newest']));
  }
  return wanted.map((facts) => arrivalOf(facts, there.has(facts.logGroupName), newest.get(facts.logGroupName), now));
}

/** What is said of one log. @param newest milliseconds since 1970 */
export function arrivalOf(
  { logGroupName, expected }: Pick<LogGroupFacts, 'logGroupName' | 'expected'>,
  isThere: boolean,
  newest: number | undefined,
  now: Date,
): Arrival {
  const newestMinutes = newest === undefined ? undefined : Math.max(0, Math.floor((now.getTime() - newest) / MINUTE));
  const expectedMinutes = expected?.withinMinutes;
  return { logGroupName, newestMinutes, expectedMinutes, verdict: verdictOf(isThere, newestMinutes, expectedMinutes) };
}

function verdictOf(isThere: boolean, newest: number | undefined, expected: number | undefined): Arrival['verdict'] {
  if (!isThere) return 'no log group';
  if (newest === undefined) return expected === undefined ? 'quiet' : 'missing';
  return expected !== undefined && newest > expected ? 'late' : 'arrives';
}

/** Whether something is wrong with a log. */
export function isAmiss({ verdict }: Arrival): boolean {
  return verdict !== 'arrives' && verdict !== 'quiet';
}
