import { SSM } from '@aws-sdk/client-ssm';
import { S3 } from '@aws-sdk/client-s3';
import fc from 'fast-check';
import { administratorOf, keysOf } from '../keys';
import { startEmbeddedCloud, type EmbeddedCloud } from '../start';
import { rawRequest } from './raw-request';

// What a page can send is in the Fetch standard: "HTTP-network-or-cache fetch" (Host, Origin) and Fetch Metadata (Sec-Fetch-Site).
jest.setTimeout(60_000);
const account = '111111111111';
const region = 'eu-central-1';
let cloud: EmbeddedCloud;
let ssm: SSM;
let s3: S3;

beforeAll(async () => {
  cloud = await startEmbeddedCloud();
  const options = {
    endpoint: cloud.endpoint,
    region,
    credentials: administratorOf(cloud.endpoint, account),
    maxAttempts: 1,
  };
  ssm = new SSM(options);
  s3 = new S3({ ...options, forcePathStyle: true });
});
afterAll(() => cloud?.stop());

const token = () => `Authorization: Bearer ${keysOf(cloud.endpoint).controlToken}`;
const host = () => `Host: localhost:${cloud.port}`;
/** A request that the door lets in but for what a test adds: to a control route, with the token. */
const ask = (...more: string[]) =>
  rawRequest(cloud.port, ['GET /_embedded-cloud/types HTTP/1.1', token(), 'Connection: close', ...more]);

test('the launcher comes in by each name of this machine', async () => {
  for (const name of [
    'localhost',
    '127.0.0.1',
    '[::1]',
    `localhost:${cloud.port}`,
    `127.0.0.1:${cloud.port}`,
    `[::1]:${cloud.port}`,
    'LOCALHOST',
    'bucket.localhost',
    'my.bucket.s3.localhost:1',
    'b.s3.eu-central-1.localhost',
  ]) {
    expect([name, (await ask(`Host: ${name}`)).status]).toEqual([name, 200]);
  }
});

test.each([
  'evil.example',
  'localhost.evil.example',
  'localhost.',
  '127.0.0.1.nip.io',
  '127.1',
  '2130706433',
  '0x7f.1',
  '0.0.0.0',
  '[::]',
  '[::ffff:127.0.0.1]',
  '10.0.0.1',
  'evil.example:4566',
  'evil.example#localhost',
  'evil.example?.localhost',
  'evil.example/.localhost',
  'a@localhost',
  'localhost:80@evil.example',
  'localhost,evil.example',
  'xlocalhost',
  '-.localhost',
  '',
])('a name that DNS could lead here is refused: Host %p', async (name) => {
  expect([400, 403]).toContain((await ask(`Host: ${name}`)).status);
});

test('no name of the Internet comes in', async () => {
  await fc.assert(
    fc.asyncProperty(fc.domain(), async (name) => (await ask(`Host: ${name}`)).status === 403),
    { numRuns: 30 },
  );
});

test.each([
  'https://evil.example',
  'http://localhost:3000',
  'http://127.0.0.1:1',
  'null',
  '',
  'file://',
  'chrome-extension://abcdef',
  'http://localhost',
])('a page of any origin is refused: Origin %p', async (origin) => {
  expect(await ask(host(), `Origin: ${origin}`)).toMatchObject({ status: 403 });
  expect(await ask(host(), `oRiGiN: ${origin}`)).toMatchObject({ status: 403 });
});

test.each(['cross-site', 'same-site', 'same-origin', 'CROSS-SITE', 'something'])(
  'a browser that says a page asks is refused: Sec-Fetch-Site %s',
  async (site) => {
    expect((await ask(host(), `Sec-Fetch-Site: ${site}`)).status).toBe(403);
  },
);

