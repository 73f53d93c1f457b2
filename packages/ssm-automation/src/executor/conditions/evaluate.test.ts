import fc from 'fast-check';
import { type Condition } from '../../document';
import { evaluate } from './evaluate';

const holds = (condition: unknown) => evaluate(condition as Condition, (value) => value);

test.each([
  ['StringEquals', 'Linux', 'Linux', true],
  ['StringEquals', 'linux', 'Linux', false],
  ['EqualsIgnoreCase', 'linux', 'Linux', true],
  ['StartsWith', 'Windows Server', 'Windows', true],
  ['EndsWith', 'Windows Server', 'Server', true],
  ['Contains', 'Windows Server', 's S', true],
  ['Contains', ['a', 'b'], 'b', true],
  ['Contains', ['ab'], 'b', false],
  ['NumericEquals', '2', 2, true],
  ['NumericGreater', 3, '2', true],
  ['NumericGreater', 2, 2, false],
  ['NumericLesser', 1, 2, true],
  ['NumericGreaterOrEquals', 2, 2, true],
  ['NumericLesserOrEquals', 2, 2, true],
  ['NumericEquals', 'x', 'x', false],
  ['BooleanEquals', 'True', true, true],
  ['BooleanEquals', false, true, false],
])('%s %p %p is %p', (operator, Variable, operand, expected) => {
  expect(holds({ Variable, [operator]: operand })).toBe(expected);
});

test('a condition without an operator is refused', () => {
  expect(() => holds({ Variable: 'x', StringEqual: 'x' })).toThrow('no operator');
});

test('And, Or and Not follow logic however deep they nest', () => {
  const leaf = fc.boolean().map((value) => ({ condition: { Variable: value, BooleanEquals: true } as unknown, value }));
  const { tree } = fc.letrec<{ tree: { condition: unknown; value: boolean } }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      leaf,
      fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((parts) => ({
        condition: { And: parts.map((part) => part.condition) },
        value: parts.every((part) => part.value),
      })),
      fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((parts) => ({
        condition: { Or: parts.map((part) => part.condition) },
        value: parts.some((part) => part.value),
      })),
      tie('tree').map((part) => ({ condition: { Not: part.condition }, value: !part.value })),
    ),
  }));
  fc.assert(fc.property(tree, ({ condition, value }) => holds(condition) === value));
});
