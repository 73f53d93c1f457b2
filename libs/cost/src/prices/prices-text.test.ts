import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PRICE_TABLE } from './price-table';
import { pricesText } from './prices-text';

test('the file is what a refresh without a new price would write', () => {
  expect(pricesText(PRICE_TABLE)).toBe(readFileSync(join(__dirname, 'prices.json'), 'utf8'));
});
