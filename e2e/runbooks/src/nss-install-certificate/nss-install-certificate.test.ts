import { GetParameterCommand, StopAutomationExecutionCommand } from '@aws-sdk/client-ssm';
import { automationControl } from '@nss/embedded-aws';
import { createHash } from 'node:crypto';
import { withApplianceKey } from '../appliance-key';
import { type CertificateBucket, certificateBucket } from '../certificate-bucket';
import { certificatePackage } from '../certificate-package';
import { lastCommands } from '../commands';
import { deployedEnvironment, type DeployedEnvironment } from '../environment';
import { ended, outcomeOf, run, start, stepsOf } from '../execution';
import { answerFirst, reset } from '../reset';

jest.setTimeout(240_000);

const PACKAGE = certificatePackage();
const KEY = 'NssCertificate.zip';
const RECORD = '/nss-dev/relay/web-01/certificate-installed';

let dev: DeployedEnvironment;
let bucket: CertificateBucket;
beforeAll(async () => {
  dev = await deployedEnvironment('dev');
  bucket = await certificateBucket(dev);
});
beforeEach(async () => {
  await reset(dev);
  await withApplianceKey(dev, true);
  await answer(0);
  await bucket.upload(KEY, PACKAGE);
});
afterAll(() => withApplianceKey(dev, false));

const answer = (exitCode: number) =>
  answerFirst(dev, [
    {
      document: 'AWS-RunPowerShellScript',
      parameters: { commands: 'install-cert' },
      exitCode,
      stdout: 'installed',
      stderr: exitCode ? 'nss install-cert ended with 96' : '',
    },
  ]);
const install = (given = {}) =>
  run(dev, 'nss-install-certificate', { Server: 'web-01', Bucket: bucket.name, ...given });

test('the package is carried to the server, checked there, and removed from the bucket with every version', async () => {
  await bucket.upload(KEY, PACKAGE);
  const execution = await install();
  expect(outcomeOf(execution)).toMatch(
    new RegExp(
      `^Success: certificate package ${createHash('sha256').update(PACKAGE).digest('hex').slice(0, 12)} is installed since .* and removed from s3://`,
    ),
  );
  expect(await bucket.versionsOf(KEY)).toBe(0);
  const { Parameter } = await dev.ssm.send(new GetParameterCommand({ Name: RECORD }));
  expect(Date.parse(Parameter?.Value ?? '')).toBeGreaterThan(Date.now() - 60_000);
});

test('the bastion fetches the very package with its own rights, and compares its digest; nothing in the record opens it', async () => {
  const execution = await install();
  const commands = (await lastCommands(dev)).join('\n');
  expect(commands).toContain(
    `Read-S3Object -BucketName '${bucket.name}' -Key '${KEY}' -File $package -Region '${dev.place.region}'`,
  );
  expect(/Hash -ne '([0-9a-f]{64})'/.exec(commands)?.[1]).toBe(createHash('sha256').update(PACKAGE).digest('hex'));
  expect(JSON.stringify(execution)).toContain('Read-S3Object');
  expect(`${JSON.stringify(execution)}${commands}`).not.toMatch(
    /X-Amz-|Signature=|AWSAccessKeyId|Security-Token|https?:\/\//i,
  );
});

test('the bastion and the server are cleaned whatever happens in between', async () => {
  await install();
  const commands = (await lastCommands(dev)).map((line) => line.trim());
  const tried = commands.slice(0, commands.lastIndexOf('} finally {'));
  const cleaned = commands.slice(tried.length);
  expect(tried.some((line) => line.includes('sudo nss install-cert'))).toBe(true);
  expect(commands.filter((line) => line.includes('rm -f NssCertificate.zip')).length).toBe(1);
  expect(commands.indexOf('Remove-Item -Force $package')).toBeGreaterThan(
    commands.findIndex((line) => line.includes('install-cert')),
  );
  expect(cleaned.join('\n')).toContain('Remove-Item -Force $key');
});

