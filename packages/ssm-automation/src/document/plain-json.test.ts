import fc from 'fast-check';
import { parse } from 'yaml';
import { plainJson } from './plain-json';
import { readText } from './read-document';

test('JSON has the value that it has as YAML, however it is laid out', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 })),
      fc.constantFrom(undefined, 2, '\t'),
      (value, space) => {
        const text = JSON.stringify(value, null, space);
        expect(plainJson(text)?.value).toEqual(JSON.parse(text));
        expect(readText(text).value).toEqual(parse(text.replaceAll('\t', '  '), { version: '1.2' }) ?? {});
      },
    ),
    { numRuns: 200 },
  );
});

test('what is not plain JSON is left to the other reader', () => {
  for (const text of [
    '{ "a": 1, "a": 2 }',
    '{ "a": { "b": 1, "b": 1 } }',
    '{ a: 1 }',
    'a: 1',
    '{ "a": 1, }',
    '[1]',
    '',
  ])
    expect([text, plainJson(text)]).toEqual([text, undefined]);
});

test('places are found in plain JSON, too', () => {
  const source = readText('{\n  "a": [\n    { "b": 1 }\n  ]\n}');
  expect(source.positionOf(['a', 0, 'b'])).toEqual({ line: 3, column: 12 });
  expect(source.positionOfKey(['a', 0, 'b'])).toEqual({ line: 3, column: 7 });
});
