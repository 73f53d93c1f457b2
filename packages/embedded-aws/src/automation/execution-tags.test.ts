import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import {
  AddTagsToResourceCommand,
  CreateDocumentCommand,
  GetAutomationExecutionCommand,
  ListTagsForResourceCommand,
  RemoveTagsFromResourceCommand,
  SendAutomationSignalCommand,
  SSMClient,
  StartAutomationExecutionCommand,
  StopAutomationExecutionCommand,
} from '@aws-sdk/client-ssm';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { administratorOf } from '../keys';
import { type EmbeddedCloud, startEmbeddedCloud } from '../start';
import { iamSettled } from '../virtual-time';

jest.setTimeout(60_000);

const account = '111111111111';
const region = 'eu-central-1';
const executions = `arn:aws:ssm:${region}:${account}:automation-execution/*`;
let cloud: EmbeddedCloud;
let client: { endpoint: string; region: string; credentials: { accessKeyId: string; secretAccessKey: string } };
let administrator: SSMClient;

/** Waits for a person, so that it can be answered and stopped. */
const WAITING = {
  schemaVersion: '0.3',
  mainSteps: [
    {
      name: 'ask',
      action: 'aws:approve',
      inputs: { Approvers: [`arn:aws:iam::${account}:role/team`], Message: 'go on?' },
    },
  ],
};

beforeAll(async () => {
  cloud = await startEmbeddedCloud();
  client = { endpoint: cloud.endpoint, region, credentials: administratorOf(cloud.endpoint, account) };
  administrator = new SSMClient(client);
  await administrator.send(
    new CreateDocumentCommand({
      Name: 'waiting',
      DocumentType: 'Automation',
      DocumentFormat: 'JSON',
      Content: JSON.stringify(WAITING),
    }),
  );
});
afterAll(() => cloud.stop());

let roles = 0;

/** Systems Manager as a role with these statements has it. */
async function acting(...statements: object[]): Promise<SSMClient> {
  const RoleName = roles++ === 0 ? 'team' : `team-${roles}`;
  const iam = new IAMClient(client);
  const trust = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: 'sts:AssumeRole' }],
  };
  await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: JSON.stringify(trust) }));
  const Statement = statements.map((statement) => ({ Effect: 'Allow', Resource: executions, ...statement }));
  await iam.send(
    new PutRolePolicyCommand({
      RoleName,
      PolicyName: 'p',
      PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement }),
    }),
  );
  await iamSettled(cloud.endpoint);
  const {
    Credentials: {
      AccessKeyId: accessKeyId = '',
      SecretAccessKey: secretAccessKey = '',
      SessionToken: sessionToken = '',
    } = {},
  } = await new STSClient(client).send(
    new AssumeRoleCommand({ RoleArn: `arn:aws:iam::${account}:role/${RoleName}`, RoleSessionName: 'ann' }),
  );
  return new SSMClient({
    endpoint: cloud.endpoint,
    region,
    credentials: { accessKeyId, secretAccessKey, sessionToken },
  });
}

const tagsOf = (tags: Record<string, string>) => Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
const started = async (tags?: Record<string, string>, ssm = administrator) =>
  (
    await ssm.send(
      new StartAutomationExecutionCommand({ DocumentName: 'waiting', ...(tags && { Tags: tagsOf(tags) }) }),
    )
  ).AutomationExecutionId ?? '';
const listed = async (id: string) =>
  (await administrator.send(new ListTagsForResourceCommand({ ResourceType: 'Automation', ResourceId: id }))).TagList;
const DENIED = { name: 'AccessDeniedException' };

test('an execution has the tags it was started with, and takes and gives up others: at most five', async () => {
  const id = await started({ purpose: 'nss-dev', stage: 'beta' });
  await administrator.send(
    new AddTagsToResourceCommand({
      ResourceType: 'Automation',
      ResourceId: id,
      Tags: tagsOf({ stage: 'gamma', owner: 'ann' }),
    }),
  );
  await administrator.send(
    new RemoveTagsFromResourceCommand({ ResourceType: 'Automation', ResourceId: id, TagKeys: ['owner'] }),
  );
  expect(await listed(id)).toEqual(tagsOf({ purpose: 'nss-dev', stage: 'gamma' }));
  const six = Object.fromEntries([1, 2, 3, 4, 5, 6].map((number) => [`tag-${number}`, '']));
  await expect(started(six)).rejects.toThrow('at most 5 tags');
  await expect(
    administrator.send(new AddTagsToResourceCommand({ ResourceType: 'Automation', ResourceId: id, Tags: tagsOf(six) })),
  ).rejects.toMatchObject({ name: 'TooManyTagsError' });
  await expect(listed('6cd0d4ae-1111-1111-1111-111111111111')).rejects.toMatchObject({ name: 'InvalidResourceId' });
});

