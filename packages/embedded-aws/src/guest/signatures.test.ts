import { python, workspaceRoot } from '@nss/workspace';
import { execFile } from 'node:child_process';
import { statSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { CloudFormation } from '@aws-sdk/client-cloudformation';
import { CloudWatch } from '@aws-sdk/client-cloudwatch';
import { EC2 } from '@aws-sdk/client-ec2';
import { IAM } from '@aws-sdk/client-iam';
import { S3 } from '@aws-sdk/client-s3';
import { SSM } from '@aws-sdk/client-ssm';
import { STS } from '@aws-sdk/client-sts';
import { administratorOf } from '../keys';
import { startEmbeddedCloud, type EmbeddedCloud } from '../start';
import { iamSettled } from '../virtual-time';
import { rawRequest } from './raw-request';

// Names of errors: "Common error types" of the API references (AWS Query, EC2, SSM), and "Error responses" of S3's.
jest.setTimeout(120_000);
const account = '111111111111';
const region = 'eu-central-1';
let cloud: EmbeddedCloud;
beforeAll(async () => {
  cloud = await startEmbeddedCloud();
});
afterAll(() => cloud?.stop());

interface Keys {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
}
const root = () => administratorOf(cloud.endpoint, account);

/** One harmless call of each protocol. */
function calls(credentials: Keys): Record<string, () => Promise<unknown>> {
  const options = { endpoint: cloud.endpoint, region, credentials, maxAttempts: 1, forcePathStyle: true };
  return {
    ec2: () => new EC2(options).describeVpcs({}),
    ssm: () => new SSM(options).describeParameters({}),
    sts: () => new STS(options).getCallerIdentity({}),
    iam: () => new IAM(options).listRoles({}),
    cloudformation: () => new CloudFormation(options).listStacks({}),
    cloudwatch: () => new CloudWatch(options).listMetrics({}),
    s3: () => new S3(options).listBuckets({}),
  };
}
const namesOf = async (credentials: Keys) =>
  Object.fromEntries(
    await Promise.all(
      Object.entries(calls(credentials)).map(
        async ([service, call]) =>
          [
            service,
            await call().then(
              () => 'answered',
              ({ name }: Error) => name,
            ),
          ] as const,
      ),
    ),
  );
const everywhere = (name: string, { s3 = name, json = name } = {}) => ({
  ec2: name,
  ssm: json,
  sts: name,
  iam: name,
  cloudformation: name,
  cloudwatch: expect.stringMatching(new RegExp(`^(${name}|${json})`)) as string,
  s3,
});

test('the secret of this cloud opens every service, in every account', async () => {
  expect(await namesOf(root())).toEqual(everywhere('answered'));
  expect(await namesOf({ ...root(), accessKeyId: '222222222222' })).toEqual(everywhere('answered'));
  expect(root().secretAccessKey).toBe(cloud.secretAccessKey);
  expect(cloud.environmentFor(account, region)).toMatchObject({ AWS_SECRET_ACCESS_KEY: cloud.secretAccessKey });
});

test.each(['test', 'embedded', 'x', account, 'unused', 'none', 'secret', 'AKIAIOSFODNN7EXAMPLE'])(
  'the guessable secret %s opens nothing',
  async (secretAccessKey) => {
    expect(await namesOf({ accessKeyId: account, secretAccessKey })).toEqual({
      ...everywhere('SignatureDoesNotMatch', { json: 'InvalidSignatureException' }),
      ec2: 'AuthFailure',
    });
  },
);

test.each(['test', 'AKIAIOSFODNN7EXAMPLE', 'root', '11111111111', '1111111111111'])(
  "the key %s is nobody's, even with the right secret",
  async (accessKeyId) => {
    expect(await namesOf({ ...root(), accessKeyId })).toEqual({
      ...everywhere('InvalidClientTokenId', { s3: 'InvalidAccessKeyId', json: 'UnrecognizedClientException' }),
      ec2: 'AuthFailure',
    });
  },
);

test('the secret of another cloud opens nothing here', async () => {
  const other = await startEmbeddedCloud();
  expect(other.secretAccessKey).not.toBe(cloud.secretAccessKey);
  expect(await namesOf({ accessKeyId: account, secretAccessKey: other.secretAccessKey })).toMatchObject({
    s3: 'SignatureDoesNotMatch',
    ssm: 'InvalidSignatureException',
  });
  await other.stop();
});

test('users and sessions sign with secrets of their own', async () => {
  const options = { endpoint: cloud.endpoint, region, credentials: root(), maxAttempts: 1 };
  const iam = new IAM(options);
  const policy = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
  });
  await iam.createUser({ UserName: 'ada' });
  await iam.putUserPolicy({ UserName: 'ada', PolicyName: 'all', PolicyDocument: policy });
  const made = (await iam.createAccessKey({ UserName: 'ada' })).AccessKey!;
  const user = { accessKeyId: made.AccessKeyId!, secretAccessKey: made.SecretAccessKey! };
  await iam.createRole({
    RoleName: 'all',
    AssumeRolePolicyDocument: JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: 'sts:AssumeRole' }],
    }),
  });
  await iam.putRolePolicy({ RoleName: 'all', PolicyName: 'all', PolicyDocument: policy });
  await iamSettled(cloud.endpoint);
  const taken = (
    await new STS({ ...options, credentials: user }).assumeRole({
      RoleArn: `arn:aws:iam::${account}:role/all`,
      RoleSessionName: 'session',
    })
  ).Credentials!;
  const session = {
    accessKeyId: taken.AccessKeyId!,
    secretAccessKey: taken.SecretAccessKey!,
    sessionToken: taken.SessionToken!,
  };
  expect(await namesOf(user)).toEqual(everywhere('answered'));
  expect(await namesOf(session)).toEqual(everywhere('answered'));
  for (const wrong of [
    { ...user, secretAccessKey: root().secretAccessKey },
    { ...session, secretAccessKey: root().secretAccessKey },
    { ...session, secretAccessKey: user.secretAccessKey },
  ]) {
    expect(await namesOf(wrong)).toMatchObject({
      s3: 'SignatureDoesNotMatch',
      ssm: 'InvalidSignatureException',
      sts: 'SignatureDoesNotMatch',
    });
  }
  expect(await namesOf({ ...session, sessionToken: `${session.sessionToken}x` })).toMatchObject({
    s3: 'InvalidToken',
    ssm: 'UnrecognizedClientException',
    sts: 'InvalidClientTokenId',
  });
  expect(await namesOf({ accessKeyId: session.accessKeyId, secretAccessKey: session.secretAccessKey })).toMatchObject({
    s3: 'InvalidAccessKeyId',
    ssm: 'UnrecognizedClientException',
    sts: 'InvalidClientTokenId',
  });
  expect(await namesOf({ ...root(), sessionToken: 'x' })).toMatchObject({
    s3: 'InvalidToken',
    ssm: 'UnrecognizedClientException',
  });
  await iam.updateAccessKey({ UserName: 'ada', AccessKeyId: user.accessKeyId, Status: 'Inactive' });
  await iamSettled(cloud.endpoint);
  expect(await namesOf(user)).toMatchObject({ sts: 'InvalidClientTokenId' });
});

