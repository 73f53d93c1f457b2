import { type Problem, byPosition, formatKey } from './problem';

test.each([
  [[], ''],
  [['relay', 'addresses', 'web-01', 'management'], 'relay.addresses.web-01.management'],
  [['siem', 0, 'prefixes', 1], 'siem[0].prefixes[1]'],
])('the key path %j is written %s', (path, text) => {
  expect(formatKey(path)).toBe(text);
});

test('problems are read file by file, from the top', () => {
  const at = (file: string, line: number, column: number, key = ''): Problem => ({
    file,
    line,
    column,
    key,
    value: null,
    message: '',
    allowed: '',
    remedy: '',
  });
  const sorted = [at('b', 1, 1), at('a', 10, 2), at('a', 9, 1), at('a', 10, 1, 'y'), at('a', 10, 1, 'x')].sort(
    byPosition,
  );
  expect(sorted.map((p) => `${p.file}${p.line}:${p.column}${p.key}`)).toEqual([
    'a9:1',
    'a10:1x',
    'a10:1y',
    'a10:2',
    'b1:1',
  ]);
});
