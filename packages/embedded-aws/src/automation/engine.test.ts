import { PythonWorker } from '@nss/ssm-automation/ports';
import {
  type AutomationExecution,
  CreateDocumentCommand,
  DescribeAutomationExecutionsCommand,
  DescribeAutomationStepExecutionsCommand,
  GetAutomationExecutionCommand,
  SendAutomationSignalCommand,
  SSMClient,
  StartAutomationExecutionCommand,
  StopAutomationExecutionCommand,
} from '@aws-sdk/client-ssm';
import { CreateAccessKeyCommand, CreateRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { CreateVpcCommand, DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { type EmbeddedCloud, startEmbeddedCloud } from '../start';
import { administratorOf } from '../keys';
import { iamSettled } from '../virtual-time';

jest.setTimeout(60_000);

const account = '111111111111';
const region = 'eu-central-1';
let cloud: EmbeddedCloud;
let ssm: SSMClient;
let client: { endpoint: string; region: string; credentials: { accessKeyId: string; secretAccessKey: string } };

beforeAll(async () => {
  cloud = await startEmbeddedCloud();
  client = { endpoint: cloud.endpoint, region, credentials: administratorOf(cloud.endpoint, account) };
  ssm = new SSMClient(client);
});
afterAll(() => cloud.stop());

let documents = 0;

/** Stores a runbook and starts it. */
async function start(content: object, parameters: Record<string, string[]> = {}): Promise<string> {
  const Name = `runbook-${++documents}`;
  await ssm.send(
    new CreateDocumentCommand({
      Name,
      DocumentType: 'Automation',
      DocumentFormat: 'JSON',
      Content: JSON.stringify({ schemaVersion: '0.3', ...content }),
    }),
  );
  return (await ssm.send(new StartAutomationExecutionCommand({ DocumentName: Name, Parameters: parameters })))
    .AutomationExecutionId as string;
}

async function until(id: string, wanted: RegExp): Promise<AutomationExecution> {
  for (let look = 0; look < 400; look++) {
    const { AutomationExecution: found } = await ssm.send(
      new GetAutomationExecutionCommand({ AutomationExecutionId: id }),
    );
    if (wanted.test(found?.AutomationExecutionStatus ?? '')) return found as AutomationExecution;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`${id} did not become ${wanted}`);
}

const secondsOf = ({ ExecutionStartTime: start, ExecutionEndTime: end }: AutomationExecution) =>
  ((end as Date).getTime() - (start as Date).getTime()) / 1000;
const ended = (id: string) => until(id, /^(Success|Failed|Cancelled|TimedOut|Rejected)$/);
const vpcs = {
  name: 'look',
  action: 'aws:executeAwsApi',
  inputs: { Service: 'ec2', Api: 'DescribeVpcs' },
  outputs: [{ Name: 'Ids', Selector: '$.Vpcs[*].VpcId', Type: 'StringList' }],
};
const script = (text: string, name = 'run') => ({
  name,
  action: 'aws:executeScript',
  inputs: { Runtime: 'python3.11', Handler: 'main', Script: text },
  outputs: [{ Name: 'Said', Selector: '$.Payload.said', Type: 'String' }],
});
const approve = {
  name: 'ask',
  action: 'aws:approve',
  timeoutSeconds: 60,
  inputs: { Approvers: ['arn:aws:iam::111111111111:root'], Message: 'go on?' },
};
const nap = { name: 'nap', action: 'aws:sleep', inputs: { Duration: 'PT1H' } };

test('a cloud that ends while runbooks run leaves no process behind', async () => {
  const worker = new PythonWorker('automation_worker.calls');
  const asking = worker.ask({
    service: 'ec2',
    api: 'DescribeVpcs',
    parameters: {},
    region,
    endpoint: cloud.endpoint,
    credentials: administratorOf(cloud.endpoint, account),
  });
  await asking;
  await worker.stop();
  await expect(worker.ask({})).rejects.toThrow('was stopped');
});

test('an API is called with the rights of whoever started it, and a wait of an hour takes no time', async () => {
  const { Vpc } = await new EC2Client(client).send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/24' }));
  const record = await ended(await start({ mainSteps: [nap, vpcs], outputs: ['look.Ids'] }));
  expect(record).toMatchObject({
    AutomationExecutionStatus: 'Success',
    Outputs: { 'look.Ids': expect.arrayContaining([Vpc?.VpcId]) as unknown },
  });
  expect(secondsOf(record)).toBeGreaterThanOrEqual(3600);
});

test('a service may be written in capitals, and a value that no API can take fails the step', async () => {
  const alarm = {
    name: 'alarm',
    action: 'aws:executeAwsApi',
    inputs: {
      Service: 'CloudWatch',
      Api: 'PutMetricAlarm',
      AlarmName: 'a',
      ComparisonOperator: 'LessThanThreshold',
      EvaluationPeriods: 1,
      Threshold: 'many',
    },
  };
  const look = { ...vpcs, inputs: { ...vpcs.inputs, Service: 'EC2' } };
  const record = await ended(await start({ mainSteps: [look, alarm] }));
  expect(record.StepExecutions?.map(({ StepStatus }) => StepStatus)).toEqual(['Success', 'Failed']);
  expect(record.FailureMessage).toContain('many');
});

test('a script reaches the cloud through boto3, sleeps on the clock of its execution, and what it raises is the failure', async () => {
  const good = script(
    'import time, boto3\ndef main(events, context):\n    time.sleep(500)\n    return {"said": boto3.client("sts").get_caller_identity()["Account"]}',
  );
  const record = await ended(await start({ mainSteps: [good], outputs: ['run.Said'] }));
  expect(record).toMatchObject({ AutomationExecutionStatus: 'Success', Outputs: { 'run.Said': [account] } });
  expect(secondsOf(record)).toBeGreaterThanOrEqual(500);
  const bad = await ended(
    await start({ mainSteps: [script('def main(events, context):\n    raise RuntimeError("the pulse is gone")')] }),
  );
  expect(bad.AutomationExecutionStatus).toBe('Failed');
  expect(bad.FailureMessage).toContain('the pulse is gone');
});

test('a script that sleeps past ten minutes is ended, and does nothing more', async () => {
  const record = await ended(
    await start({
      mainSteps: [
        script(
          'import time, boto3\ndef main(events, context):\n    time.sleep(700)\n    boto3.client("ec2").create_vpc(CidrBlock="10.9.0.0/24")',
        ),
      ],
    }),
  );
  expect(record).toMatchObject({ AutomationExecutionStatus: 'TimedOut' });
  const { Vpcs } = await new EC2Client(client).send(
    new DescribeVpcsCommand({ Filters: [{ Name: 'cidr', Values: ['10.9.0.0/24'] }] }),
  );
  expect(Vpcs).toEqual([]);
});

test.each([
  ['before', true],
  ['after', false],
] as const)('a call whose answer is late times out; its effect comes %s the wait', async (effect, isThere) => {
  const CidrBlock = isThere ? '10.7.0.0/24' : '10.8.0.0/24';
  const make = {
    name: 'make',
    action: 'aws:executeAwsApi',
    inputs: { Service: 'ec2', Api: 'CreateVpc', CidrBlock },
    onFailure: 'Continue',
  };
  const found = () =>
    new EC2Client(client).send(new DescribeVpcsCommand({ Filters: [{ Name: 'cidr', Values: [CidrBlock] }] }));
  await cloud.automation.delay({ stepName: 'make', seconds: 60, effect });
  const look = await cloud.automation.hold({ stepName: 'look' });
  const id = await start({ mainSteps: [make, vpcs, nap] });
  await look.reached();
  expect((await found()).Vpcs).toHaveLength(isThere ? 1 : 0);
  await look.release();
  expect((await ended(id)).StepExecutions?.map(({ StepStatus }) => StepStatus)).toEqual([
    'TimedOut',
    'Success',
    'Success',
  ]);
});

test.each([
  ['Approve', 'Success'],
  ['Reject', 'Rejected|Failed'],
] as const)('an approval waits for a person: %s', async (SignalType, status) => {
  const id = await start({ mainSteps: [approve, nap] });
  expect((await until(id, /Waiting/)).CurrentStepName).toBe('ask');
  await ssm.send(
    new SendAutomationSignalCommand({ AutomationExecutionId: id, SignalType, Payload: { Comment: ['read it'] } }),
  );
  expect((await ended(id)).AutomationExecutionStatus).toMatch(new RegExp(`^(${status})$`));
});

test('an approval of somebody who was not asked counts for nothing', async () => {
  const id = await start({
    mainSteps: [{ ...approve, inputs: { ...approve.inputs, Approvers: ['arn:aws:iam::111111111111:user/ann'] } }],
  });
  await until(id, /Waiting/);
  await expect(
    ssm.send(new SendAutomationSignalCommand({ AutomationExecutionId: id, SignalType: 'Approve' })),
  ).rejects.toMatchObject({ name: 'InvalidAutomationSignalException' });
  await ssm.send(new StopAutomationExecutionCommand({ AutomationExecutionId: id, Type: 'Cancel' }));
  expect((await ended(id)).AutomationExecutionStatus).toBe('Cancelled');
});

test('a session answers for its role, whatever its path, and is told as who it is; a user answers by name', async () => {
  await cloud.prepare({
    principals: [
      { account, region, principal: 'role/people/team' },
      { account, region, principal: 'ann' },
    ],
  });
  await iamSettled(cloud.endpoint);
  const { Credentials: session } = await new STSClient(client).send(
    new AssumeRoleCommand({ RoleArn: `arn:aws:iam::${account}:role/people/team`, RoleSessionName: 'bob' }),
  );
  const { AccessKey: key } = await new IAMClient(client).send(new CreateAccessKeyCommand({ UserName: 'ann' }));
  await iamSettled(cloud.endpoint);
  const as = (accessKeyId = '', secretAccessKey = '', sessionToken?: string) =>
    new SSMClient({ ...client, credentials: { accessKeyId, secretAccessKey, sessionToken } });
  const id = await start({
    mainSteps: [
      {
        ...approve,
        inputs: {
          ...approve.inputs,
          Approvers: [`arn:aws:iam::${account}:role/people/team`, 'ann'],
          MinRequiredApprovals: 2,
        },
      },
    ],
  });
  await until(id, /Waiting/);
  const answer = new SendAutomationSignalCommand({ AutomationExecutionId: id, SignalType: 'Approve' });
  await as(session?.AccessKeyId, session?.SecretAccessKey, session?.SessionToken).send(answer);
  await as(key?.AccessKeyId, key?.SecretAccessKey).send(answer);
  const decisions = ((await ended(id)).StepExecutions?.[0]?.Outputs?.['ApproverDecisions'] ?? []).map(
    (each) => JSON.parse(each) as object,
  );
  expect(decisions).toEqual([
    { approver: `arn:aws:sts::${account}:assumed-role/team/bob`, decision: 'Approve' },
    { approver: `arn:aws:iam::${account}:user/ann`, decision: 'Approve' },
  ]);
});

test.each([
  // None of the scripts that AWS publishes imports it, though it is installed here.
  [
    'import requests\ndef main(events, context):\n    return {}',
    /ModuleNotFoundError - No module named 'requests' \(line 1\)/,
  ],
  ['def main(events, context):\n    import automation_worker\n    return {}', /No module named 'automation_worker'/],
  ['def other(events, context):\n    return {}', /NameError - the script has no function main(?! \(line)/],
])(
  'a script finds the modules of the runtime only, and an error has a line of the script or none: %j',
  async (text, message) => {
    expect((await ended(await start({ mainSteps: [script(text)] }))).FailureMessage).toMatch(message);
  },
);

test('an approval that nobody gives times out where people do not answer', async () => {
  await cloud.automation.people('time out');
  const record = await ended(await start({ mainSteps: [approve, nap] }));
  await cloud.automation.people('wait');
  expect(record.AutomationExecutionStatus).toBe('TimedOut');
  expect(record.StepExecutions?.map(({ StepName, StepStatus }) => [StepName, StepStatus])).toEqual([
    ['ask', 'TimedOut'],
    ['nap', 'Pending'],
  ]);
});

test('an execution held at a step can be cancelled there', async () => {
  const hold = await cloud.automation.hold({ stepName: 'look' });
  const id = await start({ mainSteps: [vpcs, nap] });
  await hold.reached();
  await ssm.send(new StopAutomationExecutionCommand({ AutomationExecutionId: id, Type: 'Cancel' }));
  await hold.release();
  expect((await ended(id)).AutomationExecutionStatus).toBe('Cancelled');
  await expect(ssm.send(new StopAutomationExecutionCommand({ AutomationExecutionId: id }))).rejects.toThrow(
    'has ended already',
  );
});

test('a call that is made to fail fails the step, and its next attempt may succeed', async () => {
  await cloud.automation.fail({
    service: 'ec2',
    api: 'DescribeVpcs',
    error: 'RequestLimitExceeded',
    message: 'slow down',
  });
  expect((await ended(await start({ mainSteps: [vpcs] }))).FailureMessage).toContain('slow down');
  await cloud.automation.fail({
    service: 'ec2',
    api: 'DescribeVpcs',
    error: 'RequestLimitExceeded',
    message: 'slow down',
  });
  expect((await ended(await start({ mainSteps: [{ ...vpcs, maxAttempts: 2 }] }))).AutomationExecutionStatus).toBe(
    'Success',
  );
});

test('the role of a document decides what its steps may, and has to trust Systems Manager', async () => {
  const iam = new IAMClient(client);
  const trusting = (Service: string) =>
    JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { Service }, Action: 'sts:AssumeRole' }],
    });
  await iam.send(
    new CreateRoleCommand({ RoleName: 'powerless', AssumeRolePolicyDocument: trusting('ssm.amazonaws.com') }),
  );
  await iam.send(
    new CreateRoleCommand({ RoleName: 'foreign', AssumeRolePolicyDocument: trusting('ec2.amazonaws.com') }),
  );
  await iamSettled(cloud.endpoint);
  const denied = await ended(await start({ assumeRole: `arn:aws:iam::${account}:role/powerless`, mainSteps: [vpcs] }));
  expect(denied.FailureMessage).toMatch(/UnauthorizedOperation|AccessDenied|not authorized/);
  await expect(start({ assumeRole: `arn:aws:iam::${account}:role/foreign`, mainSteps: [vpcs] })).rejects.toThrow(
    'does not trust ssm.amazonaws.com',
  );
});

