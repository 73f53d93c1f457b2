import { join } from 'node:path';
import { madeUpDocument } from './documents';
import { validationRows } from './rows';

jest.setTimeout(60_000);

test('the same number gives the same document, and another one another', () => {
  expect(madeUpDocument(3)).toBe(madeUpDocument(3));
  expect(madeUpDocument(4)).not.toBe(madeUpDocument(3));
});

test('nothing is wrong with the documents, whatever they call', () => {
  const preload = join(__dirname, '../measure/peak-memory.cjs');
  const rows = validationRows(1, preload, () => undefined, 8);
  expect(rows.map(({ id, milliseconds }) => [id, (milliseconds?.median ?? 0) > 0])).toEqual([
    ['validation', true],
    ['validation-one', true],
  ]);
});
