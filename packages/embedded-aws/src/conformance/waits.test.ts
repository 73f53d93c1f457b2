import { setTimeout as sleep } from 'node:timers/promises';
import { instanceStateChanges } from '../instance-states';
import { iamSettled, passTime } from '../virtual-time';
import { type EmbeddedCloud, startEmbeddedCloud } from '../start';
import { administratorOf } from '../keys';
import { clientsFor, type Clients } from './clients';
import { account, imageId, region } from './harness';

jest.setTimeout(60_000);

let cloud: EmbeddedCloud;
let aws: Clients;
beforeAll(async () => {
  cloud = await startEmbeddedCloud();
  aws = clientsFor(cloud.endpoint, region, administratorOf(cloud.endpoint, account));
  await cloud.prepare({ images: [{ account, region, imageId }] });
});
afterAll(() => cloud.stop());

const launched = async () =>
  (await aws.ec2.runInstances({ ImageId: imageId, MinCount: 1, MaxCount: 1 })).Instances?.[0]?.InstanceId ?? '';

/** Runs a runbook to its end. */
async function ran(Name: string, mainSteps: object[]): Promise<(string | undefined)[]> {
  await aws.ssm.createDocument({
    Name,
    DocumentType: 'Automation',
    DocumentFormat: 'JSON',
    Content: JSON.stringify({ schemaVersion: '0.3', mainSteps }),
  });
  const { AutomationExecutionId } = await aws.ssm.startAutomationExecution({ DocumentName: Name });
  for (;;) {
    const { AutomationExecution: found } = await aws.ssm.getAutomationExecution({ AutomationExecutionId });
    if (found?.AutomationExecutionStatus !== 'InProgress' && found?.AutomationExecutionStatus !== 'Pending')
      return [found?.AutomationExecutionStatus, ...(found?.StepExecutions ?? []).map(({ StepStatus }) => StepStatus)];
    await sleep(25);
  }
}

const wait = (InstanceIds: string[], DesiredValues: string[], timeoutSeconds: number) => ({
  name: 'wait',
  action: 'aws:waitForAwsResourceProperty',
  timeoutSeconds,
  inputs: {
    Service: 'ec2',
    Api: 'DescribeInstances',
    InstanceIds,
    PropertySelector: '$.Reservations[0].Instances[0].State.Name',
    DesiredValues,
  },
});
const stop = (InstanceIds: string[]) => ({
  name: 'stop',
  action: 'aws:executeAwsApi',
  inputs: { Service: 'ec2', Api: 'StopInstances', InstanceIds },
});

test('an execution that waits for an instance sees it change, and one that does not wait does not', async () => {
  const InstanceIds = [await launched()];
  expect(await ran('hasty', [stop(InstanceIds)])).toEqual(['Failed', 'Failed']);
  expect(
    await ran('patient', [
      wait(InstanceIds, ['running'], 600),
      stop(InstanceIds),
      { ...wait(InstanceIds, ['stopped'], 600), name: 'waitAgain' },
    ]),
  ).toEqual(['Success', 'Success', 'Success', 'Success']);
});

test('an execution that waits for less time than it takes has waited in vain', async () => {
  const InstanceIds = [await launched()];
  await cloud.prepare({
    slowInstances: [{ account, region, instanceId: InstanceIds[0] ?? '', secondsUntilRunning: 900 }],
  });
  expect((await ran('short', [wait(InstanceIds, ['running'], 300)]))[0]).toBe('TimedOut');
  expect((await ran('long', [wait(InstanceIds, ['running'], 1200)]))[0]).toBe('Success');
});

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/monitoring-instance-state-changes.html */
test('EventBridge tells of a state when the instance has it, not before', async () => {
  const parameter = '/seen/states';
  await aws.ssm.putParameter({ Name: parameter, Type: 'String', Value: 'none' });
  const Content = JSON.stringify({
    schemaVersion: '0.3',
    assumeRole: `arn:aws:iam::${account}:role/seer`,
    parameters: { State: { type: 'String' } },
    mainSteps: [
      {
        name: 'note',
        action: 'aws:executeAwsApi',
        inputs: { Service: 'ssm', Api: 'PutParameter', Name: parameter, Value: '{{ State }}', Overwrite: true },
      },
    ],
  });
  await aws.ssm.createDocument({ Name: 'note-state', DocumentType: 'Automation', DocumentFormat: 'JSON', Content });
  const trust = {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: ['events.amazonaws.com', 'ssm.amazonaws.com'] },
        Action: 'sts:AssumeRole',
      },
    ],
  };
  await aws.iam.createRole({ RoleName: 'seer', AssumeRolePolicyDocument: JSON.stringify(trust) });
  await aws.iam.putRolePolicy({
    RoleName: 'seer',
    PolicyName: 'all',
    PolicyDocument: JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: ['ssm:*', 'iam:PassRole'], Resource: '*' }],
    }),
  });
  await iamSettled(cloud.endpoint);
  await aws.events.putRule({
    Name: 'states',
    EventPattern: JSON.stringify({
      source: ['aws.ec2'],
      'detail-type': ['EC2 Instance State-change Notification'],
      detail: { state: ['running', 'stopped'] },
    }),
  });
  await aws.events.putTargets({
    Rule: 'states',
    Targets: [
      {
        Id: 'note',
        Arn: `arn:aws:ssm:${region}:${account}:automation-definition/note-state:$DEFAULT`,
        RoleArn: `arn:aws:iam::${account}:role/seer`,
        InputTransformer: { InputPathsMap: { state: '$.detail.state' }, InputTemplate: '{"State":["<state>"]}' },
      },
    ],
  });
  const seen = async () => (await aws.ssm.getParameter({ Name: parameter })).Parameter?.Value;
  const untilSeen = async (state: string) => {
    while ((await seen()) !== state) await sleep(25);
  };
  const id = await launched();
  const states = async () =>
    (await instanceStateChanges(cloud.endpoint))
      .filter(({ instanceId }) => instanceId === id)
      .map(({ state }) => state);
  await passTime(cloud.endpoint, 5);
  expect([await states(), await seen()]).toEqual([['pending'], 'none']);
  await passTime(cloud.endpoint, 60);
  await untilSeen('running');
  await aws.ec2.stopInstances({ InstanceIds: [id] });
  await passTime(cloud.endpoint, 5);
  expect([await states(), await seen()]).toEqual([['pending', 'running', 'stopping'], 'running']);
  await passTime(cloud.endpoint, 60);
  await untilSeen('stopped');
});