test('a runbook that starts another needs the permission to, and to pass its role; the child is an execution of its own', async () => {
  const iam = new IAMClient(client);
  const trust = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: 'ssm.amazonaws.com' }, Action: 'sts:AssumeRole' }],
  });
  const [parent, childRole] = ['parent', 'child'].map((name) => `arn:aws:iam::${account}:role/${name}`);
  for (const RoleName of ['parent', 'child'])
    await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: trust }));
  const allow = (RoleName: string, ...granted: [Action: string, Resource: string][]) =>
    iam.send(
      new PutRolePolicyCommand({
        RoleName,
        PolicyName: 'p',
        PolicyDocument: JSON.stringify({
          Version: '2012-10-17',
          Statement: granted.map(([Action, Resource]) => ({ Effect: 'Allow', Action, Resource })),
        }),
      }),
    );
  const Name = 'child-runbook';
  await ssm.send(
    new CreateDocumentCommand({
      Name,
      DocumentType: 'Automation',
      DocumentFormat: 'JSON',
      Content: JSON.stringify({ schemaVersion: '0.3', assumeRole: childRole, mainSteps: [vpcs] }),
    }),
  );
  await allow('child', ['ec2:DescribeVpcs', '*']);
  const run = async () => {
    await iamSettled(cloud.endpoint);
    return ended(
      await start({
        assumeRole: parent,
        mainSteps: [{ name: 'child', action: 'aws:executeAutomation', inputs: { DocumentName: Name } }],
      }),
    );
  };
  expect((await run()).FailureMessage).toMatch(/not authorized to perform: ssm:StartAutomationExecution/);
  // https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssystemsmanager.html: document and execution are
  // required of StartAutomationExecution, the definition is not.
  const on = (resource: string): [string, string] => [
    'ssm:StartAutomationExecution',
    `arn:aws:ssm:${region}:${account}:${resource}`,
  ];
  for (const few of [
    [on(`automation-definition/${Name}:*`)],
    [on(`document/${Name}`)],
    [on('automation-execution/*')],
  ]) {
    await allow('parent', ...few);
    expect((await run()).FailureMessage).toMatch(/not authorized to perform: ssm:StartAutomationExecution/);
  }
  const mayStart = [on(`document/${Name}`), on('automation-execution/*')];
  await allow('parent', ...mayStart);
  expect((await run()).FailureMessage).toMatch(/not authorized to perform: iam:PassRole/);
  await allow('parent', ...mayStart, ['iam:PassRole', String(childRole)]);
  const record = await run();
  expect(record.AutomationExecutionStatus).toBe('Success');
  const [id = ''] = record.StepExecutions?.[0]?.Outputs?.['ExecutionId'] ?? [];
  expect(await ended(id)).toMatchObject({
    AutomationExecutionStatus: 'Success',
    ExecutedBy: parent,
    DocumentName: Name,
    ParentAutomationExecutionId: record.AutomationExecutionId,
  });
});

