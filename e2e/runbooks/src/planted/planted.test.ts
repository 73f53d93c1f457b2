import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import {
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  CloudWatchLogsClient,
  PutLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import {
  CreateDocumentCommand,
  PutParameterCommand,
  SendCommandCommand,
  StartAutomationExecutionCommand,
} from '@aws-sdk/client-ssm';
import { marker } from '@nss/e2e-deployment';
import { deployedEnvironment, type DeployedEnvironment } from '../environment';
import { ended, tagsOf } from '../execution';
import { answerFirst, reset } from '../reset';
import { plantedMarkers, leakWatch } from './searched';

jest.setTimeout(240_000);

/** What the tests below let out on purpose: nobody else looks for it. */
const leaked = marker('what is let out');
const NAME = 'nss-dev/let-out';
let dev: DeployedEnvironment;
beforeAll(async () => {
  dev = await deployedEnvironment('dev');
  leakWatch.lookFor(leaked);
  await reset(dev);
  await new SecretsManagerClient(dev.client).send(new CreateSecretCommand({ Name: NAME, SecretString: leaked.core }));
});

/** Runs a script that reads the secret as administrator, and gives what it makes of it. */
async function execute(expression: string): Promise<void> {
  const Name = `let-out-${crypto.randomUUID().slice(0, 8)}`;
  const Script = `import base64, boto3\n\ndef let_out(events, _context):\n    secret = boto3.client('secretsmanager').get_secret_value(SecretId='${NAME}')['SecretString']\n    ${expression}\n`;
  const content = {
    schemaVersion: '0.3',
    mainSteps: [
      { name: 'letOut', action: 'aws:executeScript', inputs: { Runtime: 'python3.11', Handler: 'let_out', Script } },
    ],
  };
  await dev.ssm.send(new CreateDocumentCommand({ Name, DocumentType: 'Automation', Content: JSON.stringify(content) }));
  const { AutomationExecutionId = '' } = await dev.ssm.send(
    new StartAutomationExecutionCommand({ DocumentName: Name, Tags: tagsOf(dev) }),
  );
  await ended(dev, AutomationExecutionId);
}

const run = (commands: string[]) =>
  dev.ssm.send(
    new SendCommandCommand({
      DocumentName: 'AWS-RunPowerShellScript',
      InstanceIds: [dev.system.bastion.instanceId],
      Parameters: { commands },
    }),
  );

/** Makes a log group, and gives what logs into it. */
async function logGroup(logGroupName: string) {
  const [logs, logStreamName] = [new CloudWatchLogsClient(dev.client), 'one'];
  await logs.send(new CreateLogGroupCommand({ logGroupName }));
  await logs.send(new CreateLogStreamCommand({ logGroupName, logStreamName }));
  return (message: string, timestamp: number) =>
    logs.send(new PutLogEventsCommand({ logGroupName, logStreamName, logEvents: [{ timestamp, message }] }));
}

test('secrets, sessions, the certificate package and addresses of people are planted', () => {
  expect(
    plantedMarkers()
      .map(({ what }) => what)
      .sort(),
  ).toEqual([
    'address of people',
    'address of people',
    'address of people',
    'certificate package',
    'secret nss-dev/appliance-key of 111111111111',
    'secret nss-prod/appliance-key of 222222222222',
    'secret nss-prod/bgp of 222222222222',
    'session of dev',
    'session of prod',
    'session token of dev',
    'session token of prod',
  ]);
});

test('templates, parameters, outputs and events of the stacks hold none of it', async () => {
  expect(await leakWatch.foundInStacks()).toEqual([]);
});

/** Where it is let out, in which form it has to be found there. */
test.each([
  ['is an output of a step', /dev: execution .* as it is/, () => execute("return {'Summary': secret}")],
  [
    'is written in base64',
    /dev: execution .* base64/,
    () => execute("return {'Summary': base64.b64encode(f'key: {secret}'.encode()).decode()}"),
  ],
  [
    'is the message of a failure',
    /dev: execution .* as it is/,
    () => execute("raise RuntimeError(f'cannot use {secret}')"),
  ],
  ['is part of a command', /dev: command .* as it is/, () => run([`Set-Content key ${leaked.core}`])],
  [
    'is part of a command that is encoded',
    /dev: command .* base64 of UTF-16/,
    () => run([`powershell -EncodedCommand ${Buffer.from(`"${leaked.core}"`, 'utf16le').toString('base64')}`]),
  ],
  [
    'a machine answers',
    /dev: answer to .* as it is/,
    async () => {
      await answerFirst(dev, [
        { document: 'AWS-RunPowerShellScript', parameters: { commands: 'show' }, stdout: `key=${leaked.core}` },
      ]);
      await execute(`
    import time
    ssm = boto3.client('ssm')
    sent = ssm.send_command(InstanceIds=['${dev.system.bastion.instanceId}'], DocumentName='AWS-RunPowerShellScript', Parameters={'commands': ['show']})
    time.sleep(30)
    return {'CommandId': sent['Command']['CommandId']}`);
    },
  ],
  [
    'is in a parameter',
    /dev: parameters, as it is/,
    () => dev.ssm.send(new PutParameterCommand({ Name: '/let-out', Type: 'SecureString', Value: leaked.core })),
  ],
  [
    'is logged',
    /dev: log group let-out, an address/,
    async () => {
      const message = [...leaked.core].map((each) => `%${each.charCodeAt(0).toString(16)}`).join('');
      await (await logGroup('let-out'))(message, Date.now());
    },
  ],
  [
    'is logged late, with a time before what was looked through',
    /dev: log group let-out-late, as it is/,
    async () => {
      const log = await logGroup('let-out-late');
      await log('nothing', Date.now());
      await leakWatch.found();
      await log(leaked.core, Date.now() - 3_600_000);
    },
  ],
  [
    'is evidence, packed',
    /dev: object let-out\/evidence\/one\.gz, unpacked, as it is/,
    async () => {
      const s3 = new S3Client({ ...dev.client, forcePathStyle: true });
      await s3.send(
        new CreateBucketCommand({
          Bucket: 'let-out',
          CreateBucketConfiguration: { LocationConstraint: dev.place.region as 'eu-west-1' },
        }),
      );
      await s3.send(new PutObjectCommand({ Bucket: 'let-out', Key: 'evidence/one.gz', Body: gzipSync(leaked.core) }));
    },
  ],
  [
    'is on a command line',
    /the list of processes, as it is/,
    async () => {
      const child = spawn(process.execPath, ['-e', 'setTimeout(() => undefined, 700)', leaked.core]);
      await new Promise((resolve) => child.once('exit', resolve));
    },
  ],
  [
    'stays in a temporary file',
    /file .*\/key\.txt, hexadecimal/,
    async () =>
      writeFileSync(join(mkdtempSync(join(tmpdir(), 'let-out-')), 'key.txt'), Buffer.from(leaked.core).toString('hex')),
  ],
] as const)('a secret that %s is found', async (_where, place, letOut) => {
  leakWatch.await(new RegExp(`^what is let out in ${place.source}`));
  // It may be found in more than one place, and more than one form.
  leakWatch.await(/^what is let out in /);
  await letOut();
});
