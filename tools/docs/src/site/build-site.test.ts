import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mayHoldSite } from './build-site';

const folder = mkdtempSync(join(tmpdir(), 'folders-'));
const holding = (name: string, ...files: readonly string[]) => {
  mkdirSync(join(folder, name), { recursive: true });
  for (const file of files) writeFileSync(join(folder, name, file), '');
  return join(folder, name);
};
afterAll(() => rmSync(folder, { recursive: true }));

// What is in the folder of a build is removed by Vite: https://vite.dev/config/build-options#build-emptyoutdir
test('a site is built where nothing is lost by it', () => {
  expect(mayHoldSite(join(folder, 'not-there'))).toBe(true);
  expect(mayHoldSite(holding('empty'))).toBe(true);
  expect(mayHoldSite(holding('site', 'index.html', 'hashmap.json'))).toBe(true);
  expect(mayHoldSite(holding('letters', 'index.html', 'letter.txt'))).toBe(false);
});
