import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { logGroupFacts } from '@nss/observability/logs';
import { readLogs } from './read-logs';

const groups = logGroupFacts('nss-dev').map(({ logGroupName }) => logGroupName);

// Paginators take instances only.
const CLIENT = CloudWatchLogsClient.prototype;

/** A client that answers as CloudWatch Logs does, and refuses some calls. */
function client(
  there: readonly string[],
  refuses: (command: string, group?: string) => string | undefined = () => undefined,
) {
  const calls: string[] = [];
  const send = async ({
    constructor: { name },
    input,
  }: {
    constructor: { name: string };
    input: { logGroupName?: string };
  }) => {
    calls.push(name);
    const error = refuses(name, input.logGroupName);
    if (error !== undefined) throw Object.assign(new Error(`not ${name}`), { name: error });
    return name === 'DescribeLogGroupsCommand'
      ? { logGroups: there.map((logGroupName) => ({ logGroupName })) }
      : { queryId: 'q', status: 'Complete' };
  };
  return {
    calls,
    logs: Object.assign(Object.create(CLIENT) as CloudWatchLogsClient, { send: send as CloudWatchLogsClient['send'] }),
  };
}

test('every call that `nss logs` makes is made, of every log group that is there', async () => {
  const { logs, calls } = client([...groups.slice(0, 2), 'nss-dev-of-others']);
  expect(await readLogs(logs, 'nss-dev')).toEqual({ groups: 2, denied: [] });
  expect(calls).toEqual([
    'DescribeLogGroupsCommand',
    ...Array.from({ length: 2 }, () => ['StartQueryCommand', 'GetQueryResultsCommand', 'StopQueryCommand']).flat(),
  ]);
});

test.each(['StartQueryCommand', 'GetQueryResultsCommand', 'StopQueryCommand', 'DescribeLogGroupsCommand'])(
  'that %s is refused is told',
  async (refused) => {
    const { logs } = client(groups.slice(0, 1), (name) => (name === refused ? 'AccessDeniedException' : undefined));
    expect((await readLogs(logs, 'nss-dev')).denied).toEqual([`not ${refused}`]);
  },
);

test('a log group that rights leave out is one refusal, and the others are asked all the same', async () => {
  const { logs } = client(groups.slice(0, 3), (name, group) =>
    name === 'StartQueryCommand' && group === groups[1] ? 'AccessDeniedException' : undefined,
  );
  expect(await readLogs(logs, 'nss-dev')).toEqual({ groups: 3, denied: ['not StartQueryCommand'] });
});

test('a query that has ended is no refusal; another error is no answer', async () => {
  const ended = client(groups.slice(0, 1), (name) =>
    name === 'StopQueryCommand' ? 'InvalidParameterException' : undefined,
  );
  expect((await readLogs(ended.logs, 'nss-dev')).denied).toEqual([]);
  const broken = client(groups.slice(0, 1), (name) =>
    name === 'StartQueryCommand' ? 'LimitExceededException' : undefined,
  );
  await expect(readLogs(broken.logs, 'nss-dev')).rejects.toThrow('not StartQueryCommand');
});
