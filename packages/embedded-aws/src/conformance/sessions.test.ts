import { administratorOf } from '../keys';
import { type EmbeddedCloud, startEmbeddedCloud } from '../start';
import { passTime } from '../virtual-time';
import { clientsFor, type Clients } from './clients';
import { account, imageId, region } from './harness';

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_StartSession.html */
jest.setTimeout(60_000);

let cloud: EmbeddedCloud;
let aws: Clients;
let Target: string;
beforeAll(async () => {
  cloud = await startEmbeddedCloud();
  aws = clientsFor(cloud.endpoint, region, administratorOf(cloud.endpoint, account));
  await cloud.prepare({ images: [{ account, region, imageId }] });
  const launched = await aws.ec2.runInstances({ ImageId: imageId, MinCount: 1, MaxCount: 1 });
  Target = launched.Instances?.[0]?.InstanceId ?? '';
  await passTime(cloud.endpoint, 300);
});
afterAll(() => cloud?.stop());

const manage = (pingStatus: 'Online' | 'ConnectionLost') =>
  cloud.prepare({ managedInstances: [{ account, region, instanceId: Target, pingStatus }] });

test('a session has an id, a token and an address of the region, with the document of AWS or one of the account', async () => {
  await manage('Online');
  const content = JSON.stringify({
    schemaVersion: '1.0',
    description: 'd',
    sessionType: 'Standard_Stream',
    inputs: {},
  });
  await aws.ssm.createDocument({ Name: 'own-session', DocumentType: 'Session', Content: content });
  for (const more of [
    {},
    { DocumentName: 'own-session' },
    { DocumentName: 'AWS-StartPortForwardingSession', Parameters: { portNumber: ['3389'] } },
  ]) {
    const { SessionId = '', StreamUrl, TokenValue } = await aws.ssm.startSession({ Target, ...more });
    expect(StreamUrl).toBe(
      `wss://ssmmessages.${region}.amazonaws.com/v1/data-channel/${SessionId}?role=publish_subscribe`,
    );
    expect(TokenValue).toMatch(/^\S{20,}$/);
    expect(await aws.ssm.terminateSession({ SessionId })).toMatchObject({ SessionId });
  }
});

test('a machine whose agent is not heard, and a document that is not there, are refused', async () => {
  await manage('Online');
  await expect(aws.ssm.startSession({ Target, DocumentName: 'nobodys' })).rejects.toMatchObject({
    name: 'InvalidDocument',
  });
  await manage('ConnectionLost');
  await expect(aws.ssm.startSession({ Target })).rejects.toMatchObject({ name: 'TargetNotConnected' });
  await expect(aws.ssm.startSession({ Target: 'i-0123456789abcdef0' })).rejects.toMatchObject({
    name: 'TargetNotConnected',
  });
});
