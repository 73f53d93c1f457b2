import { runCommand, type Streams } from '@nss/command-line';
import { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs';
import { administratorOf, type EmbeddedCloud, startEmbeddedCloud } from '@nss/embedded-aws';
import { argumentsOf, pageCommands } from '@nss/docs';
import { LOG_QUESTIONS, logGroupFacts } from '@nss/observability/logs';
import { logsCommand } from '@nss/operations/commands';
import { type Deployed } from './deployed/deployed';
import { drillNamed } from './drills';
import { night, type WrittenLogs } from './night';
import { deployedEnvironments } from './testing/deployed-environments';

jest.setTimeout(240_000);

const { prod } = deployedEnvironments() as { prod: Deployed };
const { region, purpose } = prod.environment;
const facts = logGroupFacts(purpose);
const [FLOW_LOG = '', TRAIL = ''] = facts.map(({ logGroupName }) => logGroupName);
const MINUTE = 60_000;
/** Most events and bytes of PutLogEvents. https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html */
const EVENTS_A_CALL = 2_500;

let cloud: EmbeddedCloud;
/** Accounts of nights, by drill and minute: each has logs of its own. */
const accounts = new Map<string, string>();
beforeAll(async () => {
  cloud = await startEmbeddedCloud();
});
afterAll(() => cloud?.stop());

const clientOf = (account: string) => ({
  endpoint: cloud.endpoint,
  region,
  credentials: administratorOf(cloud.endpoint, account),
});

interface Written {
  readonly logGroupName: string;
  /** Before now. */
  readonly minutesAgo: number;
  readonly message: string;
}

/** Writes events into the log groups of an account, which are made first. */
async function write(account: string, written: readonly Written[], now: number): Promise<void> {
  const logs = new CloudWatchLogs(clientOf(account));
  for (const { logGroupName } of facts) {
    await logs.createLogGroup({ logGroupName });
    await logs.createLogStream({ logGroupName, logStreamName: 'all' });
    const events = written
      .filter((each) => each.logGroupName === logGroupName)
      .map(({ minutesAgo, message }) => ({ timestamp: now - minutesAgo * MINUTE, message }))
      .sort((a, b) => a.timestamp - b.timestamp);
    for (let from = 0; from < events.length; from += EVENTS_A_CALL)
      await logs.putLogEvents({
        logGroupName,
        logStreamName: 'all',
        logEvents: events.slice(from, from + EVENTS_A_CALL),
      });
  }
}

/** The last hour of a night in which nobody acts, as it stands some minutes after the fault; the bastion's logs have an event each. */
async function accountOf(drill: string, until: number): Promise<string> {
  const key = `${drill} ${until}`;
  const known = accounts.get(key);
  if (known !== undefined) return known;
  const account = String(300_000_000_000 + accounts.size);
  accounts.set(key, account);
  const minutes: WrittenLogs[] = [];
  night(
    prod,
    drillNamed(drill),
    () => undefined,
    (logs) => void minutes.push(logs),
  );
  const lastHour = minutes.filter(({ minute }) => minute <= until && minute > until - 59);
  const written = lastHour.flatMap(({ minute, flowLog, trail }) => [
    ...flowLog.map((message) => ({ logGroupName: FLOW_LOG, minutesAgo: until - minute, message })),
    ...trail.map((message) => ({ logGroupName: TRAIL, minutesAgo: until - minute, message })),
  ]);
  const examples = facts
    .filter(({ logGroupName }) => logGroupName !== FLOW_LOG && logGroupName !== TRAIL)
    .map(({ logGroupName, example }) => ({ logGroupName, minutesAgo: 5, message: example }));
  await write(account, [...written, ...examples, ...OTHER_CALLS], Date.now());
  return account;
}

/** What people do in any night, in the form that CloudTrail writes it. https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference.html */
const OTHER_CALLS: readonly Written[] = [
  {
    eventSource: 'signin.amazonaws.com',
    eventName: 'ConsoleLogin',
    responseElements: { ConsoleLogin: 'Failure' },
    additionalEventData: { MFAUsed: 'No' },
  },
  { eventSource: 'ssm.amazonaws.com', eventName: 'StartSession', requestParameters: { target: 'i-0123456789abcdef0' } },
  {
    eventSource: 'ssm.amazonaws.com',
    eventName: 'StartAutomationExecution',
    requestParameters: { documentName: 'nss-prod-nss-failover-01' },
  },
  { eventSource: 's3.amazonaws.com', eventName: 'GetObject', errorCode: 'AccessDenied' },
].map((event) => ({
  logGroupName: TRAIL,
  minutesAgo: 7,
  message: JSON.stringify({
    ...event,
    userIdentity: { arn: 'arn:aws:iam::222222222222:user/jdoe' },
    sourceIPAddress: '198.51.100.7',
  }),
}));

/** What the command prints, and its code. */
async function logs(account: string, ...argv: string[]) {
  const [out, error]: [string[], string[]] = [[], []];
  const streams: Streams = { out: (text) => out.push(text), error: (text) => error.push(text), columns: 80 };
  const command = logsCommand(() => Promise.resolve(() => ({ account, region, client: clientOf(account) })));
  const code = await runCommand(command, argv, streams);
  return { code, out: out.join('\n'), error: error.join('\n') };
}

type Row = Readonly<Record<string, string>>;

/** The rows of a question that is asked with --json. */
async function rows(account: string, question: string): Promise<readonly Row[]> {
  const { code, out, error } = await logs(account, question, '--environment', 'prod', '--json');
  expect([code, code === 0 ? '' : error]).toEqual([0, '']);
  return (JSON.parse(out) as { rows: Row[] }).rows;
}

const somebody = 'assumed-role/administrator/somebody';
const [feed] = prod.environment.siem.flatMap(({ prefixes }) => prefixes);
const towardsSiem = ({ dstaddr = '' }: Row) => dstaddr.startsWith(feed!.split('.').slice(0, 3).join('.'));

/** The drill of each question, minutes after its fault, and the row that tells of the fault. */
const ANSWERED_BY: Readonly<Record<string, readonly [drill: string, until: number, tells: (row: Row) => boolean]>> = {
  'collectors-refusing': ['siem-refuses', 20, (row) => towardsSiem(row) && Number(row['tries']) >= 100],
  'feed-bytes': ['siem-down', 20, (row) => towardsSiem(row) && Number(row['sent']) < 4096],
  'packets-dropped': ['rule-removed', 20, (row) => row['flow_direction'] === 'egress' && towardsSiem(row)],
  'hubs-talking': ['siem-down', 20, ({ received }) => Number(received) > 1_000_000],
  'flow-log-gaps': ['both-actives-lost', 20, (row) => row['log_status'] === 'NODATA' && Number(row['minutes']) >= 20],
  'sign-ins': ['siem-down', 20, (row) => row['responseElements.ConsoleLogin'] === 'Failure'],
  'sessions-opened': ['siem-down', 20, (row) => row['eventName'] === 'StartSession'],
  'session-transcripts': ['siem-down', 20, (row) => row['sessionData.0']!.startsWith('PS C:')],
  'rules-changed': ['rule-removed', 20, (row) => isBy(somebody, 'DeleteNetworkAclEntry', row)],
  'machines-changed': ['both-of-a-pair-up', 20, (row) => isBy(somebody, 'StartInstances', row)],
  'runbooks-started': ['siem-down', 20, (row) => isBy('jdoe', 'StartAutomationExecution', row)],
  'records-weakened': ['trail-stopped', 20, (row) => isBy(somebody, 'StopLogging', row)],
  'calls-denied': ['siem-down', 20, (row) => isBy('jdoe', 'GetObject', row) && row['times'] === '1'],
  'agent-errors': ['siem-down', 20, (row) => row['@message']!.includes('E! [outputs.cloudwatchlogs]')],
  'windows-faults': [
    'siem-down',
    20,
    (row) => row['provider'] === 'Service Control Manager' && row['event'] === '7031',
  ],
  'windows-sign-ins': ['siem-down', 20, (row) => row['event'] === '4625' && row['account'] === 'administrator'],
};

function isBy(who: string, call: string, row: Row): boolean {
  return row['eventName'] === call && row['userIdentity.arn']!.endsWith(who);
}

test('every question has a drill', () => {
  expect(Object.keys(ANSWERED_BY)).toEqual(LOG_QUESTIONS.map(({ name }) => name));
});

test.each(Object.entries(ANSWERED_BY))(
  '%s is answered by the logs of a drill',
  async (question, [drill, until, tells]) => {
    expect((await rows(await accountOf(drill, until), question)).filter(tells)).not.toEqual([]);
  },
);

test.each([
  ['collectors-refusing', 'hubs-silent'],
  ['packets-dropped', 'siem-down'],
  ['rules-changed', 'siem-down'],
  ['machines-changed', 'siem-down'],
  ['records-weakened', 'siem-down'],
])('%s says nothing of it where %s is the fault', async (question, drill) => {
  const tells = ANSWERED_BY[question]![2];
  expect((await rows(await accountOf(drill, 20), question)).filter(tells)).toEqual([]);
});

test('people see the rows and how they are read, in a table of the terminal’s width', async () => {
  const { code, out } = await logs(await accountOf('rule-removed', 20), 'packets-dropped', '--environment', 'prod');
  expect(code).toBe(0);
  const lines = out.split('\n');
  expect(lines[0]).toBe('Whose packets are turned away, and by the rules of which side?');
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
});

const LOGS = 'npm run -s logs';
/** Accounts here hold the logs of prod: in them dev has no log group, which is told, and is a failure. */
const ON_PAGES = pageCommands(LOGS).map((line) => [line, line.endsWith(' dev') ? 1 : 0] as const);

test.each(ON_PAGES)('as a page has it: %s', async (line, expected) => {
  const { code, out } = await logs(await accountOf('rule-removed', 20), ...argumentsOf(line, LOGS));
  expect([code, out.length > 0]).toEqual([expected, true]);
});

test('pages have a line for each thing that the command does', () => {
  expect(ON_PAGES.length).toBeGreaterThanOrEqual(8);
});

test('where every log arrives, that is so; a flow log that is not written is late', async () => {
  const well = await logs(await accountOf('siem-down', 20), '--environment', 'prod');
  expect([well.code, well.out.split('\n').length]).toEqual([0, expect.any(Number)]);
  const silent = await logs(await accountOf('flow-log-silent', 30), '--environment', 'prod', '--json');
  const { arrivals } = JSON.parse(silent.out) as { arrivals: { logGroupName: string; verdict: string }[] };
  expect(silent.code).toBe(1);
  expect(arrivals.filter(({ verdict }) => verdict !== 'arrives')).toEqual([
    expect.objectContaining({ logGroupName: FLOW_LOG, verdict: 'late' }),
  ]);
});

test('in an account without the environment, that is told in its way', async () => {
  const nowhere = await logs('399999999999', '--environment', 'prod', '--json');
  expect([nowhere.code, nowhere.out.match(/"no log group"/g)?.length]).toEqual([1, facts.length]);
  const asked = await logs('399999999999', 'sign-ins', '--environment', 'prod');
  expect([asked.code, asked.error]).toEqual([1, expect.stringContaining('prod has no such log group')]);
});
