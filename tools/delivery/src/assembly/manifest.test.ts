import { appendFileSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { manifestDigest, MANIFEST_FILE, requireManifest, writeManifest } from './manifest';

let directory: string;
let digest: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'nss-manifest-'));
  mkdirSync(join(directory, 'assembly-dev'));
  writeFileSync(join(directory, 'manifest.json'), '{}');
  writeFileSync(join(directory, 'assembly-dev/network.template.json'), '{"Resources":{}}');
  digest = writeManifest(directory);
});
afterEach(() => rmSync(directory, { recursive: true }));

test('what its manifest says passes, wherever it lies, and another manifest has the same digest', () => {
  const elsewhere = `${directory}-moved`;
  renameSync(directory, elsewhere);
  directory = elsewhere;
  expect(() => requireManifest(directory, digest)).not.toThrow();
  expect([writeManifest(directory), manifestDigest(directory)]).toEqual([digest, digest]);
});

test.each([
  [
    'a changed file',
    () => appendFileSync(join(directory, 'assembly-dev/network.template.json'), ' '),
    'assembly-dev/network.template.json was changed',
  ],
  ['a file more', () => writeFileSync(join(directory, 'more'), ''), 'more was added'],
  ['a file less', () => rmSync(join(directory, 'manifest.json')), 'manifest.json is missing'],
  ['no manifest', () => rmSync(join(directory, MANIFEST_FILE)), 'there is no assembly.sha256'],
])('%s is refused by name', (_name, damage, problem) => {
  damage();
  expect(() => requireManifest(directory, digest)).toThrow(problem);
});

test('an assembly that has a manifest of its change has another digest', () => {
  writeFileSync(join(directory, 'manifest.json'), '{"version":1}');
  writeManifest(directory);
  expect(() => requireManifest(directory, digest)).toThrow('the digest of its manifest is');
});
