import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { readWritten } from './written-file';

const folder = mkdtempSync(join(tmpdir(), 'nss-written-'));
const file = join(folder, 'promotion.json');
afterAll(() => rmSync(folder, { recursive: true }));
const schema = z.object({ environment: z.string(), stacks: z.array(z.object({ id: z.string() })) });

test('what is written is read', () => {
  writeFileSync(file, '{"environment":"dev","stacks":[{"id":"a"}]}');
  expect(readWritten(file, schema)).toEqual({ environment: 'dev', stacks: [{ id: 'a' }] });
});

test.each([
  ['{"environment":', /promotion\.json: it is no JSON .*: start the run anew/],
  ['[]', /promotion\.json: the whole: /],
  ['{"environment":"dev","stacks":[{"id":1}]}', /promotion\.json: stacks\.0\.id: /],
  ['['.repeat(200_000), /no JSON|the whole/],
  [' '.repeat(5_000_000), /it has 5000000 bytes/],
])('%.30j is refused with file and place', (text, message) => {
  writeFileSync(file, text);
  expect(() => readWritten(file, schema)).toThrow(message);
});
