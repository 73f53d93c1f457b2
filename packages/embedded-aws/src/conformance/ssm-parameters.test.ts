import { startEmbeddedCloud, type EmbeddedCloud } from '../start';
import { administratorOf } from '../keys';
import { clientsFor, clientsOfRole, type Clients } from './clients';
import { iamSettled } from '../virtual-time';
import { account, region } from './harness';

/**
 * Names, secrets and events of parameters: recorded from AWS;
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/integration-ps-secretsmanager.html, sysman-paramstore-cwe.html
 */
jest.setTimeout(60_000);
let cloud: EmbeddedCloud;
let aws: Clients;
beforeAll(async () => {
  cloud = await startEmbeddedCloud();
  aws = clientsFor(cloud.endpoint, region, administratorOf(cloud.endpoint, account));
});
afterAll(() => cloud?.stop());

const value = async (Name: string) => (await aws.ssm.getParameter({ Name, WithDecryption: true })).Parameter!;

test.each([
  ['bare', '/bare'],
  ['/slashed', 'slashed'],
])('%s is %s as well', async (Name, other) => {
  await aws.ssm.putParameter({ Name, Type: 'String', Value: 'one' });
  expect(await value(other)).toMatchObject({ Name: other, Value: 'one' });
  expect((await aws.ssm.getParameters({ Names: [other] })).Parameters).toMatchObject([{ Name: other, Value: 'one' }]);
  await expect(aws.ssm.putParameter({ Name: other, Type: 'String', Value: 'two' })).rejects.toMatchObject({
    name: 'ParameterAlreadyExists',
  });
  await aws.ssm.putParameter({ Name: other, Value: 'two', Overwrite: true });
  expect(await value(Name)).toMatchObject({ Name, Value: 'two', Version: 2 });
  await aws.ssm.deleteParameter({ Name: other });
  await expect(value(Name)).rejects.toMatchObject({ name: 'ParameterNotFound' });
});

test('a hierarchy has one name', async () => {
  await aws.ssm.putParameter({ Name: '/a/b/c', Type: 'String', Value: 'one' });
  for (const Name of ['/a//b//c', 'a/b/c', '/a/b/c/', 'a b']) {
    await expect(value(Name)).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining('sub-paths divided by slash symbol') as string,
    });
  }
  expect((await value('/a/b/c:1')).Value).toBe('one');
});

test('a parameter that is not there is told by the code of the error', async () => {
  await expect(value('/nothing')).rejects.toMatchObject({ name: 'ParameterNotFound' });
});

test('a secret is a parameter to who may read it', async () => {
  const { ARN } = await aws.secrets.createSecret({ Name: 'team/key', SecretString: 'hunter2' });
  const Name = '/aws/reference/secretsmanager/team/key';
  const held = await value(Name);
  expect(held).toMatchObject({ Name, Value: 'hunter2', Type: 'SecureString' });
  expect(JSON.parse(held.SourceResult!)).toMatchObject({ ARN, name: 'team/key' });
  const several = await aws.ssm.getParameters({
    Names: [Name, '/aws/reference/secretsmanager/none', 'nobody'],
    WithDecryption: true,
  });
  expect([several.Parameters!.map((one) => one.Name), several.InvalidParameters!.sort()]).toEqual([
    [Name],
    ['/aws/reference/secretsmanager/none', 'nobody'],
  ]);
  await expect(aws.ssm.getParameter({ Name })).rejects.toMatchObject({
    name: 'ValidationException',
    message: expect.stringContaining('WithDecryption') as string,
  });
  await expect(value('/aws/reference/secretsmanager/none')).rejects.toMatchObject({
    name: 'ParameterNotFound',
    message: expect.stringContaining('Secret /aws/reference/secretsmanager/none not found') as string,
  });
});

