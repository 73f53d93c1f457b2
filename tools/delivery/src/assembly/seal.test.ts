import { appendFileSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requireSealed, seal, SEAL_FILE, sealedDigest } from './seal';

let directory: string;
let digest: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'nss-seal-'));
  mkdirSync(join(directory, 'assembly-dev'));
  writeFileSync(join(directory, 'manifest.json'), '{}');
  writeFileSync(join(directory, 'assembly-dev/network.template.json'), '{"Resources":{}}');
  digest = seal(directory);
});
afterEach(() => rmSync(directory, { recursive: true }));

test('what was sealed passes, wherever it lies, and sealing again gives the same digest', () => {
  const elsewhere = `${directory}-moved`;
  renameSync(directory, elsewhere);
  directory = elsewhere;
  expect(() => requireSealed(directory, digest)).not.toThrow();
  expect([seal(directory), sealedDigest(directory)]).toEqual([digest, digest]);
});

test.each([
  [
    'a changed file',
    () => appendFileSync(join(directory, 'assembly-dev/network.template.json'), ' '),
    'assembly-dev/network.template.json was changed',
  ],
  ['a file more', () => writeFileSync(join(directory, 'more'), ''), 'more was added'],
  ['a file less', () => rmSync(join(directory, 'manifest.json')), 'manifest.json is missing'],
  ['no seal', () => rmSync(join(directory, SEAL_FILE)), 'there is no assembly.sha256'],
])('%s is refused by name', (_name, damage, problem) => {
  damage();
  expect(() => requireSealed(directory, digest)).toThrow(problem);
});

test('an assembly that was sealed again after a change has another digest', () => {
  writeFileSync(join(directory, 'manifest.json'), '{"version":1}');
  seal(directory);
  expect(() => requireSealed(directory, digest)).toThrow('the digest of its seal is');
});
