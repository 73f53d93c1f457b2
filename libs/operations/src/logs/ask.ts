import {
  type CloudWatchLogsClient,
  GetQueryResultsCommand,
  type ResultField,
  StartQueryCommand,
  StopQueryCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { setTimeout as pause } from 'node:timers/promises';

/** A query, and the time that it looks at. */
export interface AskedQuery {
  readonly logGroupNames: readonly string[];
  /** In the language of Logs Insights. */
  readonly query: string;
  readonly from: Date;
  readonly to: Date;
}

/** What came of a query. */
export interface LogAnswer {
  /** Values by the names of their columns; a row may lack some. */
  readonly rows: readonly Readonly<Record<string, string>>[];
  /** In the order of the query, of all rows. */
  readonly columns: readonly string[];
  readonly bytesScanned: number;
}

/** How somebody waits. */
export interface Patience {
  readonly intervalMilliseconds: number;
  /** A query that takes longer is stopped. @default 120000 */
  readonly longestMilliseconds?: number;
  /** Ends the wait; the query is stopped then. @default - nobody does */
  readonly signal?: AbortSignal;
}

/** A pointer to the whole event, which no person reads. */
const POINTER = '@ptr';
const UNDER_WAY = ['Scheduled', 'Running', 'Unknown'];

/**
 * Asks logs, and waits for the answer. A query that nobody waits for any more is stopped, since it would go on and be charged.
 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetQueryResults.html
 * @throws Error for a query that fails, takes too long, or is interrupted; whatever AWS refuses it with
 */
export async function askLogs(
  logs: CloudWatchLogsClient,
  { logGroupNames, query, from, to }: AskedQuery,
  { intervalMilliseconds, longestMilliseconds = 120_000, signal }: Patience,
): Promise<LogAnswer> {
  const { queryId } = await logs.send(
    new StartQueryCommand({
      logGroupNames: [...logGroupNames],
      queryString: query,
      startTime: Math.floor(from.getTime() / 1000),
      endTime: Math.ceil(to.getTime() / 1000),
    }),
  );
  for (let waited = 0; waited <= longestMilliseconds && !signal?.aborted; waited += intervalMilliseconds) {
    const { status = 'Unknown', results = [], statistics } = await logs.send(new GetQueryResultsCommand({ queryId }));
    if (status === 'Complete') return { ...rowsOf(results), bytesScanned: statistics?.bytesScanned ?? 0 };
    if (!UNDER_WAY.includes(status)) throw new Error(`the query has ended as ${status}`);
    await pause(intervalMilliseconds, undefined, { signal }).catch(() => undefined);
  }
  // One that has just ended cannot be stopped.
  await logs.send(new StopQueryCommand({ queryId })).catch(() => undefined);
  if (signal?.aborted) throw new Error('interrupted: the query was stopped');
  throw new Error(
    `no answer within ${longestMilliseconds / 1000} seconds: the query was stopped; ask for less time with --since`,
  );
}

function rowsOf(results: readonly (readonly ResultField[])[]): Pick<LogAnswer, 'rows' | 'columns'> {
  const rows = results.map((fields) =>
    Object.fromEntries(
      fields.flatMap(({ field = '', value = '' }) => (field === POINTER ? [] : [[field, value] as const])),
    ),
  );
  return { rows, columns: [...new Set(rows.flatMap((row) => Object.keys(row)))] };
}
