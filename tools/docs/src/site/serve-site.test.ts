import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { type AddressInfo } from 'node:net';
import { servedFile, siteServer } from './serve-site';

const above = mkdtempSync(join(tmpdir(), 'served-'));
const folder = join(above, 'site');
beforeAll(() => {
  mkdirSync(join(folder, 'docs'), { recursive: true });
  for (const file of ['index.html', 'docs/index.html', 'docs/page.html', '404.html', '../secret.html'])
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

test('a page that there is not is answered with the page for that', async () => {
  const server = siteServer(folder).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const answers = await Promise.all(
    ['docs/page.html', 'gone'].map((path) => fetch(`http://127.0.0.1:${port}/${path}`)),
  );
  server.close();
  expect(answers.map(({ status, headers }) => [status, headers.get('content-type')])).toEqual([
    [200, 'text/html; charset=utf-8'],
    [404, 'text/html; charset=utf-8'],
  ]);
});
