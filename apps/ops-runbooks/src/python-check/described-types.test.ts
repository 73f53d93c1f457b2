import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describedTypes } from './described-types';
import { DESCRIBED_TYPES, DESCRIPTION, descriptionText, WRITE_DESCRIBED_TYPES } from './sources';

const root = join(import.meta.dirname, '../../../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

test(`the types in the repository are those of the description: ${WRITE_DESCRIBED_TYPES}`, () => {
  expect(read(DESCRIBED_TYPES)).toBe(describedTypes(DESCRIPTION, descriptionText(root)));
});

test.each([
  ['readonly a: string;', 'a: str'],
  ['readonly a?: number;', 'a: NotRequired[float]'],
  ['a: boolean;', 'a: bool'],
  ["a: 'x' | 'y';", 'a: Literal["x"] | Literal["y"]'],
  ['a: readonly string[];', 'a: list[str]'],
  ['a: readonly (string | number)[];', 'a: list[str | float]'],
  ['a: Other;', 'a: Other'],
  ['a: Readonly<Record<string, Other>>;', 'a: dict[str, Other]'],
  ['a: unknown;', 'a: Any'],
])('%s is %s', (field, expected) => {
  expect(describedTypes('x.ts', `export interface X { ${field} }`)).toContain(`class X(TypedDict):\n    ${expected}\n`);
});

test.each([
  'a: { readonly b: string };',
  'a: [string, string];',
  'a(): void;',
  '[name: string]: string;',
  'a: Date | null;',
  'a: Partial<Other>;',
  "'a-b': string;",
])('%s has no counterpart, which is said with its line', (field) => {
  expect(() => describedTypes('x.ts', `\nexport interface X {\n  ${field}\n}`)).toThrow(
    /^x\.ts:3: `.+` has no counterpart/,
  );
});

test('a type of the texts of a list is each of them', () => {
  const text =
    "export interface X { a: Word }\nexport const WORDS = ['x', 'y'] as const;\nexport type Word = (typeof WORDS)[number];";
  expect(describedTypes('x.ts', text)).toMatch(
    /class X\(TypedDict\):\n {4}a: Word\n[^]*Word = Literal\["x"\] \| Literal\["y"\]\n/,
  );
});

test.each(['export type Word = (typeof GONE)[number];', "export const W = ['x'];\nexport type Word = (typeof W)[0];"])(
  '%s has no counterpart',
  (text) => {
    expect(() => describedTypes('x.ts', text)).toThrow(/has no counterpart/);
  },
);

test('an interface that extends another is refused: its fields would be missing', () => {
  expect(() => describedTypes('x.ts', 'export interface X extends Y { a: string }')).toThrow(/^x\.ts:1: /);
});
