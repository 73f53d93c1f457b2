import { parseDocument } from 'yaml';
import { repeatedKeys } from './repeated-keys';

test('a repeated key is told once, with both places, however deep', () => {
  const text = 'a: 1\nb:\n  - { c: 1, c: 2, c: 3 }\na: 2\n';
  const found = repeatedKeys(parseDocument(text, { uniqueKeys: false }));
  expect(found).toEqual([
    { path: ['b', 0, 'c'], offset: text.indexOf('c: 2'), firstOffset: text.indexOf('c: 1') },
    { path: ['a'], offset: text.lastIndexOf('a'), firstOffset: 0 },
  ]);
});

test('the same key in two maps is not repeated', () => {
  expect(repeatedKeys(parseDocument('a: { b: 1 }\nc: { b: 1 }'))).toEqual([]);
});