test('requests that servers read in two ways are refused', async () => {
  const lines = [token(), 'Connection: close'];
  const statuses = async (...heads: string[][]) =>
    Promise.all(heads.map(async (head) => (await rawRequest(cloud.port, head)).status));
  for (const status of await statuses(
    ['GET /_embedded-cloud/types HTTP/1.1', ...lines],
    ['GET /_embedded-cloud/types HTTP/1.0', ...lines],
    ['GET /_embedded-cloud/types HTTP/1.1', ...lines, host(), 'Host: evil.example'],
    ['GET /_embedded-cloud/types HTTP/1.1', ...lines, 'Host: evil.example', host()],
    ['GET http://evil.example/_embedded-cloud/types HTTP/1.1', ...lines, host()],
    [`GET ${cloud.endpoint}/_embedded-cloud/types HTTP/1.1`, ...lines, host()],
    ['GET /_embedded-cloud/types HTTP/1.1', ...lines, host(), 'Authorization: Bearer x'],
    ['OPTIONS * HTTP/1.1', ...lines, host()],
  ))
    expect([400, 403]).toContain(status);
});

test('no preflight is answered, and no answer carries a CORS header', async () => {
  await s3.createBucket({ Bucket: 'shared-with-pages' });
  await s3.putBucketCors({
    Bucket: 'shared-with-pages',
    CORSConfiguration: {
      CORSRules: [{ AllowedOrigins: ['*'], AllowedMethods: ['GET', 'PUT'], AllowedHeaders: ['*'] }],
    },
  });
  const preflight = [
    'Origin: https://evil.example',
    'Access-Control-Request-Method: POST',
    'Access-Control-Request-Headers: x-amz-target',
    host(),
    'Connection: close',
  ];
  for (const path of ['/', '/_embedded-cloud/fixtures', '/shared-with-pages/x', '/_ministack/reset']) {
    for (const lines of [preflight, preflight.slice(1)]) {
      const answer = await rawRequest(cloud.port, [`OPTIONS ${path} HTTP/1.1`, ...lines]);
      expect(answer).toMatchObject({ status: 403, head: expect.not.stringContaining('access-control-') as string });
    }
  }
  const heads: string[] = [];
  ssm.middlewareStack.add(
    (next) => async (args) => {
      const answer = await next(args);
      heads.push(
        ...Object.keys((answer.response as { headers: Record<string, string> }).headers).map((name) =>
          name.toLowerCase(),
        ),
      );
      return answer;
    },
    { step: 'deserialize', priority: 'low' },
  );
  await ssm.describeParameters({});
  expect(heads.filter((name) => name.startsWith('access-control-'))).toEqual([]);
  expect(heads).toContain('content-type');
});

const page = ['Origin: http://evil.example', 'Content-Type: text/plain;charset=UTF-8', 'Connection: close'];
const query = `X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=${account}/20260101/${region}/ssm/aws4_request&X-Amz-Date=20260101T000000Z&X-Amz-SignedHeaders=host&X-Amz-Signature=00`;
const document = JSON.stringify({
  Name: 'from-a-page',
  DocumentType: 'Automation',
  Content: '{"schemaVersion":"0.3","mainSteps":[]}',
});

test.each<[string, () => Promise<{ status: number; body: string }>, RegExp]>([
  [
    'in the query string',
    () =>
      rawRequest(
        cloud.port,
        [
          `POST /?${query} HTTP/1.1`,
          host(),
          'X-Amz-Target: AmazonSSM.CreateDocument',
          ...page,
          `Content-Length: ${document.length}`,
        ],
        document,
      ),
    /"__type": "AccessDeniedException".*Origin/,
  ],
  [
    'by a form',
    () =>
      rawRequest(
        cloud.port,
        [
          'POST / HTTP/1.1',
          host(),
          'Origin: null',
          'Content-Type: application/x-www-form-urlencoded',
          'Connection: close',
          'Content-Length: 38',
        ],
        'Action=CreateVpc&Version=2016-11-15&x=1'.slice(0, 38),
      ),
    /<Code>UnauthorizedOperation/,
  ],
  [
    'in chunks',
    () =>
      rawRequest(
        cloud.port,
        [
          `POST /?${query} HTTP/1.1`,
          host(),
          'X-Amz-Target: AmazonSSM.CreateDocument',
          ...page,
          'Transfer-Encoding: chunked',
        ],
        `${document.length.toString(16)}\r\n${document}\r\n0\r\n\r\n`,
      ),
    /Origin/,
  ],
  [
    'under a foreign name',
    () =>
      rawRequest(
        cloud.port,
        [
          `POST /?${query} HTTP/1.1`,
          'Host: evil.example',
          'X-Amz-Target: AmazonSSM.CreateDocument',
          'Connection: close',
          `Content-Length: ${document.length}`,
        ],
        document,
      ),
    /not to Host: evil\.example/,
  ],
  [
    'as an image',
    () =>
      rawRequest(cloud.port, [
        `GET /shared-with-pages/x?${query} HTTP/1.1`,
        host(),
        'Sec-Fetch-Site: cross-site',
        'Connection: close',
      ]),
    /<Code>AccessDenied/,
  ],
])('a page cannot send credentials %s', async (_how, send, said) => {
  expect(await send()).toMatchObject({ status: 403, body: expect.stringMatching(said) as string });
  expect(
    (await ssm.listDocuments({ Filters: [{ Key: 'Name', Values: ['from-a-page'] }] })).DocumentIdentifiers,
  ).toEqual([]);
});

