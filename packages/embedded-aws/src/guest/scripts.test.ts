import { type ScriptConfinement, scriptConfinement, scriptWorker, type PythonWorker } from '@nss/ssm-automation/ports';
import { mkdtempSync, rmSync, writeFileSync, existsSync, readdirSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AddressInfo } from 'node:net';

// Where the machine has no namespaces, what only they can do is not expected, and the reason has to be said.
jest.setTimeout(120_000);
let confinement: ScriptConfinement;
let neighbour: Server;
let endpoint: Server;
let worker: PythonWorker;
let callers = 0;
const home = mkdtempSync(join(homedir(), '.guest-'));
const temporary = mkdtempSync(join(tmpdir(), 'guest-'));
const said: string[] = [];
const portOf = (server: Server) => (server.address() as AddressInfo).port;
const listening = (onCall: () => void) =>
  new Promise<Server>((resolve) => {
    const server = createServer((socket) => {
      onCall();
      socket.end('hello from outside');
      socket.on('error', () => undefined);
    }).listen(0, '127.0.0.1', () => resolve(server));
  });

beforeAll(async () => {
  process.env['GUEST_SECRET'] = 'of the launcher';
  for (const folder of [home, temporary]) writeFileSync(join(folder, 'credentials'), 'planted');
  [neighbour, endpoint, confinement] = await Promise.all([
    listening(() => {
      callers += 1;
    }),
    listening(() => undefined),
    scriptConfinement(),
  ]);
  worker = scriptWorker(`http://localhost:${portOf(endpoint)}`, { realSeconds: 3, memoryMiB: 256 }, (line) =>
    said.push(line),
  );
});
afterAll(async () => {
  await worker.stop();
  [neighbour, endpoint].forEach((server) => server.close());
  [home, temporary].forEach((folder) => rmSync(folder, { recursive: true }));
  delete process.env['GUEST_SECRET'];
});

/** Runs the body of a function as a runbook's script. */
const run = (...lines: string[]) =>
  worker.ask({
    script: ['import os, socket, sys', 'def main(events, context):', ...lines.map((line) => `  ${line}`)].join('\n'),
    handler: 'main',
    payload: {},
    environment: { AWS_REGION: 'eu-central-1' },
  });
const inside = () => confinement.confined;

test('this machine says whether it has walls, and the worker says so where it has none', async () => {
  await run('return 1');
  expect(confinement.reason === '').toBe(confinement.confined);
  expect(said.some((line) => line.includes('without a sandbox'))).toBe(!confinement.confined);
});

test('a script gets the environment of its execution, and nothing of the launcher', async () => {
  const found = (await run('return dict(os.environ)')) as Record<string, string>;
  expect(Object.keys(found).sort()).toEqual(
    [
      'AWS_CONFIG_FILE',
      'AWS_EC2_METADATA_DISABLED',
      'AWS_REGION',
      'AWS_SHARED_CREDENTIALS_FILE',
      'HOME',
      'LANG',
      'PATH',
      'TMPDIR',
      'TZ',
    ]
      .concat(Object.keys(found).filter((name) => name.startsWith('__')))
      .sort(),
  );
  expect(JSON.stringify(found)).not.toContain('of the launcher');
  expect(await run('return os.path.expanduser("~") == os.getcwd() == os.environ["TMPDIR"]')).toBe(true);
});

test('each script begins in an empty folder, which goes with it', async () => {
  const leave = ['open("left", "w").write("x")', 'return [os.getcwd(), os.listdir(".")]'];
  const [folder, there] = (await run(...leave)) as [string, string[]];
  expect(there).toEqual(['left']);
  expect(await run(...leave)).toEqual([expect.anything(), ['left']]);
  expect(inside() || existsSync(folder)).toBe(inside());
  expect(readdirSync(tmpdir()).filter((name) => name.startsWith('script-'))).toEqual([]);
});

test('a script reads no file of the user', async () => {
  const reading = (path: string) => run(`return open(${JSON.stringify(path)}).read()`);
  for (const path of [
    join(home, 'credentials'),
    join(temporary, 'credentials'),
    __filename,
    '/etc/shadow',
    '/proc/self/environ',
    `/proc/${process.pid}/environ`,
  ]) {
    if (inside()) await expect(reading(path)).rejects.toMatchObject({ name: 'FileNotFoundError' });
  }
  if (inside())
    await expect(run('open("/usr/planted", "w")')).rejects.toThrow(/Read-only file system|Permission denied/);
});

test("a script reaches the cloud's endpoint, and nothing else that listens", async () => {
  const call = (port: number, host = '127.0.0.1') =>
    run(`s = socket.create_connection(("${host}", ${port}), 2)`, 'return s.recv(100).decode()');
  expect(await call(portOf(endpoint), 'localhost')).toBe('hello from outside');
  if (!inside()) return;
  await expect(call(portOf(neighbour))).rejects.toThrow('refused');
  await expect(call(80, '192.0.2.1')).rejects.toThrow(/unreachable|timed out/);
  await expect(run('return socket.getaddrinfo("example.com", 80)')).rejects.toThrow();
  expect(callers).toBe(0);
});

