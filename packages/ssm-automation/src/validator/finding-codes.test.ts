import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FINDING_CODES } from './finding-codes';

test('the README has a row for every code, in their order', () => {
  const readme = readFileSync(join(__dirname, '../../README.md'), 'utf8');
  const rows = [...readme.matchAll(/^\| `([a-z-]+)` \| (.*) \|$/gm)].map(([, code, text]) => [code, text]);
  expect(rows.filter(([code]) => code && code in FINDING_CODES)).toEqual(Object.entries(FINDING_CODES));
});
