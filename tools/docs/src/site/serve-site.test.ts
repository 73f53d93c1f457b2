import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { servedFile } from './serve-site';

const above = mkdtempSync(join(tmpdir(), 'served-'));
const folder = join(above, 'site');
beforeAll(() => {
  mkdirSync(join(folder, 'docs'), { recursive: true });
  for (const file of ['index.html', 'docs/index.html', 'docs/page.html', '../secret.html'])
    writeFileSync(join(folder, file), '');
});
afterAll(() => rmSync(above, { recursive: true }));

test.each([
  ['/', 'index.html'],
  ['/docs/', 'docs/index.html'],
  ['/docs/page.html?q=1', 'docs/page.html'],
  ['/docs/page', 'docs/page.html'],
  ['/docs/gone', undefined],
  ['/../secret.html', undefined],
  ['/%2e%2e/secret.html', undefined],
  ['/docs/%2e%2e%2f%2e%2e%2fsecret.html', undefined],
  ['//secret.html', 'index.html'],
  ['/%', undefined],
])('%s is %s', (address, file) => {
  expect(servedFile(folder, address)).toBe(file && join(folder, file));
});