/** The actions whose condition keys have aws:ResourceTag: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssystemsmanager.html */
test('executions with a tag are watched, answered and stopped, and no others', async () => {
  const team = await acting({
    Action: ['ssm:GetAutomationExecution', 'ssm:SendAutomationSignal', 'ssm:StopAutomationExecution'],
    Condition: { StringEquals: { 'aws:ResourceTag/purpose': 'nss-dev' } },
  });
  const acts = (id: string) => [
    new GetAutomationExecutionCommand({ AutomationExecutionId: id }),
    new SendAutomationSignalCommand({ AutomationExecutionId: id, SignalType: 'Approve' }),
    new StopAutomationExecutionCommand({ AutomationExecutionId: id }),
  ];
  for (const other of [await started({ purpose: 'nss-prod' }), await started()]) {
    for (const act of acts(other))
      await expect(team.send(act as GetAutomationExecutionCommand)).rejects.toMatchObject(DENIED);
  }
  const [own, another] = [await started({ purpose: 'nss-dev' }), await started({ purpose: 'nss-dev' })];
  const [look, approve] = acts(own);
  expect((await team.send(look as GetAutomationExecutionCommand)).AutomationExecution).toMatchObject({
    AutomationExecutionId: own,
  });
  await team.send(approve as SendAutomationSignalCommand);
  await team.send(acts(another)[2] as StopAutomationExecutionCommand);
});

const document = `arn:aws:ssm:${region}:${account}:document/waiting`;
const START = { Action: 'ssm:StartAutomationExecution' };
const onDocument = { ...START, Resource: document };

test.each([
  // Example 4 of https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-setup-identity-based-policies.html
  ['by the tag of what begins', { ...START, Condition: { StringEquals: { 'aws:ResourceTag/environment': 'beta' } } }],
  [
    'by the tag of the request',
    {
      ...START,
      Condition: {
        StringEquals: { 'aws:RequestTag/environment': 'beta' },
        'ForAllValues:StringEquals': { 'aws:TagKeys': ['environment'] },
      },
    },
  ],
])('a start is decided %s, and needs the right to tag executions', async (_by, begin) => {
  const tags = { environment: 'beta' };
  await expect(started(tags, await acting(onDocument, begin))).rejects.toThrow(
    /not authorized to perform: ssm:AddTagsToResource on resource: .*automation-execution/,
  );
  const team = await acting(onDocument, begin, {
    Action: 'ssm:AddTagsToResource',
    Condition: {
      StringEquals: { 'aws:RequestTag/environment': 'beta' },
      StringEqualsIfExists: { 'aws:ResourceTag/environment': 'beta' },
    },
  });
  const others: (Record<string, string> | undefined)[] = [undefined, { environment: 'prod' }, { stage: 'beta' }];
  for (const refused of others) await expect(started(refused, team)).rejects.toMatchObject(DENIED);
  const id = await started(tags, team);
  expect(await listed(id)).toEqual(tagsOf(tags));
  // What has another tag keeps it.
  const foreign = await started({ environment: 'prod' });
  await expect(
    team.send(new AddTagsToResourceCommand({ ResourceType: 'Automation', ResourceId: foreign, Tags: tagsOf(tags) })),
  ).rejects.toMatchObject(DENIED);
});

test('a start without tags needs no right to tag', async () => {
  expect(await started(undefined, await acting(onDocument, START))).toMatch(/-/);
});

test('what a runbook starts has the tags of its step, with the rights of the runbook', async () => {
  const parent = {
    schemaVersion: '0.3',
    mainSteps: [
      {
        name: 'child',
        action: 'aws:executeAutomation',
        timeoutSeconds: 60,
        inputs: { DocumentName: 'quick', Tags: tagsOf({ purpose: 'nss-dev' }) },
      },
    ],
  };
  const quick = {
    schemaVersion: '0.3',
    mainSteps: [{ name: 'nap', action: 'aws:sleep', inputs: { Duration: 'PT1S' } }],
  };
  for (const [Name, content] of Object.entries({ parent, quick }))
    await administrator.send(
      new CreateDocumentCommand({
        Name,
        DocumentType: 'Automation',
        DocumentFormat: 'JSON',
        Content: JSON.stringify(content),
      }),
    );
  const run = async (ssm: SSMClient) => {
    const { AutomationExecutionId = '' } = await ssm.send(
      new StartAutomationExecutionCommand({ DocumentName: 'parent' }),
    );
    for (;;) {
      const { AutomationExecution: record } = await administrator.send(
        new GetAutomationExecutionCommand({ AutomationExecutionId }),
      );
      if (/Success|Failed/.test(record?.AutomationExecutionStatus ?? '')) return record!;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  };
  const all = { ...START, Resource: '*' };
  expect((await run(await acting(all))).FailureMessage).toMatch(/not authorized to perform: ssm:AddTagsToResource/);
  const record = await run(await acting(all, { Action: 'ssm:AddTagsToResource' }));
  expect(await listed(record.StepExecutions?.[0]?.Outputs?.['ExecutionId']?.[0] ?? '')).toEqual(
    tagsOf({ purpose: 'nss-dev' }),
  );
});
