import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeBinary } from './node-binary';
import { NODE_VERSIONS } from './versions';

const version = Object.keys(NODE_VERSIONS).find((each) => process.version !== `v${each}`)!;
const known = NODE_VERSIONS[version]?.[`${process.platform}-${process.arch}`] !== undefined;
const onKnown = known ? test : test.skip;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'node-binary-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A package with a program in it, which is not that of the registry. */
function packed(_name: string, into: string): string {
  mkdirSync(join(into, 'package/bin'), { recursive: true });
  writeFileSync(join(into, 'package/bin/node'), '');
  spawnSync('tar', ['-czf', 'other.tgz', 'package'], { cwd: into });
  rmSync(join(into, 'package'), { recursive: true });
  return 'other.tgz';
}

test('this very version needs nothing', () => {
  expect(nodeBinary(process.version.slice(1), folder, () => undefined)).toEqual({ path: process.execPath });
});

onKnown('a package that is not the reviewed one is refused, and nothing of it is kept', () => {
  expect(() => nodeBinary(version, folder, packed)).toThrow(/not the package that was reviewed/);
  expect(existsSync(join(folder, `node-${version}`))).toBe(false);
});

onKnown('where the registry gives none, that is said', () => {
  expect(nodeBinary(version, folder, () => undefined)).toEqual({
    missing: expect.stringContaining('the npm registry did not give node-'),
  });
});

test('a version that is not known here is said', () => {
  expect(nodeBinary('1.2.3', folder, packed)).toEqual({
    missing: expect.stringContaining('no digest of Node.js 1.2.3'),
  });
});

onKnown('what was unpacked once is taken again', () => {
  mkdirSync(join(folder, `node-${version}/bin`), { recursive: true });
  writeFileSync(join(folder, `node-${version}/bin/node`), '');
  expect(nodeBinary(version, folder, () => undefined)).toEqual({ path: join(folder, `node-${version}/bin/node`) });
});
