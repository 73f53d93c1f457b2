import { administratorOf } from '../keys';
import { type EmbeddedCloud, startEmbeddedCloud } from '../start';
import { clientsFor, clientsOfRole, type Clients } from './clients';
import { account, region } from './harness';

/**
 * Queries are AWS's own examples, or of a rule that its pages tell:
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html and the pages of its commands.
 */
jest.setTimeout(60_000);
let cloud: EmbeddedCloud;
let aws: Clients;
beforeAll(async () => {
  cloud = await startEmbeddedCloud();
  aws = clientsFor(cloud.endpoint, region, administratorOf(cloud.endpoint, account));
});
afterAll(() => cloud?.stop());

/** The begin of an hour that is over. */
const HOUR = 3_600_000;
const begin = Math.floor(Date.now() / HOUR) * HOUR - HOUR;
let groups = 0;

/** A new log group whose events are a minute apart. */
async function groupWith(messages: readonly string[]): Promise<string> {
  groups += 1;
  const [logGroupName, logStreamName] = [`group-${groups}`, 'stream'];
  await aws.logs.createLogGroup({ logGroupName });
  await aws.logs.createLogStream({ logGroupName, logStreamName });
  const logEvents = messages.map((message, minute) => ({ timestamp: begin + minute * 60_000, message }));
  await aws.logs.putLogEvents({ logGroupName, logStreamName, logEvents });
  return logGroupName;
}

const start = (logGroupName: string, queryString: string) =>
  aws.logs.startQuery({
    logGroupName,
    queryString,
    startTime: begin / 1000,
    endTime: begin / 1000 + 3600,
  });

type Row = Readonly<Record<string, string>>;

/** The rows of a query once it is complete, without the pointer of each. */
async function answered(logGroupName: string, queryString: string): Promise<Row[]> {
  const { queryId } = await start(logGroupName, queryString);
  expect((await aws.logs.getQueryResults({ queryId })).status).toBe('Running');
  const { status, results = [] } = await aws.logs.getQueryResults({ queryId });
  expect(status).toBe('Complete');
  return results.map((row) =>
    Object.fromEntries(row.flatMap(({ field = '', value = '' }) => (field === '@ptr' ? [] : [[field, value]]))),
  );
}

const query = async (text: string, messages: readonly string[]) => answered(await groupWith(messages), text);

const at = (minute: number) => new Date(begin + minute * 60_000).toISOString().replace('T', ' ').replace('Z', '');

/** https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-records-examples.html */
const FLOWS = [
  '2 123456789010 eni-1235b8ca123456789 172.31.16.139 172.31.16.21 20641 22 6 20 4249 1418530010 1418530070 ACCEPT OK',
  '2 123456789010 eni-1235b8ca123456789 172.31.9.69 172.31.9.12 49761 3389 17 40 4249 1418530010 1418530070 REJECT OK',
  '2 123456789010 eni-1235b8ca123456789 - - - - - - - 1431280876 1431280934 - NODATA',
];

