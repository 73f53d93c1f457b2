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

test('what is deeper than is read is left to the other reader too', () => {
  const deep = (levels: number) => `{"a":${'['.repeat(levels)}${']'.repeat(levels)}}`;
  expect(plainJson(deep(98))).toBeDefined();
  expect(plainJson(deep(110))).toBeUndefined();
  expect(plainJson(deep(150_000))).toBeUndefined();
});

test('places in JSON are those that they have in it as YAML', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string({ minLength: 1 }), fc.jsonValue({ maxDepth: 2 }), { minKeys: 1 }),
      fc.constantFrom(undefined, 2),
      (value, space) => {
        const text = JSON.stringify(value, null, space);
        const [json, yaml] = [readText(text), readText(`# as YAML\n${text}`)];
        for (const key of Object.keys(value)) {
          const { line, column } = yaml.positionOf([key]);
          expect(json.positionOf([key])).toEqual({ line: line - 1, column });
          expect(json.positionOfKey([key]).line).toBe(yaml.positionOfKey([key]).line - 1);
        }
      },
    ),
    { numRuns: 100 },
  );
});

test('places are found in plain JSON, too', () => {
  const source = readText('{\n  "a": [\n    { "b": 1 }\n  ]\n}');
  expect(source.positionOf(['a', 0, 'b'])).toEqual({ line: 3, column: 12 });
  expect(source.positionOfKey(['a', 0, 'b'])).toEqual({ line: 3, column: 7 });
  expect(source.positionOf(['a', 0, 'c', 'd'])).toEqual({ line: 3, column: 5 });
  expect(source.positionOfKey(['a', 0])).toEqual({ line: 3, column: 5 });
  expect(source.positionOf([])).toEqual({ line: 1, column: 1 });
});
