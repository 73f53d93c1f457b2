import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockStart, StartUnderWayError } from './start-lock';

const folderWith = (content?: string) => {
  const folder = join(mkdtempSync(join(tmpdir(), 'start-lock-')), 'cloud');
  if (content !== undefined) {
    lockStart(folder);
    writeFileSync(join(folder, 'start.pid'), content);
  }
  return folder;
};
/** The id of a process that has ended. */
const ended = () => String(spawnSync(process.execPath, ['-e', '']).pid);

test('the first start takes the lock, and says who it is', () => {
  const folder = folderWith();
  lockStart(folder);
  expect(readFileSync(join(folder, 'start.pid'), 'utf8')).toBe(String(process.pid));
});

test('a second start is refused in one line with the process and the way out', () => {
  const folder = folderWith(String(process.ppid));
  expect(() => lockStart(folder)).toThrow(StartUnderWayError);
  expect(() => lockStart(folder)).toThrow(
    new RegExp(`^[^\\n]*process ${process.ppid}\\b[^\\n]*kill ${process.ppid}[^\\n]*$`),
  );
  expect(readFileSync(join(folder, 'start.pid'), 'utf8')).toBe(String(process.ppid));
});

test.each([
  ['a start that was killed', ended()],
  ['nobody', ''],
  ['no process', 'half a fi'],
])('what %s left is taken over, and nothing stays beside it', (_, content) => {
  const folder = folderWith(content);
  lockStart(folder);
  expect(readFileSync(join(folder, 'start.pid'), 'utf8')).toBe(String(process.pid));
  expect(readdirSync(folder)).toEqual(['start.pid']);
});
