import { startEmbeddedCloud, type EmbeddedCloud } from '../start';
import { administratorOf } from '../keys';
import { clientsFor, type Clients } from './clients';
import { account, region } from './harness';

/**
 * Requests that the API's model refuses, which the pages of the API reference repeat: "Length Constraints", "Array Members",
 * "Pattern" and "Valid Range" of https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_StartAutomationExecution.html,
 * API_SendAutomationSignal.html, API_GetAutomationExecution.html, API_DescribeAutomationExecutions.html, API_CreateDocument.html,
 * API_SendCommand.html and API_PutParameter.html.
 */
jest.setTimeout(60_000);
let cloud: EmbeddedCloud;
let aws: Clients;
beforeAll(async () => {
  cloud = await startEmbeddedCloud();
  aws = clientsFor(cloud.endpoint, region, administratorOf(cloud.endpoint, account));
  const Content = JSON.stringify({
    schemaVersion: '0.3',
    parameters: { Names: { type: 'StringList' } },
    mainSteps: [{ name: 'one', action: 'aws:sleep', inputs: { Duration: 'PT1S' } }],
  });
  await aws.ssm.createDocument({ Name: 'constraints', DocumentType: 'Automation', DocumentFormat: 'JSON', Content });
});
afterAll(() => cloud?.stop());

const id = '11111111-1111-1111-1111-111111111111';
const texts = (count: number, length = 1) => Array.from({ length: count }, () => 'x'.repeat(length));
const start = (more: object) =>
  aws.ssm.startAutomationExecution({ DocumentName: 'constraints', Parameters: { Names: ['x'] }, ...more });
const names = (...Names: string[]) => start({ Parameters: { Names } });

const refused: [string, () => Promise<unknown>, RegExp][] = [
  [
    'a value of 513 characters',
    () => names('x'.repeat(513)),
    /at 'parameters.Names.member.1.member' .* length less than or equal to 512/,
  ],
  ['51 values', () => names(...texts(51)), /at 'parameters.Names.member' .* length less than or equal to 50/],
  ['an empty value', () => names(''), /length greater than or equal to 1/],
  [
    "a parameter's name of 51 characters",
    () => start({ Parameters: { ['n'.repeat(51)]: ['x'] } }),
    /\.key' .* length less than or equal to 50/,
  ],
  [
    '201 parameters',
    () => start({ Parameters: Object.fromEntries(Array.from({ length: 201 }, (_, index) => [`n${index}`, ['x']])) }),
    /at 'parameters' .* length less than or equal to 200/,
  ],
  [
    'a version that is none',
    () => start({ DocumentVersion: '01' }),
    /at 'documentVersion' .* regular expression pattern/,
  ],
  [
    'a token that is no UUID',
    () => start({ ClientToken: 'again' }),
    /2 validation errors detected: Value 'again' at 'clientToken'/,
  ],
  [
    'two targets',
    () =>
      start({
        TargetParameterName: 'Names',
        Targets: [
          { Key: 'ParameterValues', Values: ['a'] },
          { Key: 'ParameterValues', Values: ['b'] },
        ],
      }),
    /at 'targets' .* less than or equal to 1/,
  ],
  [
    'a concurrency of nothing',
    () => start({ MaxConcurrency: '0' }),
    /at 'maxConcurrency' .* regular expression pattern/,
  ],
  ['no document', () => start({ DocumentName: undefined }), /Value null at 'documentName' .* Member must not be null/],
  [
    'an execution whose id is none',
    () => aws.ssm.getAutomationExecution({ AutomationExecutionId: 'x' }),
    /length greater than or equal to 36/,
  ],
  [
    'a signal of 513 characters',
    () =>
      aws.ssm.sendAutomationSignal({
        AutomationExecutionId: id,
        SignalType: 'Approve',
        Payload: { Comment: ['x'.repeat(513)] },
      }),
    /less than or equal to 512/,
  ],
  [
    '51 results',
    () => aws.ssm.describeAutomationExecutions({ MaxResults: 51 }),
    /Value '51' at 'maxResults' .* value less than or equal to 50/,
  ],
  [
    'no results',
    () => aws.ssm.describeAutomationStepExecutions({ AutomationExecutionId: id, MaxResults: 0 }),
    /value greater than or equal to 1/,
  ],
  [
    'a filter without values',
    () => aws.ssm.describeAutomationExecutions({ Filters: [{ Key: 'ExecutionId', Values: [] }] }),
    /at 'filters.1.member.values'/,
  ],
  [
    "a document's version name with a blank",
    () => aws.ssm.createDocument({ Name: 'two', Content: '{}', VersionName: 'a b' }),
    /at 'versionName'/,
  ],
  [
    'a command to an instance that is none',
    () => aws.ssm.sendCommand({ DocumentName: 'AWS-RunShellScript', InstanceIds: ['web-01'] }),
    /at 'instanceIds.1.member'/,
  ],
  [
    'a command with a comment of 101 characters',
    () =>
      aws.ssm.sendCommand({
        DocumentName: 'AWS-RunShellScript',
        InstanceIds: ['i-0123456789abcdef0'],
        Comment: 'x'.repeat(101),
      }),
    /at 'comment'/,
  ],
  [
    'a parameter with a description of 1,025 characters',
    () => aws.ssm.putParameter({ Name: '/a', Value: 'b', Type: 'String', Description: 'x'.repeat(1025) }),
    /at 'description'/,
  ],
];

test.each(refused)('%s: refused', async (_what, call, message) => {
  await expect(call()).rejects.toMatchObject({
    name: 'ValidationException',
    message: expect.stringMatching(message) as string,
  });
});

test('what is at the limit is taken', async () => {
  const { AutomationExecutionId } = await names(...texts(50, 512));
  expect(AutomationExecutionId).toHaveLength(36);
  await expect(aws.ssm.describeAutomationExecutions({ MaxResults: 50 })).resolves.toBeDefined();
  await expect(start({ DocumentVersion: '$DEFAULT', ClientToken: id })).resolves.toBeDefined();
});

// "The content of the document must not exceed 64KB. This quota also includes the content specified for input parameters at runtime."
test('a document and what its parameters are given have 64 KB together', async () => {
  const written = (length: number) =>
    JSON.stringify({
      schemaVersion: '0.3',
      description: 'x'.repeat(length),
      parameters: { Names: { type: 'StringList' } },
      mainSteps: [{ name: 'one', action: 'aws:sleep', inputs: { Duration: 'PT1S' } }],
    });
  await aws.ssm.createDocument({
    Name: 'heavy',
    DocumentType: 'Automation',
    DocumentFormat: 'JSON',
    Content: written(65_536 - written(0).length - 512),
  });
  const given = (length: number) =>
    aws.ssm.startAutomationExecution({ DocumentName: 'heavy', Parameters: { Names: [...texts(1, length - 1), 'x'] } });
  await expect(given(512)).resolves.toBeDefined();
  await expect(given(513)).rejects.toMatchObject({
    name: 'InvalidAutomationExecutionParametersException',
    message: expect.stringContaining('65537 bytes') as string,
  });
});

test('other services refuse in their own words', async () => {
  await expect(
    aws.logs.putMetricFilter({
      logGroupName: 'any',
      filterName: 'one',
      filterPattern: 'x'.repeat(1025),
      metricTransformations: [{ metricName: 'a', metricNamespace: 'b', metricValue: '1' }],
    }),
  ).rejects.toMatchObject({ name: 'InvalidParameterException' });
});
