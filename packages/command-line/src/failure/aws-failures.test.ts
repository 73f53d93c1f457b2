import { DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { ListTopicsCommand, SNSClient } from '@aws-sdk/client-sns';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { failureOf, failureText } from './failure';

// Errors are those of the SDK itself: without credentials, or from answers of a server of this machine in the shape of each protocol.

const before = { ...process.env };
let home: string;
let server: Server;
let endpoint: string;
/** What the server answers every call with. */
let answer: { status: number; body: string; type?: string };

beforeAll(async () => {
  server = createServer((request, response) => {
    request.resume();
    request.on('end', () =>
      response.writeHead(answer.status, { 'content-type': answer.type ?? 'text/xml' }).end(answer.body),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'home-'));
  for (const name of Object.keys(process.env)) if (name.startsWith('AWS_')) delete process.env[name];
  Object.assign(process.env, { HOME: home, AWS_EC2_METADATA_DISABLED: 'true' });
});
afterEach(() => {
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
  Object.assign(process.env, before);
  rmSync(home, { recursive: true, force: true });
});

async function said(call: () => Promise<unknown>): Promise<string> {
  const error: unknown = await call().then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(Error);
  return failureText(failureOf(error));
}

const region = 'eu-central-1';
const keys = { region, maxAttempts: 1, credentials: { accessKeyId: 'a', secretAccessKey: 'b' } };
const parameter = new GetParameterCommand({ Name: 'x' });

/** Calls in each protocol of the APIs, with how each writes an error. */
const PROTOCOLS = {
  'json 1.1': (code: string, message: string) => {
    answer = { status: 400, type: 'application/x-amz-json-1.1', body: JSON.stringify({ __type: code, message }) };
    return () => new SSMClient({ ...keys, endpoint }).send(parameter);
  },
  query: (code: string, message: string) => {
    answer = {
      status: 400,
      body: `<ErrorResponse><Error><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`,
    };
    return () => new STSClient({ ...keys, endpoint }).send(new GetCallerIdentityCommand({}));
  },
  'query of SNS': (code: string, message: string) => {
    answer = {
      status: 400,
      body: `<ErrorResponse><Error><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`,
    };
    return () => new SNSClient({ ...keys, endpoint }).send(new ListTopicsCommand({}));
  },
  ec2: (code: string, message: string) => {
    answer = {
      status: 400,
      body: `<Response><Errors><Error><Code>${code}</Code><Message>${message}</Message></Error></Errors></Response>`,
    };
    return () => new EC2Client({ ...keys, endpoint }).send(new DescribeVpcsCommand({}));
  },
  'rest xml': (code: string, message: string) => {
    answer = { status: 403, body: `<Error><Code>${code}</Code><Message>${message}</Message></Error>` };
    return () =>
      new S3Client({ ...keys, endpoint, forcePathStyle: true }).send(new GetObjectCommand({ Bucket: 'b', Key: 'k' }));
  },
} as const;

test.each([
  ['json 1.1', 'ExpiredTokenException', 'The security token included in the request is expired', 'aws sso login'],
  ['query', 'ExpiredToken', 'The security token included in the request is expired', 'aws sso login'],
  ['ec2', 'RequestExpired', 'Request has expired.', 'aws sso login'],
  [
    'json 1.1',
    'UnrecognizedClientException',
    'The security token included in the request is invalid.',
    'whose they are',
  ],
  ['query', 'InvalidClientTokenId', 'The security token included in the request is invalid.', 'whose they are'],
  ['ec2', 'AuthFailure', 'AWS was not able to validate the provided access credentials', 'whose they are'],
  [
    'rest xml',
    'InvalidAccessKeyId',
    'The AWS Access Key Id you provided does not exist in our records.',
    'whose they are',
  ],
  [
    'query',
    'SignatureDoesNotMatch',
    'Signature expired: 20260101T000000Z is now earlier than 20260101T001500Z',
    'clock',
  ],
  [
    'rest xml',
    'RequestTimeTooSkewed',
    'The difference between the request time and the current time is too large.',
    'clock',
  ],
  [
    'json 1.1',
    'AccessDeniedException',
    'User: arn:aws:sts::1:assumed-role/a/b is not authorized to perform: ssm:GetParameter on resource: x',
    'have ssm:GetParameter allowed',
  ],
  [
    'ec2',
    'UnauthorizedOperation',
    'You are not authorized to perform this operation. User: arn:aws:iam::1:user/a is not authorized to perform: ec2:DescribeVpcs because no identity-based policy allows the ec2:DescribeVpcs action',
    'have ec2:DescribeVpcs allowed',
  ],
  [
    'query of SNS',
    'AuthorizationError',
    'User: arn:aws:iam::1:user/a is not authorized to perform: SNS:ListTopics on resource: x',
    'have SNS:ListTopics allowed',
  ],
  ['rest xml', 'AccessDenied', 'Access Denied', 'aws sts get-caller-identity'],
  ['json 1.1', 'ThrottlingException', 'Rate exceeded', 'wait a minute'],
  ['query', 'Throttling', 'Rate exceeded', 'wait a minute'],
  ['ec2', 'RequestLimitExceeded', 'Request limit exceeded.', 'wait a minute'],
  ['rest xml', 'SlowDown', 'Please reduce your request rate.', 'wait a minute'],
] as const)('%s: %s is a line with a way out', async (protocol, code, message, remedy) => {
  const text = await said(PROTOCOLS[protocol](code, message));
  expect(text).toMatch(/^[^\n]*$/);
  // SNS names it AuthorizationError where it is answered, and its model AuthorizationErrorException.
  expect(text.replace(/^(\w+Error)Exception:/, '$1:')).toContain(`${code}: ${message.replace(/\.$/, '')}`);
  expect(text).toContain(remedy);
});

test('an answer of several lines is one', async () => {
  expect(await said(PROTOCOLS.query('AccessDenied', 'no.\n  Really'))).toMatch(
    /^AccessDenied: no\. Really; see as whom/,
  );
});

test('an error that is nobody else’s is told as it is', async () => {
  expect(await said(PROTOCOLS['json 1.1']('ParameterNotFound', 'x'))).toBe('x');
});

test('no credentials, with and without a profile', async () => {
  const call = () => new SSMClient({ region }).send(parameter);
  expect(await said(call)).toMatch(
    /^CredentialsProviderError: .*; sign in to AWS .*AWS_ENDPOINT_URL.*http:\/\/localhost:4566$/,
  );
  process.env['AWS_PROFILE'] = 'nobody';
  expect(await said(call)).toContain('; AWS_PROFILE names the profile nobody');
});

test('no region', async () => {
  expect(await said(() => new SSMClient({ credentials: keys.credentials }).send(parameter))).toBe(
    'Region is missing; set AWS_REGION, such as AWS_REGION=eu-central-1, or give the profile a region',
  );
});

test('a session of IAM Identity Center that was never there, and one that is over', async () => {
  const config = [
    '[profile soc]',
    'sso_session = corp',
    'sso_account_id = 111111111111',
    'sso_role_name = operator',
    '[sso-session corp]',
    `sso_region = ${region}`,
    'sso_start_url = https://corp.invalid/start',
  ];
  mkdirSync(join(home, '.aws/sso/cache'), { recursive: true });
  writeFileSync(join(home, '.aws/config'), config.join('\n'));
  process.env['AWS_PROFILE'] = 'soc';
  const call = () => new SSMClient({ region, maxAttempts: 1 }).send(parameter);
  expect(await said(call)).toMatch(/; sign in again: aws sso login --profile soc$/);
  const cached = {
    accessToken: 'a',
    expiresAt: '2020-01-01T00:00:00Z',
    startUrl: 'https://corp.invalid/start',
    region,
  };
  const file = `${createHash('sha1').update('corp').digest('hex')}.json`;
  writeFileSync(join(home, '.aws/sso/cache', file), JSON.stringify(cached));
  expect(await said(call)).toMatch(/^CredentialsProviderError: .*; sign in again: aws sso login --profile soc$/);
});

test('nobody listens, at the endpoint of a variable or elsewhere', async () => {
  const call = () => new SSMClient({ ...keys, endpoint: 'http://127.0.0.1:1' }).send(parameter);
  expect(await said(call)).toContain(
    'connect ECONNREFUSED 127.0.0.1:1; nothing listens there: look at the network and at proxies',
  );
  process.env['AWS_ENDPOINT_URL'] = 'http://127.0.0.1:1';
  expect(await said(() => new SSMClient(keys).send(parameter))).toContain('AWS_ENDPOINT_URL is http://127.0.0.1:1');
});

test('a name that nobody has', async () => {
  // RFC 6761: no name below invalid exists.
  expect(await said(() => new SSMClient({ ...keys, endpoint: 'http://ssm.invalid' }).send(parameter))).toMatch(
    /getaddrinfo (ENOTFOUND|EAI_AGAIN) ssm\.invalid; look at the network/,
  );
});

test('a cause is looked at too, and the message around it stays', async () => {
  const cause = Object.assign(new Error('expired'), { name: 'ExpiredToken' });
  expect(failureText(failureOf(new Error('dev was not deployed', { cause })))).toMatch(
    /^dev was not deployed: expired; the session is over/,
  );
  expect(failureText(failureOf(new Error('dev was not deployed: expired\nits log is x', { cause })))).toMatch(
    /^dev was not deployed: expired\nits log is x\nthe session is over/,
  );
});

test('several errors at once say what each says', () => {
  const refused = (address: string) =>
    Object.assign(new Error(`connect ECONNREFUSED ${address}`), { code: 'ECONNREFUSED' });
  const error = Object.assign(new AggregateError([refused('::1:80'), refused('127.0.0.1:80')]), {
    code: 'ECONNREFUSED',
  });
  expect(failureOf(error).message).toBe('connect ECONNREFUSED ::1:80; connect ECONNREFUSED 127.0.0.1:80');
});
