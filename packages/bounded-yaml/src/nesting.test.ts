import fc from 'fast-check';
import { stringify } from 'yaml';
import { tooDeepAt } from './nesting';

const deepest = { brackets: 40, columns: 200 };

test.each([
  ['brackets', '['],
  ['braces', '{a: '],
  ['list indicators in one line', '- '],
])('nesting by %s is followed to the bound and refused beyond it', (_, opening) => {
  expect(tooDeepAt(opening.repeat(40), deepest)).toBeUndefined();
  expect(tooDeepAt(opening.repeat(41), deepest)).toBe(opening.length * 40);
});

test.each([
  ['in a string', `a: "${'['.repeat(100)}"`],
  ['in a comment', `# ${'['.repeat(100)}\na: 1`],
  ['in a block of text', `a: |\n  ${'['.repeat(100)}\n`],
  ['side by side', `a: [${'[], '.repeat(100)}]`],
  ['of many keys', Array.from({ length: 100 }, (__, i) => `k${i}: {a: 1, b: 2}`).join('\n')],
  ['around many keys in one line, as in JSON', `{${Array.from({ length: 100 }, (__, i) => `"k${i}": 1`).join(', ')}}`],
  ['in a long block of text', `a: |\n  ${'long '.repeat(100)}\n\n  ${'- '.repeat(100)}\n`],
  ['in a long folded text below a key', `a:\n  b: >-\n    ${'long '.repeat(100)}\n    ${'['.repeat(100)}\n  c: 1\n`],
  ['in a plain text of many lines', `a:\n  ${'long\n  '.repeat(100)}end\n`],
])('brackets %s do not nest', (_, yaml) => {
  expect(tooDeepAt(yaml, deepest)).toBeUndefined();
});

test.each([
  ['a block', (spaces: string) => `a:\n${spaces}b: 1\n`, true],
  ['what follows a block of text', (spaces: string) => `a:\n  b: |\n   x\n${spaces}c: 1\n`, false],
  ['a block that follows a block of text', (spaces: string) => `a: |\n x\nb:\n${spaces}c: 1\n`, true],
  ['a list of a block', (spaces: string) => `a:\n${spaces}- 1\n`, true],
  ['a block of text', (spaces: string) => `a: |\n  x\n${spaces}y\n`, false],
  ['a text over two lines', (spaces: string) => `a: "x\n${spaces}y"\n`, false],
  ['brackets', (spaces: string) => `a: [\n${spaces}1]\n`, false],
  ['a comment', (spaces: string) => `a: 1\n${spaces}# x\n`, false],
  ['an empty line', (spaces: string) => `a: 1\n${spaces}\n`, false],
])('the indentation of %s', (_, text, nests) => {
  expect(tooDeepAt(text(' '.repeat(199)), deepest)).toBeUndefined();
  expect(tooDeepAt(text(' '.repeat(200)), deepest) !== undefined).toBe(nests);
});

test('a text that the parser reads is never said to nest deeper than it does', () => {
  const levels = (value: unknown): number =>
    typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(levels)) : 0;
  const scalar = fc.oneof(
    fc.string(),
    fc.lorem({ maxCount: 80 }),
    fc.array(fc.string()).map((lines) => lines.join('\n')),
  );
  const nested = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 5 },
      scalar,
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(fc.string(), tie('value'), { maxKeys: 3 }),
    ),
  })).value;
  fc.assert(
    fc.property(nested, fc.constantFrom('BLOCK_LITERAL', 'BLOCK_FOLDED', 'PLAIN', 'QUOTE_DOUBLE'), (value, form) => {
      const text = stringify(value, {
        defaultStringType: form as 'PLAIN',
        indent: 1,
        lineWidth: 0,
        aliasDuplicateObjects: false,
      });
      expect(tooDeepAt(text, { brackets: levels(value) + 1, columns: 2 * levels(value) + 1 })).toBeUndefined();
    }),
  );
});