test('lists are filtered and paged', async () => {
  const id = await start({ mainSteps: [vpcs, nap] });
  await ended(id);
  const { AutomationExecutionMetadataList: all = [] } = await ssm.send(
    new DescribeAutomationExecutionsCommand({
      Filters: [{ Key: 'DocumentNamePrefix', Values: ['runbook-'] }],
      MaxResults: 2,
    }),
  );
  expect(all).toHaveLength(2);
  expect(all[0]?.AutomationExecutionId).toBe(id);
  const steps = await ssm.send(
    new DescribeAutomationStepExecutionsCommand({
      AutomationExecutionId: id,
      Filters: [{ Key: 'StepName', Values: ['nap'] }],
    }),
  );
  expect(steps.StepExecutions?.map(({ Action }) => Action)).toEqual(['aws:sleep']);
});

test.each([
  [
    'an unknown runbook',
    () => ssm.send(new StartAutomationExecutionCommand({ DocumentName: 'none' })),
    'AutomationDefinitionNotFoundException',
  ],
  [
    'an unknown parameter',
    () => start({ mainSteps: [vpcs] }, { Nothing: ['x'] }),
    'InvalidAutomationExecutionParametersException',
  ],
  [
    'an unknown execution',
    () =>
      ssm.send(new GetAutomationExecutionCommand({ AutomationExecutionId: '6cd0d4ae-1111-1111-1111-111111111111' })),
    'AutomationExecutionNotFoundException',
  ],
])('%s is refused before anything runs', async (_what, act, name) => {
  await expect(act()).rejects.toMatchObject({ name });
});

