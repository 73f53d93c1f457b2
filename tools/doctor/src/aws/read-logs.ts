import {
  type CloudWatchLogsClient,
  GetQueryResultsCommand,
  paginateDescribeLogGroups,
  StartQueryCommand,
  StopQueryCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { everyItem } from '@nss/deployment';
import { logGroupFacts } from '@nss/observability/logs';
import { type LogReading } from './facts';

/** How AWS says no: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/CommonErrors.html */
const DENIED = /^AccessDenied/;
const ASKED_SECONDS = 60;

/**
 * Whether whoever looks may read the logs of an environment: everything that `npm run -s logs` calls is called. A query is asked of the last minute, so that
 * next to nothing is read and charged.
 */
export async function readLogs(logs: CloudWatchLogsClient, purpose: string): Promise<LogReading> {
  const groups: string[] = [];
  try {
    const found = await everyItem(
      paginateDescribeLogGroups({ client: logs }, { logGroupNamePrefix: `${purpose}-` }),
      (page) => page.logGroups,
    );
    const there = new Set(found.map(({ logGroupName }) => logGroupName));
    groups.push(
      ...logGroupFacts(purpose).flatMap(({ logGroupName }) => (there.has(logGroupName) ? [logGroupName] : [])),
    );
    // Each by itself: rights may leave out the trail or transcripts.
    const denied: string[] = [];
    for (const name of groups) {
      const said = await refusal(() => query(logs, name));
      if (said !== undefined) denied.push(said);
    }
    return { groups: groups.length, denied };
  } catch (error) {
    if (!DENIED.test((error as Error).name)) throw error;
    return { groups: groups.length, denied: [(error as Error).message] };
  }
}

async function query(logs: CloudWatchLogsClient, logGroupName: string): Promise<void> {
  const endTime = Math.ceil(Date.now() / 1000);
  const { queryId } = await logs.send(
    new StartQueryCommand({
      logGroupName,
      queryString: 'limit 1',
      startTime: endTime - ASKED_SECONDS,
      endTime,
    }),
  );
  await logs.send(new GetQueryResultsCommand({ queryId }));
  // One that has ended cannot be stopped, which is told in another way than that nobody may.
  await logs.send(new StopQueryCommand({ queryId })).catch((error: Error) => {
    if (DENIED.test(error.name)) throw error;
  });
}

async function refusal(call: () => Promise<void>): Promise<string | undefined> {
  try {
    await call();
    return undefined;
  } catch (error) {
    if (!DENIED.test((error as Error).name)) throw error;
    return (error as Error).message;
  }
}
