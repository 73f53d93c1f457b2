import { PythonWorker } from '@nss/ssm-automation/ports';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { deflateRawSync } from 'node:zlib';
import { S3 } from '@aws-sdk/client-s3';
import { SNS } from '@aws-sdk/client-sns';
import { administratorOf } from '../keys';
import { type EmbeddedCloud, startEmbeddedCloud } from '../start';
import { iamSettled } from '../virtual-time';

// MiniStack would post to any address and run any function: a script behind walls would get out by asking the cloud to.
jest.setTimeout(60_000);
const account = '111111111111';
const region = 'eu-central-1';
let cloud: EmbeddedCloud;
let neighbour: Server;
let calls = 0;

beforeAll(async () => {
  cloud = await startEmbeddedCloud();
  neighbour = createServer((socket) => {
    calls += 1;
    socket.on('error', () => undefined).end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
  });
  await new Promise<void>((resolve) => neighbour.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  await cloud?.stop();
  neighbour.close();
});

test('a notification goes to no other port of this machine, and to no other machine', async () => {
  const sns = new SNS({
    endpoint: cloud.endpoint,
    region,
    credentials: administratorOf(cloud.endpoint, account),
    maxAttempts: 1,
  });
  const { TopicArn } = await sns.createTopic({ Name: 'out' });
  await sns.subscribe({
    TopicArn,
    Protocol: 'http',
    Endpoint: `http://127.0.0.1:${(neighbour.address() as AddressInfo).port}/`,
    ReturnSubscriptionArn: true,
  });
  await sns.subscribe({ TopicArn, Protocol: 'http', Endpoint: 'http://192.0.2.1/', ReturnSubscriptionArn: true });
  await sns.publish({ TopicArn, Message: 'hello' });
  await new Promise((resolve) => setTimeout(resolve, 1500));
  expect(calls).toBe(0);
});

/** A ZIP archive of one file (PKWARE APPNOTE 4.3: local header, central directory, its end). */
function zip(name: string, text: string): Buffer {
  const [file, content] = [Buffer.from(name), deflateRawSync(text)];
  let crc = ~0;
  for (const byte of Buffer.from(text)) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  const shared = Buffer.alloc(26);
  [
    [0, 20, 2],
    [4, 8, 2],
    [10, ~crc >>> 0, 4],
    [14, content.length, 4],
    [18, Buffer.byteLength(text), 4],
    [22, file.length, 2],
  ].forEach(([at = 0, value = 0, size = 2]) => shared.writeUIntLE(value, at, size));
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), shared, file, content]);
  const central = Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), shared, Buffer.alloc(14), file]);
  const end = Buffer.alloc(18);
  [
    [4, 1, 2],
    [6, 1, 2],
    [8, central.length, 4],
    [12, local.length, 4],
  ].forEach(([at = 0, value = 0, size = 2]) => end.writeUIntLE(value, at, size));
  return Buffer.concat([local, central, Buffer.from('PK\x05\x06'), end]);
}

test('a function is not run on this machine', async () => {
  const worker = new PythonWorker('automation_worker.calls');
  const call = (service: string, api: string, parameters: object) =>
    worker.ask({
      service,
      api,
      parameters,
      region,
      endpoint: cloud.endpoint,
      credentials: administratorOf(cloud.endpoint, account),
    });
  try {
    const s3 = new S3({
      endpoint: cloud.endpoint,
      region,
      credentials: administratorOf(cloud.endpoint, account),
      forcePathStyle: true,
    });
    await s3.createBucket({ Bucket: 'code' });
    await s3.putObject({
      Bucket: 'code',
      Key: 'f.zip',
      Body: zip('f.py', 'import os\ndef run(event, context):\n    return os.listdir("/")\n'),
    });
    const trust = {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
    };
    await call('iam', 'CreateRole', { RoleName: 'x', AssumeRolePolicyDocument: JSON.stringify(trust) });
    await iamSettled(cloud.endpoint);
    await call('lambda', 'CreateFunction', {
      FunctionName: 'f',
      Runtime: 'python3.11',
      Handler: 'f.run',
      Role: `arn:aws:iam::${account}:role/x`,
      Code: { S3Bucket: 'code', S3Key: 'f.zip' },
    });
    const answer = (await call('lambda', 'Invoke', { FunctionName: 'f' }).catch((error: Error) => ({
      refused: error.message,
    }))) as { FunctionError?: string; refused?: string };
    expect(answer.FunctionError ?? answer.refused).toBeTruthy();
    expect(JSON.stringify(answer)).not.toContain('etc');
  } finally {
    await worker.stop();
  }
});
