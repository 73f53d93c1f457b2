import { text } from '../references/typing';

type Test = (variable: unknown, operand: unknown) => boolean;

const numeric =
  (test: (left: number, right: number) => boolean): Test =>
  (variable, operand) =>
    test(Number(variable), Number(operand));

/**
 * Every operator of `aws:branch` and of a loop's condition. Strings are compared with case unless the name says else.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-branch-condition.html
 */
export const OPERATORS: Readonly<Record<string, Test>> = {
  StringEquals: (variable, operand) => text(variable) === text(operand),
  EqualsIgnoreCase: (variable, operand) => text(variable).toLowerCase() === text(operand).toLowerCase(),
  StartsWith: (variable, operand) => text(variable).startsWith(text(operand)),
  EndsWith: (variable, operand) => text(variable).endsWith(text(operand)),
  Contains: (variable, operand) =>
    Array.isArray(variable) ? variable.map(text).includes(text(operand)) : text(variable).includes(text(operand)),
  NumericEquals: numeric((left, right) => left === right),
  NumericGreater: numeric((left, right) => left > right),
  NumericLesser: numeric((left, right) => left < right),
  NumericGreaterOrEquals: numeric((left, right) => left >= right),
  NumericLesserOrEquals: numeric((left, right) => left <= right),
  BooleanEquals: (variable, operand) => text(variable).toLowerCase() === text(operand).toLowerCase(),
};
