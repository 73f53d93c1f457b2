import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FolderWatch } from './on-machine';

// A folder may go between any two looks: whoever asked a moment ago was told that it is there.
jest.mock('node:fs', () => ({ ...jest.requireActual<object>('node:fs'), existsSync: () => true }));

test('a folder that goes while it is walked through has nothing more in it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'watched-'));
  for (const run of ['a', 'b']) {
    mkdirSync(join(folder, run));
    writeFileSync(join(folder, run, 'log.txt'), run);
  }
  const watch = new FolderWatch(folder);
  const names: string[] = [];
  for (const { name } of watch.news()) {
    names.push(name);
    rmSync(folder, { recursive: true, force: true });
  }
  expect(names).toEqual([`file ${join(folder, 'a', 'log.txt')}`]);
  expect([...watch.news()]).toEqual([]);
});
