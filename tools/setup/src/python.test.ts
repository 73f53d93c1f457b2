import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPython, isNewEnough } from './python.mjs';

const folder = mkdtempSync(join(tmpdir(), 'nss-python-'));
afterAll(() => rmSync(folder, { recursive: true }));

function fakePython(name: string, version: string): string {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\necho ${version}\n`);
  chmodSync(path, 0o755);
  return path;
}

test.each([
  ['3.10.0', true],
  ['3.9.18', false],
  ['3.14.0', true],
  ['4.0.0', true],
  ['2.7.18', false],
])('%s is new enough: %s', (version, enough) => {
  expect(isNewEnough(version)).toBe(enough);
});

test('the newest name on the path that is new enough is taken, older ones are passed over', () => {
  fakePython('python3', '3.9.1');
  fakePython('python', '3.12.4');
  expect(findPython({ PATH: `${folder}` })).toEqual({ command: 'python', version: '3.12.4' });
});

test('without one the message says what was tried and what to do', () => {
  const result = findPython({ PATH: folder, PYTHON: fakePython('old', '3.8.2') });
  expect(result).toMatchObject({ problem: expect.stringMatching(/3\.10 or newer.*old is 3\.8\.2.*PYTHON/) });
});
