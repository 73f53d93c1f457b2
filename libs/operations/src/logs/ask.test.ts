import {
  type CloudWatchLogsClient,
  GetQueryResultsCommand,
  type GetQueryResultsCommandOutput,
  StartQueryCommand,
  StopQueryCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { type AskedQuery, askLogs } from './ask';

const asked: AskedQuery = {
  logGroupNames: ['flow'],
  query: 'fields a',
  from: new Date(1_000_400),
  to: new Date(2_000_400),
};
const running = { status: 'Running' as const };
const pointed = (field: string, value: string) => ({ field, value });

/** A service that answers GetQueryResults one after the other; the last answer stays. */
function service(...answers: readonly Partial<GetQueryResultsCommandOutput>[]) {
  const left = [...answers];
  const sent: unknown[] = [];
  const send = (command: unknown) => {
    sent.push(command);
    if (command instanceof StartQueryCommand) return Promise.resolve({ queryId: 'q' });
    if (command instanceof GetQueryResultsCommand) return Promise.resolve(left.length > 1 ? left.shift() : left[0]);
    return Promise.resolve({ success: true });
  };
  const count = (kind: typeof StopQueryCommand | typeof GetQueryResultsCommand) =>
    sent.filter((command) => command instanceof kind).length;
  return { logs: { send } as unknown as CloudWatchLogsClient, sent, count };
}

const ask = (logs: CloudWatchLogsClient, more: object = {}) =>
  askLogs(logs, asked, { intervalMilliseconds: 1, ...more });

// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetQueryResults.html
test('it waits until the query is complete; rows have what there is, without pointers', async () => {
  const results = [[pointed('a', '1'), pointed('@ptr', 'x')], [pointed('b', '2')]];
  const complete = { status: 'Complete' as const, results, statistics: { bytesScanned: 7 } };
  const { logs, sent, count } = service({ status: 'Scheduled' }, running, complete);
  expect(await ask(logs)).toEqual({ rows: [{ a: '1' }, { b: '2' }], columns: ['a', 'b'], bytesScanned: 7 });
  expect(sent[0]).toMatchObject({
    input: { logGroupNames: ['flow'], queryString: 'fields a', startTime: 1000, endTime: 2001 },
  });
  expect([count(GetQueryResultsCommand), count(StopQueryCommand)]).toEqual([3, 0]);
});

test('a query that takes too long is stopped, and that is said', async () => {
  const { logs, count } = service(running);
  await expect(ask(logs, { longestMilliseconds: 5 })).rejects.toThrow(
    'no answer within 0.005 seconds: the query was stopped',
  );
  expect(count(StopQueryCommand)).toBe(1);
});

test('a query that nobody waits for any more is stopped', async () => {
  const { logs, count } = service(running);
  const controller = new AbortController();
  const answer = ask(logs, { intervalMilliseconds: 60_000, signal: controller.signal });
  controller.abort();
  await expect(answer).rejects.toThrow('interrupted');
  expect(count(StopQueryCommand)).toBe(1);
});

test.each(['Failed', 'Cancelled', 'Timeout'] as const)('a query that ends as %s is an error', async (status) => {
  await expect(ask(service(running, { status }).logs)).rejects.toThrow(`the query has ended as ${status}`);
});
