import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { packageFolders } from './package-folders';

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'folders-'))));
afterEach(() => rmSync(root, { recursive: true }));

function write(path: string, text = ''): string {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), text);
  return pathToFileURL(join(root, path)).href;
}

test('from its sources, or bundled somewhere below the workspace', () => {
  write('nx.json');
  write('packages/one/package.json', '{ "name": "@nss/one" }');
  const places = { folder: join(root, 'packages/one'), workspace: root, cache: join(root, '.cache') };
  for (const path of ['packages/one/src/deep/a.ts', 'packages/one/dist/a.js', 'dist/run/tools/x.mjs'])
    expect(packageFolders('one', write(path))).toEqual(places);
});

test('installed by somebody, whose own workspace may be one of Nx', () => {
  write('nx.json');
  write('packages/two/package.json', '{}');
  write('node_modules/@nss/one/package.json', '{ "name": "@nss/one" }');
  const { folder, workspace, cache } = packageFolders('one', write('node_modules/@nss/one/dist/a.js'));
  expect([folder, workspace]).toEqual([join(root, 'node_modules/@nss/one'), undefined]);
  expect(cache).toMatch(/\/nss-one$/);
});

test('another package is not taken for it', () => {
  write('package.json', '{ "name": "@nss/two" }');
  expect(() => packageFolders('one', write('dist/a.js'))).toThrow('no package.json of @nss/one above');
});
