import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { writeWhole } from './write-whole.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'whole-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('whoever reads while others write sees all of one writing', async () => {
  const file = join(folder, 'parts/a.mjs');
  const size = 3_000_000;
  const program = (letter: string) => `
    const { writeWhole } = await import(${JSON.stringify(pathToFileURL(join(__dirname, 'write-whole.mjs')).href)});
    for (let i = 0; i < 60; i++) writeWhole([{ path: ${JSON.stringify(file)}, contents: '${letter}'.repeat(${size}) }]);`;
  writeWhole([{ path: file, contents: 'c'.repeat(size) }]);
  let running = 2;
  for (const letter of ['a', 'b'])
    spawn(process.execPath, ['--input-type=module', '--eval', program(letter)]).once('close', () => {
      running -= 1;
    });
  const halves: number[] = [];
  for (; running > 0; await turn()) {
    const text = readFileSync(file, 'utf8');
    if (text.length !== size || text[0] !== text.at(-1)) halves.push(text.length);
  }
  expect(halves).toEqual([]);
  expect(readdirSync(join(folder, 'parts'))).toEqual(['a.mjs']);
});