test('a web socket is refused', async () => {
  const upgrade = [
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  ];
  for (const more of [[], ['Origin: http://evil.example'], [token()]]) {
    expect(
      (await rawRequest(cloud.port, ['GET /_aws/execute-api/a/b HTTP/1.1', host(), ...upgrade, ...more])).status,
    ).toBe(403);
  }
});

// Every route of MiniStack that AWS does not have, and the cloud's own.
test.each([
  'GET /_embedded-cloud/types',
  'POST /_embedded-cloud/fixtures',
  'POST /_embedded-cloud/role-credentials',
  'POST /_embedded-cloud/nothing',
  'GET /%5fembedded-cloud/types',
  'GET /health',
  'GET /_ministack/health',
  'GET /_localstack/health',
  'GET /_localstack/x',
  'GET /_ministack/ready',
  'POST /_ministack/reset',
  'POST /_ministack/config',
  'GET /_ministack/ses/messages',
  'GET /_ministack/sqs/messages',
  'GET /_ministack/lambda-code/x',
  'GET /_ministack/rds/iam-auth',
  'PUT /_ministack/cfn-response/x',
  'PUT /_ministack/cfn-signal/x',
  'POST /_ministack/eks-auth/x',
  'GET /_aws/lambda-url/x/',
  'GET /_aws/execute-api/a/b/c',
  'GET /_alb/x/',
  'GET //_ministack/health',
])('%s needs the token', async (line) => {
  const wrong = [
    '',
    'Authorization: Bearer',
    'Authorization: Bearer x',
    `Authorization: ${keysOf(cloud.endpoint).controlToken}`,
    token().slice(0, -1),
    `${token()}x`,
    `Authorization: Bearer ${keysOf(cloud.endpoint).secretAccessKey}`,
  ];
  for (const authorization of wrong) {
    const answer = await rawRequest(cloud.port, [
      `${line} HTTP/1.1`,
      host(),
      'Connection: close',
      'Content-Length: 0',
      ...(authorization ? [authorization] : []),
    ]);
    expect([authorization, answer.status]).toEqual([authorization, 403]);
  }
});

test('the engine beside the cloud answers nobody else', async () => {
  const { AutomationEngine } = await import('../automation/engine');
  const { serveAutomation } = await import('../automation/server');
  const engine = new AutomationEngine(cloud.endpoint);
  const server = await serveAutomation(() => engine, 'the-token');
  const body = JSON.stringify({ do: 'clear' });
  const send = async (...more: string[]) =>
    (
      await rawRequest(
        server.port,
        ['POST /staging HTTP/1.1', 'Host: localhost', 'Connection: close', `Content-Length: ${body.length}`, ...more],
        body,
      )
    ).status;
  expect([
    await send(),
    await send('Authorization: Bearer the-tokem'),
    await send('Authorization: Bearer the-token', 'Origin: null'),
    await send('Authorization: Bearer the-token'),
  ]).toEqual([403, 403, 403, 200]);
  await Promise.all([server.stop(), engine.stop()]);
});
