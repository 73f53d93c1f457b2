import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withLock } from './build-lock';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('one at a time', async () => {
  let inside = 0;
  let most = 0;
  const lock = join(folder, 'lock');
  await Promise.all(
    Array.from({ length: 3 }, () =>
      withLock(lock, async () => {
        most = Math.max(most, ++inside);
        await new Promise((resolve) => setTimeout(resolve, 5));
        inside--;
      }),
    ),
  );
  expect(most).toBe(1);
  expect(existsSync(lock)).toBe(false);
});

test('a lock goes when the work fails, and a dead process does not hold one', async () => {
  const lock = join(folder, 'lock');
  await expect(withLock(lock, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  writeFileSync(lock, '4194305');
  await expect(withLock(lock, () => Promise.resolve('done'))).resolves.toBe('done');
  writeFileSync(lock, '');
  utimesSync(lock, 1, 1);
  await expect(withLock(lock, () => Promise.resolve('done'))).resolves.toBe('done');
});
