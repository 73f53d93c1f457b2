import { administratorOf } from '../keys';
import { type EmbeddedCloud, startEmbeddedCloud } from '../start';
import { clientsFor, type Clients } from './clients';
import { account, region } from './harness';

/** The examples of https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html and of its pages on terms and JSON. */
jest.setTimeout(60_000);

const EVENT = JSON.stringify({
  eventType: 'UpdateTrail',
  sourceIPAddress: '111.111.111.111',
  arrayKey: ['value', 'another value'],
  objectList: [
    { name: 'a', id: 1 },
    { name: 'b', id: 2 },
  ],
  SomeObject: null,
  ThisFlag: true,
});
const LINES = [
  '[ERROR] A fatal exception has occurred',
  '[WARN] Failed to process the request',
  'Exiting with ERRORCODE: -1',
  EVENT,
];

const logGroupName = 'patterns';
let cloud: EmbeddedCloud;
let aws: Clients;
beforeAll(async () => {
  cloud = await startEmbeddedCloud();
  aws = clientsFor(cloud.endpoint, region, administratorOf(cloud.endpoint, account));
  await aws.logs.createLogGroup({ logGroupName });
  await aws.logs.createLogStream({ logGroupName, logStreamName: 'all' });
  const timestamp = Date.now();
  await aws.logs.putLogEvents({
    logGroupName,
    logStreamName: 'all',
    logEvents: LINES.map((message) => ({ timestamp, message })),
  });
});
afterAll(() => cloud?.stop());

/** The places of the lines that a pattern lets through. */
async function found(filterPattern: string): Promise<number[]> {
  const { events = [] } = await aws.logs.filterLogEvents({ logGroupName, filterPattern });
  return events.map(({ message = '' }) => LINES.indexOf(message));
}

test.each<[string, number[]]>([
  ['', [0, 1, 2, 3]],
  ['ERROR', [0, 2]],
  ['"ERROR" -"Exiting"', [0]],
  ['"Failed to process the request"', [1]],
  ['"the request Failed"', []],
  ['?ERROR ?WARN', [0, 1, 2]],
  ['ERROR WARN', []],
  ['error', []],
  ['{ $.eventType = "UpdateTrail" }', [3]],
  ['{ $.eventType = "DeleteTrail" }', []],
  ['{ $.eventType = Update* }', [3]],
  ['{ $.sourceIPAddress != 123.123.* }', [3]],
  ['{ $.sourceIPAddress != 111.111.* }', []],
  ['{ $.arrayKey[0] = "value" }', [3]],
  ['{ $.objectList[1].id = 2 }', [3]],
  ['{ $.objectList[1].id > 2 }', []],
  ['{ $.SomeObject IS NULL }', [3]],
  ['{ $.SomeOtherObject NOT EXISTS }', [3]],
  ['{ $.ThisFlag IS FALSE }', []],
  ['{ ($.eventType = "X" || $.ThisFlag IS TRUE) && $.objectList[0].id >= 1 }', [3]],
  ['{ $.eventType = "X" && $.ThisFlag IS TRUE || $.objectList[0].id = 1 }', [3]],
  ['{ $.arrayKey = "value" }', []],
])('%s', async (pattern, lines) => {
  expect(await found(pattern)).toEqual(lines);
});

test.each(['{ $.a = }', '{ ($.a = 1 }', '{ $.a = 1', '{ a = 1 }', '[a, b]'])('%s is refused', async (pattern) => {
  await expect(found(pattern)).rejects.toMatchObject({ name: 'InvalidParameterException' });
});