test('a script or an execution signs as whoever it acts for', async () => {
  const ssm = new SSM({ endpoint: cloud.endpoint, region, credentials: root(), maxAttempts: 1 });
  const script =
    'import boto3\ndef run(events, context):\n  return {"who": boto3.client("sts").get_caller_identity()["Arn"]}\n';
  const steps = [
    {
      name: 'call',
      action: 'aws:executeAwsApi',
      inputs: { Service: 'sts', Api: 'GetCallerIdentity' },
      outputs: [{ Name: 'Arn', Selector: '$.Arn', Type: 'String' }],
    },
    {
      name: 'script',
      action: 'aws:executeScript',
      inputs: { Runtime: 'python3.11', Handler: 'run', Script: script },
      outputs: [{ Name: 'who', Selector: '$.Payload.who', Type: 'String' }],
    },
  ];
  await ssm.createDocument({
    Name: 'who',
    DocumentType: 'Automation',
    DocumentFormat: 'JSON',
    Content: JSON.stringify({ schemaVersion: '0.3', mainSteps: steps }),
  });
  const { AutomationExecutionId } = await ssm.startAutomationExecution({ DocumentName: 'who' });
  const steps_ = async () => (await ssm.getAutomationExecution({ AutomationExecutionId })).AutomationExecution!;
  let execution = await steps_();
  while (execution.AutomationExecutionStatus === 'InProgress' || execution.AutomationExecutionStatus === 'Pending')
    execution = await steps_();
  expect(execution).toMatchObject({
    AutomationExecutionStatus: 'Success',
    StepExecutions: [
      { Outputs: { Arn: [`arn:aws:iam::${account}:root`] } },
      { Outputs: { who: [`arn:aws:iam::${account}:root`] } },
    ],
  });
});

test('every way boto3 signs holds, and no change of what was signed', async () => {
  const workspace = workspaceRoot();
  const { stdout } = await promisify(execFile)(
    python(workspace),
    [
      join(workspace, 'packages/embedded-aws/src/guest/boto3_requests.py'),
      cloud.endpoint,
      account,
      cloud.secretAccessKey,
    ],
    {
      env: {
        AWS_EC2_METADATA_DISABLED: 'true',
        AWS_CONFIG_FILE: '/dev/null',
        AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
      },
    },
  );
  expect(JSON.parse(stdout)).toEqual({
    put: 200,
    'list with a prefix': 200,
    presigned: 200,
    'presigned for 1 s, 10 s ago': '403 AccessDenied',
    'presigned an hour ago for two': 200,
    'presigned for more than a week': expect.stringMatching(/^40[03] Auth/) as string,
    'presigned, expiry lengthened': '403 SignatureDoesNotMatch',
    'presigned, another object': '403 SignatureDoesNotMatch',
    'presigned, parameter given twice': expect.stringMatching(/^40[03] Auth/) as string,
    'presigned, another header of AWS': '403 SignatureDoesNotMatch',
    'presigned put': 200,
    'header and query': '400 InvalidRequest',
    signed: 200,
    'another body': '403 SignatureDoesNotMatch',
    'unsigned payload': 200,
    'another header': '403 SignatureDoesNotMatch',
    '14 minutes late': 200,
    '16 minutes late': '403 RequestTimeTooSkewed',
    '16 minutes early': '403 RequestTimeTooSkewed',
    chunks: 200,
    'tampered chunk': '403 SignatureDoesNotMatch',
    'sts in the query': 200,
    'sts, another action': '403 SignatureDoesNotMatch',
  });
});

