import { type EmbeddedCloud, startEmbeddedCloud } from '@nss/embedded-aws';
import { Accounts } from './account';
import { checkEndState } from './check-end-state';
import { type EndStateCase } from './end-states';

jest.setTimeout(60_000);

let cloud: EmbeddedCloud;
let accounts: Accounts;
beforeAll(async () => {
  cloud = await startEmbeddedCloud();
  accounts = new Accounts(cloud);
});
afterAll(async () => {
  await accounts.stop();
  await cloud.stop();
});

const stop = JSON.stringify({
  schemaVersion: '0.3',
  assumeRole: '{{ Role }}',
  parameters: { Ids: { type: 'StringList' }, Role: { type: 'String' } },
  mainSteps: [
    { name: 'ask', action: 'aws:pause', inputs: {} },
    { name: 'stop', action: 'aws:changeInstanceState', inputs: { InstanceIds: '{{ Ids }}', DesiredState: 'stopped' } },
  ],
});

const stopped: EndStateCase = {
  title: 'an instance stops',
  document: 'stop',
  sha256: '',
  setUp: [
    {
      service: 'ec2',
      api: 'RunInstances',
      parameters: { ImageId: '{{image}}', MinCount: 1, MaxCount: 1 },
      remember: { instance: '$.Instances[0].InstanceId' },
    },
  ],
  parameters: { Ids: ['{{instance}}'], Role: ['{{role}}'] },
  answer: 'Resume',
  status: 'Success',
  then: [
    {
      service: 'ec2',
      api: 'DescribeInstances',
      parameters: { InstanceIds: ['{{instance}}'] },
      selector: '$.Reservations[*].Instances[*].State.Name',
      values: ['stopped'],
    },
  ],
};

test('an end state that is as declared', async () => {
  expect(await checkEndState(await accounts.open(), stopped, stop)).toEqual([]);
});

test('another status, another state, and a refusal are told', async () => {
  const [look] = stopped.then;
  expect(
    await checkEndState(
      await accounts.open(),
      { ...stopped, status: 'Failed', then: [{ ...look!, values: ['running'] }] },
      stop,
    ),
  ).toEqual([
    'ended Success, not Failed: ',
    'ec2 DescribeInstances $.Reservations[*].Instances[*].State.Name is ["stopped"], not ["running"]',
  ]);
  expect(await checkEndState(await accounts.open(), { ...stopped, parameters: {} }, stop)).toEqual([
    expect.stringMatching(/^refused: InvalidAutomationExecutionParametersException/),
  ]);
});

test('a state that cannot be made, and a name that stands for nothing', async () => {
  const account = await accounts.open();
  await expect(
    checkEndState(
      account,
      { ...stopped, setUp: [{ ...stopped.setUp[0]!, remember: { instance: '$.Nothing' } }] },
      stop,
    ),
  ).rejects.toThrow('ec2 RunInstances answers nothing at $.Nothing');
  await expect(checkEndState(account, { ...stopped, setUp: [] }, stop)).rejects.toThrow(
    '{{instance}} stands for nothing',
  );
});
