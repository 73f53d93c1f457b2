import { workspaceRoot } from '@nss/workspace';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environmentsDirectory } from '@nss/environment';

jest.setTimeout(60_000);

const NEW = 'zscalerthree.net';
const file = join(workspaceRoot(), `libs/network/src/zscaler/data/${NEW}.json`);
const folder = mkdtempSync(join(tmpdir(), 'ranges-'));
const asked: string[] = [];
let server: Server;
beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end(JSON.stringify({ hubPrefixes: ['104.129.192.0/23', '165.225.0.0/17'] }));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  writeFileSync(
    join(folder, 'dev.yaml'),
    readFileSync(join(environmentsDirectory(), 'dev.yaml'), 'utf8').replace('cloud: zscaler.net ', `cloud: ${NEW} `),
  );
});
afterAll(() => {
  server.close();
  rmSync(file, { force: true });
  rmSync(folder, { recursive: true });
});

async function run(...args: string[]): Promise<{ code: number | null; text: string }> {
  const child = spawn(process.execPath, ['tools/setup/src/run.mjs', 'tools/delivery/src/main.ts', 'ranges', ...args], {
    cwd: workspaceRoot(),
    env: {
      ...process.env,
      ENVIRONMENTS_DIR: folder,
      ZSCALER_CONFIG_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    },
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part: Buffer) => {
      text += part.toString();
    });
  const code = await new Promise<number | null>((resolve) => {
    child.on('close', resolve);
  });
  return { code, text };
}

test('a cloud in use that the repository does not hold yet is fetched and written, though its file is refused until then', async () => {
  expect(existsSync(file)).toBe(false);
  expect(await run()).toMatchObject({ code: 0, text: expect.stringContaining(`${NEW}: new here`) });
  expect(asked).toEqual([`/api/${NEW}/hubs/cidr/json/required`]);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
    cloud: NEW,
    source: `https://config.zscaler.com/api/${NEW}/hubs/cidr/json/required`,
    hubPrefixes: ['104.129.192.0/23', '165.225.0.0/17'],
  });
  expect(await run('--cloud', NEW)).toMatchObject({ code: 0, text: expect.stringContaining(`${NEW}: as on `) });
});

test('a misspelt cloud is wrong use', async () => {
  expect(await run('--cloud', 'zscalertow.net')).toMatchObject({
    code: 2,
    text: expect.stringContaining('did you mean zscalertwo.net?'),
  });
});

test("a list that somebody fetched elsewhere is read from a file, or from an address, and held as the cloud's own", async () => {
  const list = join(folder, 'fetched.json');
  writeFileSync(list, JSON.stringify({ hubPrefixes: ['104.129.192.0/23', '165.225.0.0/17', '165.225.128.0/18'] }));
  expect(await run('--cloud', NEW, '--from', list)).toMatchObject({
    code: 0,
    text: expect.stringContaining('changed'),
  });
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
    cloud: NEW,
    source: `https://config.zscaler.com/api/${NEW}/hubs/cidr/json/required`,
    hubPrefixes: ['104.129.192.0/23', '165.225.0.0/17', '165.225.128.0/18'],
  });
  const { port } = server.address() as AddressInfo;
  expect(await run('--cloud', NEW, '--from', `http://127.0.0.1:${port}/mirror`)).toMatchObject({ code: 0 });
  expect(asked.at(-1)).toBe('/mirror');
});

test.each([
  ['a file that is not there', () => ['--cloud', NEW, '--from', join(folder, 'nothing.json')], 2, 'there is no file'],
  ['no cloud beside it', () => ['--from', join(folder, 'dev.yaml')], 2, 'say with --cloud'],
  ['a file of something else', () => ['--cloud', NEW, '--from', join(folder, 'dev.yaml')], 1, 'is no JSON'],
])('%s is told, and nothing is changed', async (_what, args, code, text) => {
  const before = readFileSync(file, 'utf8');
  expect(await run(...args())).toMatchObject({ code, text: expect.stringContaining(text) });
  expect(readFileSync(file, 'utf8')).toBe(before);
});
