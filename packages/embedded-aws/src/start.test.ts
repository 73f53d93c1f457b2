import { existsSync, readdirSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { askControl } from './control-route';
import { PortTakenError, startEmbeddedCloud } from './start';

jest.setTimeout(60_000);
/** Starts `npm run -s cloud` and gathers what it says. */
function run(...args: string[]) {
  const child = spawn(process.execPath, ['tools/setup/src/run.mjs', 'packages/embedded-aws/src/cloud.ts', ...args], {
    cwd: `${__dirname}/../../..`,
  });
  const said = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => {
    said.stdout += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    said.stderr += chunk.toString();
  });
  const ended = new Promise<{ exitCode: number | null; stdout: string; stderr: string }>((resolve) =>
    child.once('close', (exitCode) =>
      resolve({ exitCode, stdout: said.stdout.trimEnd(), stderr: said.stderr.trimEnd() }),
    ),
  );
  const endpoint = new Promise<string>((resolve) =>
    child.stdout.once('data', (chunk: Buffer) => resolve(/http:\/\/localhost:\d+/.exec(chunk.toString())![0])),
  );
  return { ended, endpoint, kill: (signal: NodeJS.Signals) => child.kill(signal) };
}
const answers = (endpoint: string) =>
  askControl(endpoint, 'types').then(
    ({ ok }) => ok,
    () => false,
  );

test('two clouds run side by side; stopping one leaves neither its process nor its folder, and the other alone', async () => {
  const [first, second] = await Promise.all([startEmbeddedCloud(), startEmbeddedCloud()]);
  const folder = dirname(first.environmentFor('111111111111', 'us-east-1').CDK_HOME!);
  expect([await answers(first.endpoint), await answers(second.endpoint), existsSync(folder)]).toEqual([
    true,
    true,
    true,
  ]);
  await first.stop();
  expect([await answers(first.endpoint), await answers(second.endpoint), existsSync(folder)]).toEqual([
    false,
    true,
    false,
  ]);
  await second.stop();
});

test('a taken port is refused by name', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as { port: number };
  await expect(startEmbeddedCloud({ port })).rejects.toThrow(PortTakenError);
  const { exitCode, stderr } = await run('--port', String(port)).ended;
  server.close();
  expect(exitCode).toBe(2);
  expect(stderr.split('\n')).toEqual([
    'starting ...',
    expect.stringMatching(new RegExp(`^error: Port ${port} is taken\\. .*--port`)),
  ]);
});

test('the command prints one ready line and ends with its child on SIGTERM', async () => {
  const command = run('--port', '0');
  const endpoint = await command.endpoint;
  expect(await answers(endpoint)).toBe(true);
  command.kill('SIGTERM');
  const { exitCode, stdout } = await command.ended;
  expect([exitCode, stdout.split('\n').length, await answers(endpoint)]).toEqual([0, 1, false]);
});

test('a cloud ends when its launcher is killed, and takes its folder along', async () => {
  const folders = () => readdirSync(tmpdir()).filter((name) => name.startsWith('embedded-cloud-'));
  const before = folders();
  const command = run('--port', '0');
  const endpoint = await command.endpoint;
  command.kill('SIGKILL');
  await command.ended;
  const left = () => folders().filter((name) => !before.includes(name));
  for (let attempt = 0; attempt < 50 && ((await answers(endpoint)) || left().length); attempt += 1) await sleep(100);
  expect([await answers(endpoint), left()]).toEqual([false, []]);
});

test('a wrong port is a wrong use', async () => {
  const { exitCode, stderr } = await run('--port', 'many').ended;
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining('--port many is not a port')]);
});

test('clients are told nothing that leads them outside', async () => {
  const cloud = await startEmbeddedCloud();
  expect(cloud.environmentFor('111111111111', 'ap-northeast-1')).toMatchObject({
    AWS_ENDPOINT_URL: cloud.endpoint,
    AWS_ENDPOINT_URL_S3: cloud.endpoint,
    AWS_ACCESS_KEY_ID: '111111111111',
    AWS_REGION: 'ap-northeast-1',
    AWS_EC2_METADATA_DISABLED: 'true',
    CDK_DISABLE_CLI_TELEMETRY: 'true',
  });
  expect(cloud.environmentFor('111111111111', 'us-east-1')).not.toHaveProperty('AWS_CA_BUNDLE');
  await cloud.stop();
});