describe('AWS’s own examples', () => {
  test('parse: glob expression, average of what was captured', async () => {
    const rows = await query(
      'parse @message "user=*, method:*, latency := *" as @user,\n    @method, @latency | stats avg(@latency) by @method, @user',
      [
        'user=alice, method:GET, latency := 10',
        'user=alice, method:GET, latency := 20',
        'user=bob, method:PUT, latency := 3',
      ],
    );
    expect(rows).toEqual(
      expect.arrayContaining([
        { '@method': 'GET', '@user': 'alice', 'avg(@latency)': '15' },
        { '@method': 'PUT', '@user': 'bob', 'avg(@latency)': '3' },
      ]),
    );
  });

  test('parse: a named group; an event that does not match is still there, without the field', async () => {
    expect(
      await query('parse @message /(?<NetworkInterface>eni-.*?) / | display NetworkInterface, @message', [
        'a eni-1 b',
        'x',
      ]),
    ).toEqual([{ '@message': 'x' }, { NetworkInterface: 'eni-1', '@message': 'a eni-1 b' }]);
  });

  test('parse: a flow log of another format', async () => {
    // https://repost.aws/knowledge-center/cloudwatch-vpc-flow-logs
    const rows = await query(
      'parse @message "* * * *" as account_id, action, bytes, start | filter action = "REJECT" | stats sum(bytes) as Bytes by account_id',
      ['1 REJECT 40 5', '1 REJECT 2 6', '1 ACCEPT 100 7'],
    );
    expect(rows).toEqual([{ account_id: '1', Bytes: '42' }]);
  });

  test('stats, sort and limit: the hosts with most packets', async () => {
    const rows = await query(
      'stats sum(packets) as packetsTransferred by srcAddr, dstAddr\n| sort packetsTransferred desc\n| limit 1',
      FLOWS,
    );
    expect(rows).toEqual([{ srcAddr: '172.31.9.69', dstAddr: '172.31.9.12', packetsTransferred: '40' }]);
  });

  test('filter: a number, and a set', async () => {
    expect(await query('filter protocol=17 | stats count(*) by srcAddr', FLOWS)).toEqual([
      { srcAddr: '172.31.9.69', 'count(*)': '1' },
    ]);
    expect(await query('fields logStatus | filter logStatus in ["NODATA","SKIPDATA"]', FLOWS)).toEqual([
      { logStatus: 'NODATA' },
    ]);
    expect(await query('fields dstPort | filter ispresent(dstPort) and dstPort not in [22]', FLOWS)).toEqual([
      { dstPort: '3389' },
    ]);
  });

  test('stats by bin: exceptions an hour', async () => {
    const text =
      'filter @message like /Exception/\n| stats count(*) as exceptionCount by bin(1h)\n| sort exceptionCount desc';
    expect(await query(text, ['an Exception', 'well', 'Exception'])).toEqual([
      { 'bin(1h)': at(0), exceptionCount: '2' },
    ]);
    expect(await query('stats count(*) by bin(1m) as minute | sort minute desc | limit 1', ['a', 'b'])).toEqual([
      { minute: at(1), 'count(*)': '1' },
    ]);
  });

  test('filter: like, =~, (?i), a part of a text, not like', async () => {
    const messages = ['Exception', 'exception', 'none'];
    const found = async (condition: string) =>
      (await query(`fields @message | filter @message ${condition} | sort @timestamp asc`, messages)).map(
        (row) => row['@message'],
      );
    expect(await found('like /Exception/')).toEqual(['Exception']);
    expect(await found('=~ /Exception/')).toEqual(['Exception']);
    expect(await found('like "Exception"')).toEqual(['Exception']);
    expect(await found('like /(?i)Exception/')).toEqual(['Exception', 'exception']);
    expect(await found('=~ /^(?i)Exception$/')).toEqual(['Exception', 'exception']);
    expect(await found('not like /Exception/')).toEqual(['exception', 'none']);
  });

  test('fields of JSON have the dot notation, and arrays an index', async () => {
    const event = {
      userIdentity: { arn: 'arn:aws:iam::123456789012:user/Alice' },
      eventName: 'StartInstances',
      requestParameters: { instancesSet: { items: [{ instanceId: 'i-abcde123' }] } },
    };
    expect(
      await query(
        'filter eventName="StartInstances" | display userIdentity.arn, requestParameters.instancesSet.items.0.instanceId',
        [JSON.stringify(event), JSON.stringify({ eventName: 'StopInstances' })],
      ),
    ).toEqual([
      {
        'userIdentity.arn': 'arn:aws:iam::123456789012:user/Alice',
        'requestParameters.instancesSet.items.0.instanceId': 'i-abcde123',
      },
    ]);
    expect(
      await query(
        'filter eventName="UpdateTrail" and ispresent(errorCode)\n| stats count(*) by errorCode, errorMessage',
        [
          JSON.stringify({ eventName: 'UpdateTrail', errorCode: 'AccessDenied', errorMessage: 'no' }),
          JSON.stringify({ eventName: 'UpdateTrail' }),
        ],
      ),
    ).toEqual([{ errorCode: 'AccessDenied', errorMessage: 'no', 'count(*)': '1' }]);
  });

  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax-Sort.html
  test('sort: non-numbers before numbers; digits by their length, all else by Unicode', async () => {
    const sorted = [
      '!:',
      '#',
      '*%04',
      '0#',
      '5A',
      '111A',
      '2345_',
      '@',
      '@_',
      'A',
      'A9876fghj',
      'a12345hfh',
      '0',
      '1',
      '2',
      '3',
    ];
    const rows = await query('fields @message | sort @message asc', [...sorted].reverse());
    expect(rows.map((row) => row['@message'])).toEqual(sorted);
  });
});

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax-operations-functions.html
test.each([
  ['10 % 3', '1'],
  ['2 ^ 3', '8'],
  ['2 + 3 * 4', '14'],
  ['(2 + 3) * 4', '20'],
  ['substr("xyZfooxyZ",3, 3)', 'foo'],
  ['replace("foo","o","0")', 'f00'],
  ['coalesce(missing, "a")', 'a'],
  ['toupper(concat("a", "b"))', 'AB'],
  ['greatest(1, 3, 2)', '3'],
  ['strcontains("foo", "o")', '1'],
  ['isIpv4InSubnet("10.0.0.5", "10.0.0.0/24")', '1'],
  ['toMillis(@timestamp)', String(begin)],
  ['datefloor(fromMillis(toMillis(@timestamp) + 1000), 1h)', at(0)],
])('%s is %s', async (expression, value) => {
  expect(await query(`fields ${expression} as value`, ['a'])).toEqual([{ value }]);
});

