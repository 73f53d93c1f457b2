import { parseDocument } from 'yaml';
import { badAliases, MOST_ALIASES, plainData } from './aliases';

test.each([
  ['a: *x', [['x', 'missing', 3]]],
  ['a: *x\nb: &x 1', [['x', 'missing', 3]]],
  ['a: &x [1, *x]', [['x', 'within its own anchor', 10]]],
  [
    'a: &x { b: { c: *x } }\nd: *y',
    [
      ['x', 'within its own anchor', 16],
      ['y', 'missing', 26],
    ],
  ],
  ['a: &x [1]\nb: *x\nc: &x 2\nd: [*x, *x]', []],
])('%j', (text, expected) => {
  expect(badAliases(parseDocument(text)).map(({ name, fault, offset }) => [name, fault, offset])).toEqual(expected);
});

test('an anchor stands for so many values and no more, those within others counted', () => {
  const times = (count: number) => `a: &x 1\nb: [${Array.from({ length: count }, () => '*x').join(', ')}]`;
  expect(plainData(parseDocument(times(MOST_ALIASES - 1)))?.value).toMatchObject({ a: 1 });
  expect(plainData(parseDocument(times(MOST_ALIASES)))).toBeUndefined();
  expect(
    plainData(
      parseDocument(
        `a: &x 1\nb: &y 1\n${Array.from({ length: MOST_ALIASES + 1 }, (_, index) => `k${index}: *${index % 2 ? 'x' : 'y'}\n`).join('')}`,
      ),
    ),
  ).toBeUndefined();
  const nested = 'a: &a [1, 1]\nb: &b [*a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b]\nd: [*c, *c, *c, *c, *c]';
  expect(plainData(parseDocument(nested))).toBeUndefined();
});
