import { type IAM } from '@aws-sdk/client-iam';
import { DescribeAutomationExecutionsCommand, GetAutomationExecutionCommand } from '@aws-sdk/client-ssm';
import { RunbookClient } from '../automation/runbook-client';
import { administratorOf } from '../keys';
import { type EmbeddedCloud, startEmbeddedCloud } from '../start';
import { iamSettled } from '../virtual-time';
import { clientsFor, type Credentials } from './clients';

jest.setTimeout(60_000);

/** An example that AWS publishes: https://docs.aws.amazon.com/systems-manager/latest/userguide/monitoring-systems-manager-event-examples.html */
const PUBLISHED = {
  version: '0',
  id: 'd290ece9-1088-4383-9df6-cd5b4ac42b99',
  'detail-type': 'EC2 Automation Execution Status-change Notification',
  source: 'aws.ssm',
  account: '123456789012',
  time: '2024-11-29T19:43:35Z',
  region: 'us-east-2',
  resources: [
    'arn:aws:ssm:us-east-2:123456789012:automation-execution/333ba70b-2333-48db-b17e-a5e69c6f4d1c',
    'arn:aws:ssm:us-east-2:123456789012:automation-definition/runcommand1:1',
  ],
  detail: {
    ExecutionId: '333ba70b-2333-48db-b17e-a5e69c6f4d1c',
    Definition: 'runcommand1',
    DefinitionVersion: 1.0,
    Status: 'Success',
    StartTime: 'Nov 29, 2024 7:43:20 PM',
    EndTime: 'Nov 29, 2024 7:43:26 PM',
    Time: 5753.0,
    ExecutedBy: 'arn:aws:iam::123456789012:user/userName',
  },
};
const { account, region } = PUBLISHED;

const MAY_START = {
  PolicyName: 'starts',
  PolicyDocument: JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 'ssm:StartAutomationExecution', Resource: '*' }],
  }),
};

/** Every value of the example, by its path: `detail.Status`. */
function valuesOf(value: unknown, path = ''): [path: string, value: string][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [[path, String(value)]];
  return Object.entries(value).flatMap(([key, each]) => valuesOf(each, path ? `${path}.${key}` : key));
}

/** What a value looks like, of which ids, times, names and figures differ from event to event. */
function formOf(value: string): string {
  return value
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'UUID')
    .replace(/\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z/, 'TIME')
    .replace(/^[A-Z][a-z]{2} [1-9]\d?, \d{4} ([1-9]|1[0-2]):\d{2}:\d{2} [AP]M$/, 'CLOCK')
    .replace(/^\d+(\.\d+)?$/, 'FIGURE');
}

let cloud: EmbeddedCloud;
beforeAll(async () => {
  cloud = await startEmbeddedCloud();
});
afterAll(() => cloud.stop());

test('the event of an execution that has ended is the one that AWS publishes, but for ids, times and figures', async () => {
  const client = new RunbookClient(cloud.endpoint, account, region);
  const { iam, events } = clientsFor(cloud.endpoint, region, administratorOf(cloud.endpoint, account));
  const paths = valuesOf(PUBLISHED).map(([path]) => path);
  const parameter = (path: string) => path.replace(/\W/g, '_');
  const isList = (path: string) => path === 'resources';
  const parameters = Object.fromEntries(
    paths.map((path) => [parameter(path), { type: isList(path) ? 'StringList' : 'String' }]),
  );
  const given = (path: string) => (isList(path) ? `<${path}>` : `["<${parameter(path)}>"]`);
  const nap = { name: 'nap', action: 'aws:sleep', inputs: { Duration: 'PT1S' } };
  const [hears, ends] = [
    await client.store({ parameters, mainSteps: [nap] }),
    await client.store({ mainSteps: [nap] }),
  ];
  const { Role } = await iam.createRole({
    RoleName: 'rule',
    AssumeRolePolicyDocument: JSON.stringify({
      Statement: [{ Effect: 'Allow', Principal: { Service: 'events.amazonaws.com' }, Action: 'sts:AssumeRole' }],
    }),
  });
  await iam.putRolePolicy({ RoleName: 'rule', ...MAY_START });
  await events.putRule({
    Name: 'ended',
    EventPattern: JSON.stringify({
      source: [PUBLISHED.source],
      'detail-type': [PUBLISHED['detail-type']],
      detail: { Definition: [ends] },
    }),
  });
  await events.putTargets({
    Rule: 'ended',
    Targets: [
      {
        Id: 'hears',
        Arn: `arn:aws:ssm:${region}:${account}:automation-definition/${hears}:$DEFAULT`,
        RoleArn: Role?.Arn,
        InputTransformer: {
          InputPathsMap: Object.fromEntries(paths.map((path) => [parameter(path), `$.${path}`])),
          InputTemplate: `{${paths.map((path) => `"${parameter(path)}":${given(path)}`).join()}}`,
        },
      },
    ],
  });
  const { ssm } = clientsFor(cloud.endpoint, region, await keysOf(iam, 'userName'));
  await iamSettled(cloud.endpoint);
  const { AutomationExecutionId: id = '' } = await ssm.startAutomationExecution({ DocumentName: ends });
  await client.ended(id);
  const heard = await firstExecution(client, hears);
  const got = (path: string) => heard[parameter(path)]?.join() ?? '';
  expect(paths.map((path) => [path, formOf(got(path))])).toEqual(
    valuesOf(PUBLISHED).map(([path, value]) => [path, formOf(value.replace('runcommand1', ends))]),
  );
  expect(got('detail.ExecutionId')).toBe(id);
});

/** Keys of a user who may start runbooks. */
async function keysOf(iam: IAM, UserName: string): Promise<Credentials> {
  await iam.createUser({ UserName });
  await iam.putUserPolicy({ UserName, ...MAY_START });
  const { AccessKey: { AccessKeyId = '', SecretAccessKey = '' } = {} } = await iam.createAccessKey({ UserName });
  return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey };
}

/** Parameters of the first execution of a document. @throws Error when there is none within 10 s */
async function firstExecution({ ssm }: RunbookClient, document: string): Promise<Record<string, string[]>> {
  for (let look = 0; look < 400; look++) {
    const { AutomationExecutionMetadataList: [found] = [] } = await ssm.send(
      new DescribeAutomationExecutionsCommand({ Filters: [{ Key: 'DocumentNamePrefix', Values: [document] }] }),
    );
    if (found) {
      const { AutomationExecutionId } = found;
      return (
        (await ssm.send(new GetAutomationExecutionCommand({ AutomationExecutionId }))).AutomationExecution
          ?.Parameters ?? {}
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`nothing started ${document}`);
}
