import { type Condition } from '../../document';
import { StepFailure } from '../failure';
import { OPERATORS } from './operators';

/**
 * Whether a condition holds.
 *
 * @param condition one test, or And / Or over a list, or Not over one
 * @param resolve replaces references in the variable and the operand
 * @throws StepFailure for a condition without an operator, or a reference that does not resolve
 */
export function evaluate(condition: Condition, resolve: (value: unknown) => unknown): boolean {
  const parts = condition as Readonly<Record<string, unknown>>;
  if (Array.isArray(parts['And'])) return (parts['And'] as Condition[]).every((part) => evaluate(part, resolve));
  if (Array.isArray(parts['Or'])) return (parts['Or'] as Condition[]).some((part) => evaluate(part, resolve));
  if (parts['Not'] !== undefined) {
    // AWS's own examples show one condition under Not; published runbooks also put it into a list of one.
    const inner = [parts['Not']].flat() as Condition[];
    return !inner.every((part) => evaluate(part, resolve));
  }
  const operator = Object.keys(parts).find((key) => Object.hasOwn(OPERATORS, key));
  const test = operator === undefined ? undefined : OPERATORS[operator];
  if (!operator || !test)
    throw new StepFailure(`no operator in ${JSON.stringify(condition)}`, {
      stage: 'InputValidation',
      type: 'InvalidCondition',
    });
  return test(resolve(parts['Variable']), resolve(parts[operator]));
}