test('a script has no rights to win any back, sees no other process, and cannot end its worker', async () => {
  if (!inside()) return;
  const ctypes = ['import ctypes', 'libc = ctypes.CDLL(None, use_errno=True)'];
  expect(
    await run(
      ...ctypes,
      'return [libc.unshare(0x20000), libc.mount(b"x", b"/script", b"tmpfs", 0, None), libc.setuid(0), libc.sethostname(b"x", 1)]',
    ),
  ).toEqual([-1, -1, -1, -1]);
  expect(await run('return [os.getpid(), os.getppid()]')).toEqual([1, 0]);
  await expect(run('os.kill(2, 9)')).rejects.toMatchObject({ name: 'ProcessLookupError' });
});

test.each<[string, string[], RegExp]>([
  ['runs for ever', ['while True: pass'], /more than its 3 s of real time/],
  ['waits for ever', ['import threading', 'threading.Event().wait()'], /more than its 3 s of real time/],
  ['takes memory at once', ['return len(bytearray(2 << 30))'], /more than its 256 MiB of memory/],
  [
    'takes memory bit by bit',
    ['kept = []', 'while True: kept.append(bytes(1 << 20))'],
    /more than its 256 MiB of memory/,
  ],
  [
    'writes a file without end',
    ['with open("big", "wb") as file:', '  while True: file.write(bytes(1 << 20))'],
    /File too large|No space left/,
  ],
  ['opens files without end', ['return [open("/dev/null") for _ in range(5000)]'], /Too many open files/],
  ['answers without end', ['return "x" * (8 << 20)'], /answers with more than/],
  ['ends its process', ['os._exit(0)'], /was ended before it answered/],
  ['crashes', ['import ctypes', 'ctypes.string_at(0)'], /was ended/],
  [
    'writes what it likes where its answer goes',
    [
      'for number in range(3, 200):',
      '  try: os.write(number, b"{\\"id\\": 1, \\"value\\": 7}\\n[[[\\n")',
      '  except OSError: pass',
    ],
    /cannot be understood/,
  ],
])('a script that %s fails, and the worker goes on', async (_what, lines, message) => {
  await expect(run(...lines)).rejects.toThrow(message);
  expect(await run('return 1')).toBe(1);
});

test('what a script writes to standard output is no answer, and of what it says without end only a part is shown', async () => {
  said.length = 0;
  expect(
    await run('os.write(1, b"{\\"id\\": 1, \\"value\\": 7}\\n")', 'print("spoken", flush=True)', 'return "own"'),
  ).toBe('own');
  await expect(run('while True: os.write(2, b"x" * 1000 + b"\\n")')).rejects.toThrow('real time');
  expect(said).toContain('spoken');
  expect(said.join('').length).toBeLessThan(1 << 20);
});

test('what a script leaves running ends with it', async () => {
  if (!inside()) return;
  await run('if os.fork() == 0:', '  os.setsid()', '  import threading', '  threading.Event().wait(60)');
  expect(await run('return 1')).toBe(1);
});

test("the time that a script sleeps on its execution's clock does not count", async () => {
  const sleep = () => new Promise<void>((resolve) => setTimeout(resolve, 4000));
  await expect(
    worker.ask(
      {
        script:
          'import time\ndef main(events, context):\n  before = time.time()\n  time.sleep(500)\n  return time.time() - before >= 500',
        handler: 'main',
        payload: {},
        environment: {},
      },
      { sleep },
    ),
  ).resolves.toBe(true);
});

test('what a script does to the clients of a service is seen by no other script, and by no other client of its own', async () => {
  // The models of services are read once for all scripts.
  const client = ['import boto3', 'make = lambda: boto3.client("ssm", "eu-central-1")', 'ssm = make()'];
  const seen = 'type(make()).get_parameter.__name__, make().meta.service_model.metadata["serviceId"]';
  const untouched = await run(...client, `return [${seen}]`);
  expect(untouched).toEqual(['get_parameter', 'SSM']);
  expect(
    await run(...client, 'type(ssm).get_parameter = print', 'return [type(ssm).get_parameter.__name__, ' + seen + ']'),
  ).toEqual(['print', ...(untouched as string[])]);
  expect(await run(...client, 'ssm.meta.service_model.metadata["serviceId"] = "planted"', `return [${seen}]`)).toEqual([
    'get_parameter',
    'planted',
  ]);
  expect(await run(...client, `return [${seen}]`)).toEqual(untouched);
});

test('scripts run beside each other, each with its own folder', async () => {
  const all = await Promise.all(
    Array.from({ length: 20 }, (_, index) => run(`open("${index}", "w").close()`, 'return os.listdir(".")')),
  );
  expect(all).toEqual(Array.from({ length: 20 }, (_, index) => [String(index)]));
});
