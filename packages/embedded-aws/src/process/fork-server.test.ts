import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CreateVpcCommand, DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { administratorOf } from '../keys';
import { isAlive } from '../is-alive';
import { startEmbeddedCloud, type EmbeddedCloud, PortTakenError, type StartOptions } from '../start';
import { python, workspaceRoot } from '@nss/workspace';
import { FORKS_VARIABLE, isPrivate } from './fork-server';
import { connected } from './forked';

jest.setTimeout(120_000);

const root = workspaceRoot();
let folder: string;
const before = process.env[FORKS_VARIABLE];
beforeEach(() => {
  process.env[FORKS_VARIABLE] = folder = mkdtempSync(join(tmpdir(), 'forks-'));
});
/** A cloud that ends with its test, however that ends. */
async function start(options?: StartOptions): Promise<EmbeddedCloud> {
  const cloud = await startEmbeddedCloud(options);
  clouds.push(cloud);
  return cloud;
}
const clouds: EmbeddedCloud[] = [];
afterEach(async () => {
  await Promise.all(clouds.splice(0).map((cloud) => cloud.stop()));
  rmSync(folder, { recursive: true, force: true });
  process.env[FORKS_VARIABLE] = before;
});

/** Processes whose command line names the server's folder, as the server's does and a forked cloud's. */
const ofServer = () =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(folder) && !isZombie(pid);
      } catch {
        return false;
      }
    });
const isZombie = (pid: number) => / Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\)/, ''));
const parentOf = (pid: number) => Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]);
/** The server is the one whose parent is none of the others. */
const serverOf = (pids: readonly number[]) => pids.filter((pid) => !pids.includes(parentOf(pid)));
async function until(isSo: () => boolean): Promise<void> {
  for (let looks = 0; looks < 300 && !isSo(); looks += 1) await sleep(100);
  expect(isSo()).toBe(true);
}
const ec2 = ({ endpoint }: EmbeddedCloud) =>
  new EC2Client({ endpoint, region: 'eu-west-1', credentials: administratorOf(endpoint, '111111111111') });
const cidrs = async (cloud: EmbeddedCloud) =>
  (await ec2(cloud).send(new DescribeVpcsCommand({}))).Vpcs!.map(({ CidrBlock }) => CidrBlock).sort();

/** On other systems every cloud starts from nothing, which the other tests show. */
const onLinux = process.platform === 'linux' ? test : test.skip;

onLinux('clouds that start together come from one server, and see nothing of each other', async () => {
  const [one, other] = await Promise.all([start(), start()]);
  expect(serverOf(ofServer())).toHaveLength(1);
  expect(ofServer()).toHaveLength(3);
  const made = await Promise.all(
    [one, other].map((cloud, index) => ec2(cloud).send(new CreateVpcCommand({ CidrBlock: `10.${index}.0.0/16` }))),
  );
  // moto makes ids with a generator of its own, which would give both the same where a fork copies its seed.
  expect(new Set(made.map(({ Vpc }) => Vpc!.VpcId)).size).toBe(2);
  expect(await cidrs(one)).toEqual(['10.0.0.0/16', '172.31.0.0/16']);
  expect(await cidrs(other)).toEqual(['10.1.0.0/16', '172.31.0.0/16']);
  await one.stop();
  // A third one begins as the first did, whatever happened in them.
  const third = await start();
  expect(await cidrs(third)).toEqual(['172.31.0.0/16']);
  expect(await cidrs(other)).toEqual(['10.1.0.0/16', '172.31.0.0/16']);
  // Neither holds a connection of the other, the server's socket or its lock open: descriptors name none of its files.
  for (const pid of ofServer().filter((each) => !serverOf(ofServer()).includes(each)))
    expect(descriptors(pid).filter((target) => target.includes(folder))).toEqual([]);
  await Promise.all([other.stop(), third.stop()]);
  rmSync(folder, { recursive: true });
  await until(() => ofServer().length === 0);
});

const descriptors = (pid: number) =>
  readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
    try {
      return [readlinkSync(`/proc/${pid}/fd/${fd}`)];
    } catch {
      return [];
    }
  });