test('the right to read parameters is none to read secrets', async () => {
  await aws.secrets.createSecret({ Name: 'own', SecretString: 'hunter2' });
  const trust = {
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: 'sts:AssumeRole' },
  };
  await aws.iam.createRole({ RoleName: 'reader', AssumeRolePolicyDocument: JSON.stringify(trust) });
  await aws.iam.putRolePolicy({
    RoleName: 'reader',
    PolicyName: 'p',
    PolicyDocument: JSON.stringify({
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', Action: 'ssm:*', Resource: '*' },
    }),
  });
  const reader = await clientsOfRole(
    cloud.endpoint,
    region,
    administratorOf(cloud.endpoint, account),
    `arn:aws:iam::${account}:role/reader`,
  );
  await expect(
    reader.ssm.getParameter({ Name: '/aws/reference/secretsmanager/own', WithDecryption: true }),
  ).rejects.toMatchObject({
    name: 'AccessDeniedException',
    message: expect.stringContaining('secretsmanager:GetSecretValue') as string,
  });
});

test('a rule hears of what happens to parameters', async () => {
  const trust = {
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      Principal: { Service: ['events.amazonaws.com', 'ssm.amazonaws.com'] },
      Action: 'sts:AssumeRole',
    },
  };
  const { Role } = await aws.iam.createRole({ RoleName: 'watcher', AssumeRolePolicyDocument: JSON.stringify(trust) });
  const rights = {
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Action: ['ssm:StartAutomationExecution', 'iam:PassRole'], Resource: '*' },
  };
  await aws.iam.putRolePolicy({ RoleName: 'watcher', PolicyName: 'p', PolicyDocument: JSON.stringify(rights) });
  await iamSettled(cloud.endpoint);
  const Content = JSON.stringify({
    schemaVersion: '0.3',
    assumeRole: Role!.Arn,
    parameters: { Told: { type: 'String' } },
    mainSteps: [{ name: 'wait', action: 'aws:sleep', inputs: { Duration: 'PT1S' } }],
  });
  await aws.ssm.createDocument({ Name: 'watch', DocumentType: 'Automation', DocumentFormat: 'JSON', Content });
  const pattern = {
    source: ['aws.ssm'],
    'detail-type': ['Parameter Store Change'],
    detail: { name: [{ prefix: '/watched/' }], type: ['String'] },
  };
  await aws.events.putRule({ Name: 'parameters', EventPattern: JSON.stringify(pattern) });
  const InputTransformer = {
    InputPathsMap: { operation: '$.detail.operation', name: '$.detail.name' },
    InputTemplate: '{"Told": ["<operation> <name>"]}',
  };
  await aws.events.putTargets({
    Rule: 'parameters',
    Targets: [
      {
        Id: 'watch',
        Arn: `arn:aws:ssm:${region}:${account}:automation-definition/watch:$DEFAULT`,
        RoleArn: Role!.Arn,
        InputTransformer,
      },
    ],
  });
  await aws.ssm.putParameter({ Name: '/watched/one', Type: 'String', Value: '1' });
  await aws.ssm.putParameter({ Name: '/other/one', Type: 'String', Value: '1' });
  await aws.ssm.putParameter({ Name: '/watched/one', Value: '2', Overwrite: true });
  await aws.ssm.deleteParameter({ Name: '/watched/one' });
  const executions = async () =>
    (await aws.ssm.describeAutomationExecutions({ Filters: [{ Key: 'DocumentNamePrefix', Values: ['watch'] }] }))
      .AutomationExecutionMetadataList!;
  for (let tries = 0; tries < 100 && (await executions()).length < 3; tries++)
    await new Promise((resolve) => setTimeout(resolve, 50));
  const told = await Promise.all(
    (await executions()).map(
      async ({ AutomationExecutionId }) =>
        (await aws.ssm.getAutomationExecution({ AutomationExecutionId })).AutomationExecution!.Parameters!.Told![0],
    ),
  );
  expect(told.sort()).toEqual(['Create /watched/one', 'Delete /watched/one', 'Update /watched/one']);
});
