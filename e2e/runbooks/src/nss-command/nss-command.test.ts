import { documentName, systemParameterName } from '@nss/runbook-definition';
import { outputOf } from '@nss/runbook-client';
import { GetObjectCommand, HeadObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { PutParameterCommand, StartAutomationExecutionCommand } from '@aws-sdk/client-ssm';
import { APPLIANCE_COMMANDS } from '@nss/runbooks';
import fc from 'fast-check';
import { applianceKeySecret, withApplianceKey } from '../appliance-key';
import { lastCommands } from '../commands';
import { deployedEnvironment, type DeployedEnvironment } from '../environment';
import { outcomeOf, run, stepsOf } from '../execution';
import { failCalls } from '@nss/embedded-aws';
import { answerFirst, reset } from '../reset';

jest.setTimeout(240_000);

let dev: DeployedEnvironment;
beforeAll(async () => {
  dev = await deployedEnvironment('dev');
});
beforeEach(async () => {
  await reset(dev);
  await withApplianceKey(dev, true);
});
afterAll(() => withApplianceKey(dev, false));

const answer = (stdout: string, exitCode = 0) =>
  answerFirst(dev, [{ document: 'AWS-RunPowerShellScript', parameters: { commands: 'sudo nss' }, stdout, exitCode }]);

test('one server is asked over SSH from the bastion, and what it answers is kept, encrypted', async () => {
  await answer('NSS is running\nversion 7.1');
  const execution = await run(dev, 'nss-command', { Server: 'web-01', Command: 'status' });
  expect(outcomeOf(execution)).toMatch(/^Success: web-01 answered 2 lines, kept in s3:\/\//);
  expect(outputOf(execution, 'Output')).toBe('NSS is running\nversion 7.1');
  expect(await lastCommands(dev)).toContainEqual(
    expect.stringMatching(/^ {2}ssh\.exe -i \$key \$options 'zsroot@10\.0\.0\.140' 'sudo nss status'$/),
  );
  const [, Bucket = '', Key = ''] = /^s3:\/\/([^/]+)\/(.*)$/.exec(outputOf(execution, 'Object') ?? '') ?? [];
  const s3 = new S3Client({ ...dev.client, forcePathStyle: true });
  expect(await s3.send(new HeadObjectCommand({ Bucket, Key }))).toMatchObject({ ServerSideEncryption: 'aws:kms' });
  const kept = await (await s3.send(new GetObjectCommand({ Bucket, Key }))).Body?.transformToString();
  expect(kept).toMatch(/web-01: nss status\n\nNSS is running\nversion 7\.1$/);
});

// API_CommandPlugin.html: 2,500 characters of a step's output; API_GetCommandInvocation.html: the first 24,000 of an answer.
test.each([
  [23_999, 23_999, /^Success: web-01 answered 1 line, kept in /],
  [30_000, 30_000, /^Success: web-01 answered 1 line, kept in /],
])('an answer of %p characters is kept with %p, whatever Run Command cuts', async (length, keptLength, outcome) => {
  await answer('x'.repeat(length));
  const execution = await run(dev, 'nss-command', { Server: 'web-01', Command: 'dump-config' });
  expect(outcomeOf(execution)).toMatch(outcome);
  expect(outputOf(execution, 'Output')).toHaveLength(2500);
  const [, Bucket = '', Key = ''] = /^s3:\/\/([^/]+)\/(.*)$/.exec(outputOf(execution, 'Object') ?? '') ?? [];
  const kept = await (
    await new S3Client({ ...dev.client, forcePathStyle: true }).send(new GetObjectCommand({ Bucket, Key }))
  ).Body?.transformToString();
  expect(/x+/.exec(kept?.slice(kept.indexOf('\n')) ?? '')?.[0]).toHaveLength(keptLength);
  expect(kept).not.toContain('cut off');
});

test('where the bastion may not keep its answer, it is said to be cut off', async () => {
  await failCalls(dev.endpoint, { action: 's3:GetObject', error: 'AccessDenied', times: 4 });
  await answer('x'.repeat(30_000));
  const execution = await run(dev, 'nss-command', { Server: 'web-01', Command: 'dump-config' });
  expect(outcomeOf(execution)).toMatch(/^Success: web-01 answered more than Run Command keeps: its first 1 line/);
});

// ssh_config(5), UserKnownHostsFile and StrictHostKeyChecking; the key file is of OpenSSH's own form, which ends with a line end.
test('each machine has known hosts of its own, and the key is normalised and written into a file that is narrowed before', async () => {
  await answer('ok');
  await run(dev, 'nss-command', { Server: 'web-01', Command: 'checkversion' });
  const lines = (await lastCommands(dev)).map((line) => line.trim());
  const { instanceId } = dev.system.servers.find(({ name }) => name === 'web-01') ?? {};
  expect(lines).toContain(`$known = ($known + '/' + '${instanceId}') -replace '\\\\', '/'`);
  expect(lines.find((line) => line.startsWith('$options ='))).toContain('"UserKnownHostsFile=$known"');
  const at = (part: string) => lines.findIndex((line) => line.includes(part));
  expect([at('icacls $key') < at('Get-SECSecretValue'), at('Get-SECSecretValue') < at('WriteAllText')]).toEqual([
    true,
    true,
  ]);
  expect(lines[at('WriteAllText')]).toBe(
    '[IO.File]::WriteAllText($key.FullName, ($secret -replace "`r`n?", "`n").Trim() + "`n")',
  );
  expect(lines[at('icacls $key') + 1]).toContain('$LASTEXITCODE');
});

test('a key never stands in a command', async () => {
  await answer('ok');
  await run(dev, 'nss-command', { Server: 'web-01', Command: 'checkversion' });
  expect((await lastCommands(dev)).join('\n')).toContain("Get-SECSecretValue -SecretId 'nss-dev/appliance-key'");
});

test('what stands in the description of the system is text in a command, whatever somebody wrote there', async () => {
  const described = (
    change: (system: { applianceKeySecret?: string; servers: { management: { address: string } }[] }) => void,
  ) => {
    const system = JSON.parse(
      JSON.stringify({ ...dev.system, applianceKeySecret: applianceKeySecret(dev.place.purpose) }),
    ) as Parameters<typeof change>[0];
    change(system);
    return dev.ssm.send(
      new PutParameterCommand({
        Name: systemParameterName(dev.place.purpose),
        Value: JSON.stringify(system),
        Overwrite: true,
      }),
    );
  };
  await answer('ok');
  await described((system) => {
    system.applianceKeySecret = "x'; Restart-Computer #{{ ssm:/nss-dev/key }}\u2019";
  });
  await run(dev, 'nss-command', { Server: 'web-01', Command: 'status' });
  expect(await lastCommands(dev)).toContainEqual(
    expect.stringContaining(
      "-SecretId ('x''; Restart-Computer #{'+[char]0x007b+' ssm:/nss-dev/key }}'+[char]0x2019+'')).SecretString",
    ),
  );
  await described(({ servers }) => {
    servers[0]!.management.address = '10.0.0.1 $(reboot) `id`; calc';
  });
  await run(dev, 'nss-command', { Server: 'web-01', Command: 'troubleshoot netstat' });
  expect(await lastCommands(dev)).toContain(
    "  ssh.exe -i $key $options 'zsroot@10.0.0.1 $(reboot) `id`; calc' 'sudo nss troubleshoot netstat'",
  );
  await described(({ servers }) => {
    servers[0]!.management.address = '10.0.0.1" -oProxyCommand=calc "';
  });
  expect((await run(dev, 'nss-command', { Server: 'web-01', Command: 'status' })).FailureMessage).toContain(
    'cannot be an argument of a program',
  );
});

test('a command that fails on the server fails the runbook, with what it said', async () => {
  await answer('service not found', 1);
  const execution = await run(dev, 'nss-command', { Server: 'web-01', Command: 'restart' });
  expect(execution.FailureMessage).toContain('service not found');
  expect(stepsOf(execution).at(-1)).toBe('askServer Failed');
});

test('an unknown server and a missing key are told as such', async () => {
  expect((await run(dev, 'nss-command', { Server: 'web-09', Command: 'status' })).FailureMessage).toContain(
    'there is no server web-09; there are web-01, firewall-01',
  );
  await withApplianceKey(dev, false);
  expect((await run(dev, 'nss-command', { Server: 'web-01', Command: 'status' })).FailureMessage).toContain(
    'name its secret as relay.sshKeySecret',
  );
});

test("nothing but a server's name and a listed command is taken, whatever is typed", async () => {
  const DocumentName = documentName(dev.place, 'nss-command');
  const text = fc
    .oneof(
      fc.string(),
      fc.constantFrom('; reboot', '" & calc', '$(id)', '`whoami`', '\n', '| rm -rf /', '--', "'", ' '),
    )
    .filter((each) => each !== '');
  await fc.assert(
    fc.asyncProperty(text, fc.constantFrom(...APPLIANCE_COMMANDS), async (typed, command) => {
      for (const Parameters of [
        { Server: ['web-01'], Command: [`${command}${typed}`] },
        { Server: [`web-01${typed}`], Command: [command] },
        { Server: ['web-01'], Command: [command, typed] },
      ]) {
        if (
          APPLIANCE_COMMANDS.some((known) => Parameters.Command.length === 1 && known === Parameters.Command[0]) &&
          Parameters.Server[0] === 'web-01'
        )
          continue;
        await expect(
          dev.ssm.send(new StartAutomationExecutionCommand({ DocumentName, Parameters })),
        ).rejects.toMatchObject({ name: 'InvalidAutomationExecutionParametersException' });
      }
    }),
    { numRuns: 30 },
  );
});