onLinux('a forked cloud says that its port is taken, as any cloud does', async () => {
  const cloud = await start();
  await expect(start({ port: cloud.port })).rejects.toThrow(PortTakenError);
  expect(await cidrs(cloud)).toEqual(['172.31.0.0/16']);
  await cloud.stop();
});

onLinux('a server that is killed takes no cloud along, and the next cloud starts another', async () => {
  const first = await start();
  const [server] = serverOf(ofServer());
  process.kill(server!, 'SIGKILL');
  await until(() => !isAlive(server!) || isZombie(server!));
  expect(await cidrs(first)).toEqual(['172.31.0.0/16']);
  const second = await start();
  expect(await cidrs(second)).toEqual(['172.31.0.0/16']);
  await Promise.all([first.stop(), second.stop()]);
  expect(ofServer()).toHaveLength(1);
});

onLinux(
  'who starts a cloud is killed: the cloud ends and takes its folder along, and the server ends after it',
  async () => {
    const server = spawn(python(root), ['-m', 'embedded_cloud.fork_server', folder, '1'], {
      cwd: root,
      env: { PYTHONPATH: join(root, 'packages/embedded-aws/python'), PYTHONDONTWRITEBYTECODE: '1' },
      stdio: 'ignore',
    });
    await until(() => existsSync(join(folder, 'socket')));
    const temporary = mkdtempSync(join(tmpdir(), 'launcher-'));
    const launcher = spawn(
      process.execPath,
      ['tools/setup/src/run.mjs', 'packages/embedded-aws/src/cloud.ts', '--port', '0'],
      {
        cwd: root,
        env: { ...process.env, TMPDIR: temporary },
        stdio: ['ignore', 'pipe', 'ignore'],
      },
    );
    await new Promise((resolve) => launcher.stdout.once('data', resolve));
    expect(ofServer()).toHaveLength(2);
    launcher.kill('SIGKILL');
    await until(() => ofServer().length === 0);
    expect(readdirSync(temporary).filter((name) => name.startsWith('embedded-cloud-'))).toEqual([]);
    // That it is gone is seen before its parent hears of it.
    await until(() => server.exitCode !== null || server.signalCode !== null);
    expect(server.exitCode).toBe(0);
    expect(existsSync(join(folder, 'socket'))).toBe(false);
  },
);

onLinux('a folder that others can look into is not used', async () => {
  chmodSync(folder, 0o755);
  expect([isPrivate(folder), isPrivate(join(folder, 'none'))]).toEqual([false, false]);
  const cloud = await start();
  expect(ofServer()).toEqual([]);
  await cloud.stop();
});

onLinux('who connects and asks for nothing that a cloud can be started with is sent away', async () => {
  const cloud = await start();
  for (const said of ['', 'no JSON\n', '{}\n', '{"arguments": 1, "environment": {}}\n']) {
    const socket = (await connected(join(folder, 'socket')))!;
    const ended = new Promise((resolve) => socket.resume().once('close', resolve));
    socket.end(said);
    await ended;
  }
  expect(ofServer()).toHaveLength(2);
  await cloud.stop();
});

onLinux('what the server imports reads nothing of the environment that each cloud has for itself', () => {
  const script = `
import json, os, sys, threading
read = set()
class Watched(type(os.environ)):
    def __getitem__(self, name):
        read.add(name)
        return super().__getitem__(name)
from embedded_cloud import fork_server
os.environ.__class__ = Watched
fork_server.ForkServer(sys.argv[1]).load()
print(json.dumps([sorted(name for name in read if name.startswith(("EMBEDDED_CLOUD_", "AUTOMATION_", "GATEWAY_", "S3_DATA")) or name in ("TMPDIR", "TMP", "TEMP", "TZ")), sorted(name for name in sys.modules if name.split(".")[0] == "ministack" or name.startswith("embedded_cloud.") and name not in ("embedded_cloud.fork_server", "embedded_cloud.compiled_ahead", "embedded_cloud.kept_models", "embedded_cloud.settings", "embedded_cloud.keys"))]))
`;
  const { stdout } = spawnSync(python(root), ['-c', script, folder], {
    cwd: root,
    encoding: 'utf8',
    env: { PYTHONPATH: join(root, 'packages/embedded-aws/python'), PYTHONDONTWRITEBYTECODE: '1' },
  });
  expect(JSON.parse(stdout)).toEqual([[], []]);
});