test('without a command for it, an answer has time and message, the newest event first', async () => {
  expect(await query('filter @message like /./ # every one', ['a', 'b'])).toEqual([
    { '@timestamp': at(1), '@message': 'b' },
    { '@timestamp': at(0), '@message': 'a' },
  ]);
});

test('of several groups, each event says its own; what lies outside of the time is not looked at', async () => {
  const [first, second] = [await groupWith(['a']), await groupWith(['b', 'c'])];
  const { queryId } = await aws.logs.startQuery({
    logGroupNames: [first, second],
    queryString: 'stats count(*) as events, max(toMillis(@timestamp)) as newest by @log | sort @log',
    startTime: begin / 1000,
    endTime: begin / 1000 + 59,
  });
  await aws.logs.getQueryResults({ queryId });
  const { results = [] } = await aws.logs.getQueryResults({ queryId });
  expect(results.map((row) => row.map(({ value }) => value))).toEqual([
    [`${account}:${first}`, '1', String(begin)],
    [`${account}:${second}`, '1', String(begin)],
  ]);
});

// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_MalformedQueryException.html
test.each([
  ['a command that is not executed here', 'pattern @message', 'the command pattern is not known'],
  ['a function that is not known', 'fields jsonParse(@message)', 'the function jsonParse is not known'],
  ['an aggregation that is not known', 'stats pct(a, 95)', 'the aggregation pct is not known'],
  ['wildcards without names', 'parse @message "* *" as one', '2 wildcards are given 1 names'],
  ['a limit that is too high', 'fields @message | limit 10001', 'limit takes a number from 1 to 10000'],
  ['two commands without a pipe', 'fields @message sort @timestamp', 'expected |'],
  ['a hyphen in a name', 'filter foo-bar = = 1', 'expected a field'],
  ['an expression without an end', 'filter (a = 1', 'expected )'],
  ['nothing', '', 'expected a command'],
  ['a period without a unit', 'stats count(*) by bin(5)', 'expected a period'],
  ['a time as what no page shows', 'stats max(@timestamp)', 'use toMillis'],
])('%s is refused', async (_, text, message) => {
  const group = await groupWith(['a']);
  await expect(start(group, text)).rejects.toMatchObject({
    name: 'MalformedQueryException',
    message: expect.stringContaining(message) as string,
    queryCompileError: { location: { startCharOffset: expect.any(Number) as number } },
  });
});

test('a group that is not there, no group, and a query that has ended cannot be asked for', async () => {
  await expect(start('nowhere', 'fields a')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  await expect(aws.logs.startQuery({ queryString: 'fields a', startTime: 1, endTime: 2 })).rejects.toMatchObject({
    name: 'InvalidParameterException',
  });
  await expect(aws.logs.getQueryResults({ queryId: 'nothing' })).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  });
  const group = await groupWith(['a']);
  const { queryId } = await start(group, 'fields @message');
  expect(await aws.logs.stopQuery({ queryId })).toMatchObject({ success: true });
  expect((await aws.logs.getQueryResults({ queryId })).status).toBe('Cancelled');
  // "If the query has already ended, the operation returns an error"
  await expect(aws.logs.stopQuery({ queryId })).rejects.toMatchObject({ name: 'InvalidParameterException' });
});

// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatchlogs.html: StartQuery is decided on log groups
test('whoever asks several groups needs the right for each of them', async () => {
  const [open, closed] = [await groupWith(['a']), await groupWith(['b'])];
  const [RoleName, Version] = ['reader', '2012-10-17'];
  const statement = (more: object) => JSON.stringify({ Version, Statement: [{ Effect: 'Allow', ...more }] });
  await aws.iam.createRole({
    RoleName,
    AssumeRolePolicyDocument: statement({ Principal: { AWS: account }, Action: 'sts:AssumeRole' }),
  });
  await aws.iam.putRolePolicy({
    RoleName,
    PolicyName: 'own',
    PolicyDocument: statement({
      Action: 'logs:StartQuery',
      Resource: `arn:aws:logs:${region}:${account}:log-group:${open}`,
    }),
  });
  const administrator = administratorOf(cloud.endpoint, account);
  const reader = await clientsOfRole(cloud.endpoint, region, administrator, `arn:aws:iam::${account}:role/${RoleName}`);
  const asked = (logGroupNames: string[]) =>
    reader.logs.startQuery({ logGroupNames, queryString: 'fields @message', startTime: 1, endTime: 2 });
  await expect(asked([open])).resolves.toHaveProperty('queryId');
  await expect(asked([open, closed])).rejects.toMatchObject({ name: 'AccessDeniedException' });
});