test('a stream whose checksum follows it arrives whole', async () => {
  const s3 = new S3({ endpoint: cloud.endpoint, region, credentials: root(), forcePathStyle: true, maxAttempts: 1 });
  await s3.createBucket({ Bucket: 'streams' });
  await s3.putObject({
    Bucket: 'streams',
    Key: 'a',
    Body: Readable.from([Buffer.from('one '), Buffer.from('two')]),
    ContentLength: 7,
  });
  expect(await (await s3.getObject({ Bucket: 'streams', Key: 'a' })).Body!.transformToString()).toBe('one two');
});

describe('without a signature', () => {
  const get = (path: string, method = 'GET') =>
    rawRequest(cloud.port, [
      `${method} ${path} HTTP/1.1`,
      `Host: localhost:${cloud.port}`,
      'Connection: close',
      'Content-Length: 0',
    ]);
  const post = (body: string, ...more: string[]) =>
    rawRequest(
      cloud.port,
      [
        'POST / HTTP/1.1',
        `Host: localhost:${cloud.port}`,
        'Connection: close',
        'Content-Type: application/x-www-form-urlencoded',
        `Content-Length: ${body.length}`,
        ...more,
      ],
      body,
    );

  test('nothing is done', async () => {
    for (const body of [
      'Action=GetCallerIdentity&Version=2011-06-15',
      'Action=ListRoles&Version=2010-05-08',
      'Action=AssumeRole&Version=2011-06-15',
      'Action=DescribeVpcs&Version=2016-11-15',
      'Action=AssumeRoleWithWebIdentity&Action=ListRoles&Version=2010-05-08',
      'Action=ConfirmSubscription&Version=2010-03-31',
    ])
      expect((await post(body)).status).toBeGreaterThanOrEqual(400);
    for (const body of ['{}', 'Action=AssumeRoleWithWebIdentity&Version=2011-06-15']) {
      expect(await post(body, 'X-Amz-Target: AmazonSSM.DescribeParameters')).toMatchObject({
        status: 400,
        body: expect.stringContaining('MissingAuthenticationToken') as string,
      });
    }
    for (const path of [
      '/',
      '/private-things',
      '/private-things/a',
      '/v20180820/accesspoint',
      '/iceberg/v1/config',
      '/2015-03-31/functions',
    ])
      expect((await get(path)).status).toBe(403);
    for (const method of ['PUT', 'DELETE', 'POST']) expect((await get('/private-things/a', method)).status).toBe(403);
  });

  test("identity tokens are looked at, and objects that a bucket's policy shows to everybody are read", async () => {
    expect(
      await post(
        `Action=AssumeRoleWithWebIdentity&Version=2011-06-15&RoleArn=arn:aws:iam::${account}:role/x&RoleSessionName=s&WebIdentityToken=x`,
      ),
    ).toMatchObject({ status: 400, body: expect.stringContaining('InvalidIdentityToken') as string });
    const s3 = new S3({ endpoint: cloud.endpoint, region, credentials: root(), forcePathStyle: true, maxAttempts: 1 });
    await s3.createBucket({ Bucket: 'private-things' });
    await s3.putObject({ Bucket: 'private-things', Key: 'a', Body: 'secret' });
    await s3.putObject({ Bucket: 'private-things', Key: 'shown/b', Body: 'public' });
    const look = async () => [
      (await get('/private-things/a')).status,
      (await get('/private-things/shown/b')).status,
      (await get('/private-things/shown/b', 'PUT')).status,
      (await get('/private-things')).status,
    ];
    expect(await look()).toEqual([403, 403, 403, 403]);
    await s3.putPublicAccessBlock({
      Bucket: 'private-things',
      PublicAccessBlockConfiguration: { BlockPublicPolicy: false, RestrictPublicBuckets: false },
    });
    await s3.putBucketPolicy({
      Bucket: 'private-things',
      Policy: JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::private-things/shown/*' },
        ],
      }),
    });
    expect(await look()).toEqual([403, 200, 403, 403]);
    expect((await get('/private-things/shown/b')).body).toBe('public');
  });
});

test('nobody else can read the keys', () => {
  const folder = dirname(cloud.environmentFor(account, region).CDK_HOME!);
  expect([statSync(folder).mode & 0o777, statSync(join(folder, 'keys.json')).mode & 0o777]).toEqual([0o700, 0o600]);
  expect(readdirSync(tmpdir()).some((name) => join(tmpdir(), name) === folder)).toBe(true);
});