// A trust policy is decided as IAM decides: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
test.each([
  ['sts:*', { Action: 'sts:*' }, undefined],
  ['sts:AssumeRole*', { Action: ['sts:AssumeRole*'] }, undefined],
  [
    'this account and execution',
    {
      Condition: {
        StringEquals: { 'aws:SourceAccount': account },
        ArnLike: { 'aws:SourceArn': `arn:aws:ssm:*:${account}:automation-execution/*` },
      },
    },
    undefined,
  ],
  ['another account', { Condition: { StringEquals: { 'aws:SourceAccount': '999999999999' } } }, 'does not trust'],
  ['another action', { Action: 'sts:TagSession' }, 'does not trust'],
  [
    'what is denied as well',
    {},
    'does not trust',
    { Effect: 'Deny', Principal: { Service: 'ssm.amazonaws.com' }, Action: 'sts:*' },
  ],
] as const)('a role whose trust policy allows %s', async (what, more, refused, ...others: object[]) => {
  const RoleName = `trusts-${what.replace(/\W/g, '')}`;
  const statement = { Effect: 'Allow', Principal: { Service: 'ssm.amazonaws.com' }, Action: 'sts:AssumeRole', ...more };
  await new IAMClient(client).send(
    new CreateRoleCommand({
      RoleName,
      AssumeRolePolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: [statement, ...others] }),
    }),
  );
  await iamSettled(cloud.endpoint);
  const started = start({ assumeRole: `arn:aws:iam::${account}:role/${RoleName}`, mainSteps: [vpcs] });
  await (refused ? expect(started).rejects.toThrow(refused) : expect(started).resolves.toBeDefined());
});
