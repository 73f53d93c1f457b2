import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  administratorOf,
  FOLDER_PREFIX,
  keepKeys,
  keptClouds,
  keysOf,
  newKeys,
  NoSuchCloudError,
  secretOf,
} from './keys';

const folders: string[] = [];
const folder = () => folders[folders.push(mkdtempSync(join(tmpdir(), FOLDER_PREFIX))) - 1]!;
const cloud = (port: number) => ({ port, pid: process.pid, workspace: '/somewhere', ...newKeys() });
const kept = { ...process.env };
afterEach(() => {
  folders.splice(0).forEach((each) => rmSync(each, { recursive: true }));
  process.env = { ...kept };
});

test('keys are random and long, and found by the port, whichever name of the machine is in front of it', () => {
  const one = cloud(1);
  keepKeys(folder(), one);
  keepKeys(folder(), cloud(2));
  expect(new Set([...Object.values(newKeys()), ...Object.values(newKeys())]).size).toBe(4);
  expect(one.secretAccessKey).toMatch(/^[\w-]{43}$/);
  expect([
    keysOf('http://localhost:1').controlToken,
    secretOf('http://127.0.0.1:1'),
    administratorOf('http://localhost:1', '111111111111'),
  ]).toEqual([
    one.controlToken,
    one.secretAccessKey,
    { accessKeyId: '111111111111', secretAccessKey: one.secretAccessKey },
  ]);
});

test('a file that others can read, and one that is no file, are not looked at', () => {
  const [open, wide] = [folder(), folder()];
  keepKeys(open, cloud(3));
  chmodSync(join(open, 'keys.json'), 0o644);
  keepKeys(wide, cloud(4));
  chmodSync(wide, 0o755);
  expect(keptClouds().filter(({ port }) => port === 3 || port === 4)).toEqual([]);
  expect(() => keysOf('http://localhost:3')).toThrow(NoSuchCloudError);
});

test('a file that is broken opens nothing, and hides no other', () => {
  writeFileSync(join(folder(), 'keys.json'), '{', { mode: 0o600 });
  const other = cloud(7);
  keepKeys(folder(), other);
  expect(keysOf('http://localhost:7')).toEqual(other);
});

test("through a tunnel the secret is the shell's, and only for the address beside it", () => {
  Object.assign(process.env, { AWS_ENDPOINT_URL: 'http://localhost:5', AWS_SECRET_ACCESS_KEY: 'of the shell' });
  expect(secretOf('http://localhost:5')).toBe('of the shell');
  expect(() => secretOf('http://localhost:6')).toThrow(NoSuchCloudError);
  delete process.env['AWS_SECRET_ACCESS_KEY'];
  expect(() => secretOf('http://localhost:5')).toThrow(NoSuchCloudError);
});
