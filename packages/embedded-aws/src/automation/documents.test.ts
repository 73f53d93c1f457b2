import {
  CreateDocumentCommand,
  DescribeDocumentCommand,
  ListDocumentVersionsCommand,
  ModifyDocumentPermissionCommand,
  UpdateDocumentCommand,
  UpdateDocumentDefaultVersionCommand,
} from '@aws-sdk/client-ssm';
import { type EmbeddedCloud, startEmbeddedCloud } from '../start';
import { RunbookClient } from './runbook-client';

jest.setTimeout(60_000);

let cloud: EmbeddedCloud;
let client: RunbookClient;
beforeAll(async () => {
  cloud = await startEmbeddedCloud();
  client = new RunbookClient(cloud.endpoint);
});
afterAll(() => cloud.stop());

const nap = (Duration: string) => ({ mainSteps: [{ name: 'nap', action: 'aws:sleep', inputs: { Duration } }] });

test('an execution takes the default version, the one it names, or the latest; one that there is not is refused', async () => {
  const Name = await client.store(nap('PT1S'));
  const Content = JSON.stringify({ schemaVersion: '0.3', ...nap('PT2S') });
  await client.ssm.send(
    new UpdateDocumentCommand({ Name, Content, DocumentFormat: 'JSON', DocumentVersion: '$LATEST' }),
  );
  const versionOf = async (DocumentVersion?: string) =>
    (await client.ended(await client.start({}, { DocumentName: Name, DocumentVersion }))).DocumentVersion;
  expect([await versionOf(), await versionOf('$DEFAULT'), await versionOf('$LATEST'), await versionOf('2')]).toEqual([
    '1',
    '1',
    '2',
    '2',
  ]);
  await expect(versionOf('99')).rejects.toMatchObject({ name: 'AutomationDefinitionVersionNotFoundException' });
  await client.ssm.send(new UpdateDocumentDefaultVersionCommand({ Name, DocumentVersion: '2' }));
  expect(await versionOf()).toBe('2');
  await expect(
    client.ssm.send(new UpdateDocumentDefaultVersionCommand({ Name, DocumentVersion: '99' })),
  ).rejects.toMatchObject({ name: 'InvalidDocumentVersion' });
  const { DocumentVersions } = await client.ssm.send(new ListDocumentVersionsCommand({ Name }));
  expect(DocumentVersions).toMatchObject([
    { DocumentVersion: '2', IsDefaultVersion: true, Status: 'Active', DocumentFormat: 'JSON' },
    { DocumentVersion: '1', IsDefaultVersion: false },
  ]);
  const first = await client.ssm.send(new ListDocumentVersionsCommand({ Name, MaxResults: 1 }));
  expect(first.DocumentVersions).toHaveLength(1);
  expect(
    (await client.ssm.send(new ListDocumentVersionsCommand({ Name, NextToken: first.NextToken }))).DocumentVersions,
  ).toMatchObject([{ DocumentVersion: '1' }]);
});

test('a runbook is for every platform', async () => {
  const Name = await client.store(nap('PT1S'));
  expect((await client.ssm.send(new DescribeDocumentCommand({ Name }))).Document?.PlatformTypes).toEqual([
    'Windows',
    'Linux',
    'MacOS',
  ]);
});

test('a runbook that another account shares runs by its ARN, and by nothing else', async () => {
  const owner = new RunbookClient(cloud.endpoint, '222222222222');
  const Name = await owner.store(nap('PT1S'));
  const DocumentName = `arn:aws:ssm:${owner.region}:${owner.account}:document/${Name}`;
  await expect(client.start({}, { DocumentName })).rejects.toMatchObject({
    name: 'AutomationDefinitionNotFoundException',
  });
  await owner.ssm.send(
    new ModifyDocumentPermissionCommand({ Name, PermissionType: 'Share', AccountIdsToAdd: [client.account] }),
  );
  expect((await client.ended(await client.start({}, { DocumentName }))).AutomationExecutionStatus).toBe('Success');
  const child = { name: 'child', action: 'aws:executeAutomation', inputs: { DocumentName } };
  expect((await client.ended(await client.start({ mainSteps: [child] }))).AutomationExecutionStatus).toBe('Success');
});

// https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-variables.html and automation-branch-condition.html
test.each([
  ['a stored parameter in an input', { mainSteps: nap('{{ssm:/probe/x}}').mainSteps }],
  ['a stored parameter as role', { assumeRole: '{{ssm:role}}', ...nap('PT1S') }],
  [
    'an operator that there is not',
    {
      mainSteps: [
        { name: 'way', action: 'aws:branch', inputs: { Choices: [{ NextStep: 'way', Variable: 'a', Equals: 'a' }] } },
      ],
    },
  ],
])('a runbook with %s is not stored', async (_what, content) => {
  await expect(client.store(content)).rejects.toMatchObject({ name: 'InvalidDocumentContent' });
});

test('a document of a loop whose body leads out of it is stored', async () => {
  const Content = JSON.stringify({
    schemaVersion: '0.3',
    mainSteps: [
      {
        name: 'round',
        action: 'aws:loop',
        inputs: { Iterators: ['a'], Steps: [{ ...nap('PT1S').mainSteps[0], nextStep: 'after' }] },
      },
      { ...nap('PT1S').mainSteps[0], name: 'after' },
    ],
  });
  const form = { DocumentType: 'Automation', DocumentFormat: 'JSON' } as const;
  await expect(client.ssm.send(new CreateDocumentCommand({ Name: 'round', Content, ...form }))).resolves.toBeDefined();
});
