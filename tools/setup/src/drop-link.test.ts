import { existsSync, lstatSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dropLink } from './drop-link.mjs';

test('a link goes and what it leads to stays; a folder of our own stays', () => {
  const folder = mkdtempSync(join(tmpdir(), 'link-'));
  mkdirSync(join(folder, 'theirs'));
  writeFileSync(join(folder, 'theirs/package'), '');
  symlinkSync(join(folder, 'theirs'), join(folder, 'linked'));
  for (const name of ['linked', 'theirs', 'missing']) dropLink(join(folder, name));
  expect(lstatSync(join(folder, 'linked'), { throwIfNoEntry: false })).toBeUndefined();
  expect(existsSync(join(folder, 'theirs/package'))).toBe(true);
  rmSync(folder, { recursive: true });
});
