import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { workspaceRoot } from '@nss/workspace';
import { apply, plannedFiles } from './apply';
import { Changes } from './changes';
import { type GeneratedFiles } from './generated-files';

let root: string;
let changes: Changes;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'generators-'));
  for (const name of ['node_modules', '.venv']) symlinkSync(join(workspaceRoot(), name), join(root, name));
  writeFileSync(join(root, 'old.ts'), 'export const a = 1;\n');
  writeFileSync(join(root, 'list.txt'), 'old\n');
  mkdirSync(join(root, 'there'));
  changes = new Changes(root);
  changes.create('new/folder/file.ts', 'export   const b=2');
  changes.create('there/script.py', 'x = {  "a":1}');
  changes.edit('old.ts', (text) => `${text}export const c = 3;\n`);
});
afterEach(() => rmSync(root, { recursive: true }));

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const list = (text: string): GeneratedFiles => ({
  what: 'the list',
  files: () => ['list.txt'],
  write: () => writeFileSync(join(root, 'list.txt'), text),
});

test('files are written in their form, and only those that are other than before are told', () => {
  expect(apply(root, { changes, generated: [list('old\n')] })).toEqual([
    { path: 'new/folder/file.ts', change: 'made' },
    { path: 'old.ts', change: 'changed' },
    { path: 'there/script.py', change: 'made' },
  ]);
  expect([read('new/folder/file.ts'), read('there/script.py')]).toEqual(['export const b = 2;\n', 'x = {"a": 1}\n']);
});

test('where a later step fails, every file is as it was', () => {
  const failing = {
    ...list(''),
    write: () => {
      writeFileSync(join(root, 'list.txt'), 'half of it');
      throw new Error('no disk');
    },
  };
  expect(() => apply(root, { changes, generated: [list('new\n'), failing] })).toThrow('no disk');
  expect([read('old.ts'), read('list.txt')]).toEqual(['export const a = 1;\n', 'old\n']);
  expect(['new', 'there/script.py', 'there'].map((path) => existsSync(join(root, path)))).toEqual([false, false, true]);
});

test('what is planned is told without being written', () => {
  expect(plannedFiles(root, { changes, generated: [list('new\n')] })).toEqual([
    { path: 'new/folder/file.ts', change: 'made' },
    { path: 'old.ts', change: 'changed' },
    { path: 'there/script.py', change: 'made' },
    { path: 'list.txt', change: 'made anew' },
  ]);
  expect(existsSync(join(root, 'new'))).toBe(false);
});

test('a file that is there is not made again', () => {
  expect(() => changes.create('old.ts', '')).toThrow('old.ts is there already');
  expect(() => changes.create('new/folder/file.ts', '')).toThrow('is there already');
});
