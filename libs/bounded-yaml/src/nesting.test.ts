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
])('brackets %s do not nest', (_, yaml) => {
  expect(tooDeepAt(yaml, deepest)).toBeUndefined();
});

test.each([
  ['a block', (spaces: string) => `a:\n${spaces}b: 1\n`, true],
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
