import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KeptOutcomes } from './kept-outcomes';

const folder = mkdtempSync(join(tmpdir(), 'nss-edits-'));
const file = join(folder, 'of', 'edits.json');
afterAll(() => rmSync(folder, { recursive: true }));

const row = (outcome: string) => ({ name: 'a: 1', outcome });

test('what went well is known to the next run, what failed is done again', () => {
  const table = new KeptOutcomes<ReturnType<typeof row>>(file);
  expect(table.known('one')).toBeUndefined();
  table.keep('one', row('applied'));
  table.keep('two', row('refused'));
  table.keep('three', row('failed'));
  const next = new KeptOutcomes<ReturnType<typeof row>>(file);
  expect(['one', 'two', 'three'].map((key) => next.known(key)?.outcome)).toEqual(['applied', 'refused', undefined]);
  expect(readdirSync(join(folder, 'of'))).toEqual(['edits.json']);
});
