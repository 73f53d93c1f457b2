import { type ApiShape } from '../ports';
import { outOfBounds } from './api-bounds';

const state: ApiShape = { kind: 'string', values: ['running', 'stopped'] };
const sizes: ApiShape = { kind: 'string', values: Array.from({ length: 50 }, (_, index) => `m${index}.large`) };
const names: ApiShape = { kind: 'list', element: () => ({ kind: 'string', least: 2, most: 3 }), least: 1, most: 2 };
const said = (value: unknown, shape: ApiShape) =>
  outOfBounds(value, shape, ['X']).map(({ message, remedy }) => `${message}: ${remedy}`);

test.each([
  ['running', state, []],
  ['runing', state, ['X is runing: write running']],
  ['{{ P }}', state, []],
  // A list so long grows every month: only a misspelling of what is in it is told.
  ['z9.metal', sizes, []],
  ['m7.larg', sizes, ['X is m7.larg: write m7.large']],
  [['ab', 'abc'], names, []],
  [[], names, ['X has 0 items: at least 1 are taken']],
  [['ab', 'ab', 'ab'], names, ['X has 3 items: at most 2 are taken']],
  [['ab', 'ab', '{{ Many }}'], names, []],
  [['a'], names, ['X[0] has 1 characters: at least 2 are taken']],
  [51, { kind: 'integer', most: 50 }, ['X is 51: at most 50 are taken']],
  ['51', { kind: 'integer', most: 50 }, ['X is 51: at most 50 are taken']],
  [{ toString: {} }, { kind: 'integer', most: 50 }, []],
] as const)('%j', (value, shape, findings) => {
  expect(said(value, shape as ApiShape)).toEqual(findings);
});
