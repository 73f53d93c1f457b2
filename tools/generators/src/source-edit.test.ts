import fc from 'fast-check';
import { keysOf, withMember } from './source-edit';

/** How a list or an object is written, with a marker where its members go. */
const FORMS: readonly (readonly [string, string])[] = [
  ['const T = {', '};'],
  ['export const T = {', '} as const satisfies Record<string, number>;'],
  ['const o = {\n  T: z.strictObject({', '}).prefault({}),\n};'],
  ['const T = z.strictObject({', '});'],
];
const key = fc.stringMatching(/^[a-z][a-zA-Z0-9]{0,8}$/).filter((name) => !['T', 'o', 'z'].includes(name));
const written = (keys: readonly string[], comma: boolean) =>
  keys.length === 0
    ? ''
    : `${keys.map((each) => `  ${each}: 1`).join(', // a comma, in a remark\n')}${comma ? ',' : ''}\n`;

test('a member is added at the end, whatever is there, and nothing else changes', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...FORMS),
      fc.uniqueArray(key, { maxLength: 4 }),
      key,
      fc.boolean(),
      ([head, tail], keys, added, comma) => {
        fc.pre(!keys.includes(added));
        const before = `const a = { other: 1 };\n${head}\n${written(keys, comma)}${tail}\nconst b = [1];\n`;
        const after = withMember(before, 'T', `${added}: 2`);
        expect(keysOf(after, 'T')).toEqual([...keys, added]);
        expect(keysOf(after, 'a')).toEqual(['other']);
        expect(after.endsWith(`${tail}\nconst b = [1];\n`)).toBe(true);
      },
    ),
  );
});

test('a member can come before a key, and an element at the end of a list', () => {
  expect(withMember('const T = {\n  a: 1,\n  last: 2,\n};', 'T', 'b: 3', 'last')).toBe(
    'const T = {\n  a: 1,\n  b: 3,\nlast: 2,\n};',
  );
  expect(withMember('const T: readonly N[] = [\n  1\n];', 'T', '2')).toBe('const T: readonly N[] = [\n  1,\n2,\n];');
  expect(withMember('const T = [];', 'T', '2')).toBe('const T = [\n2,\n];');
});

test('a source that has moved on is told', () => {
  expect(() => withMember('const U = {};', 'T', 'a: 1')).toThrow('no object or list T');
  expect(() => withMember('const T = { a: 1 };', 'T', 'b: 1', 'gone')).toThrow('T has no key gone');
});