test('a package that stays on the server is said to be there, though the certificate is installed and recorded', async () => {
  await answerFirst(dev, [
    {
      document: 'AWS-RunPowerShellScript',
      parameters: { commands: "if \\(\\$LASTEXITCODE\\) \\{ 'the package is still on the server' \\}" },
      stdout: 'installed\nthe package is still on the server',
    },
  ]);
  const execution = await install();
  expect(execution.FailureMessage).toMatch(
    /the certificate is installed since .*, and the package is still on the server: remove \/home\/zsroot\/NssCertificate.zip on web-01/,
  );
  expect(await bucket.versionsOf(KEY)).toBe(0);
  const { Parameter } = await dev.ssm.send(new GetParameterCommand({ Name: RECORD }));
  expect(Date.parse(Parameter?.Value ?? '')).toBeGreaterThan(Date.now() - 60_000);
});

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html: dots, and a certificate of S3 does not match
test('a bucket with a dot in its name is refused', async () => {
  await expect(install({ Bucket: 'nss-dev-certificates.example' })).rejects.toThrow(/Bucket/);
});

test.each([
  ['fails on the server', () => answer(1), /nss install-cert ended with 96/],
  [
    'cannot be sent',
    () => automationControl(dev.endpoint).fail({ stepName: 'installCertificate', error: 'InvalidInstanceId' }),
    /InvalidInstanceId/,
  ],
])(
  'an installation that %s: the package is removed all the same, and nothing is recorded',
  async (_what, stage, problem) => {
    await install();
    const before = (await dev.ssm.send(new GetParameterCommand({ Name: RECORD }))).Parameter?.Version;
    await bucket.upload(KEY, PACKAGE);
    await stage();
    const execution = await install();
    expect(execution.FailureMessage).toMatch(problem);
    expect(stepsOf(execution).at(-1)).toBe('removeUnusedPackage Success');
    expect(await bucket.versionsOf(KEY)).toBe(0);
    expect((await dev.ssm.send(new GetParameterCommand({ Name: RECORD }))).Parameter?.Version).toBe(before);
  },
);

test('a cancel while it is installed removes the package too', async () => {
  const hold = await automationControl(dev.endpoint).hold({ stepName: 'installCertificate' });
  const id = await start(dev, 'nss-install-certificate', { Server: 'web-01', Bucket: bucket.name });
  await hold.reached();
  await dev.ssm.send(new StopAutomationExecutionCommand({ AutomationExecutionId: id }));
  await hold.release();
  expect((await ended(dev, id)).AutomationExecutionStatus).toBe('Cancelled');
  expect(await bucket.versionsOf(KEY)).toBe(0);
});

test.each([
  [
    'a package without KMS',
    async () => bucket.upload('plain.zip', PACKAGE, false),
    { Key: 'plain.zip' },
    /is not encrypted with KMS: delete it, and upload it again/,
  ],
  [
    'what is no zip file',
    async () => bucket.upload('text.zip', Buffer.from('no zip')),
    { Key: 'text.zip' },
    /is no whole zip file/,
  ],
  [
    'a file far too large',
    async () => bucket.upload('large.zip', Buffer.alloc(5_000_001)),
    { Key: 'large.zip' },
    /has 5000001 bytes: that is no certificate package/,
  ],
  ['an object that is not there', async () => undefined, { Key: 'none.zip' }, /Not Found|NoSuchKey|404/],
  ['a server that is not there', async () => undefined, { Server: 'web-09' }, /there is no server web-09/],
])('%s is refused before anything is carried', async (_what, prepare, given, problem) => {
  await prepare();
  const execution = await install(given);
  expect(execution.FailureMessage).toMatch(problem);
  expect(stepsOf(execution).at(-1)).toBe('prepareInstall Failed');
});

test('a bucket that is not for certificates is out of reach', async () => {
  const other = await certificateBucket(dev, 'somebody-elses');
  await other.upload(KEY, PACKAGE);
  expect((await install({ Bucket: other.name })).FailureMessage).toMatch(/Forbidden|403|AccessDenied/);
  expect(await other.versionsOf(KEY)).toBe(1);
});
