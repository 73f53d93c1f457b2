import { type Path } from '../../document';
import { OPERATORS } from '../../executor';
import { didYouMean } from '../did-you-mean';
import { type Fault } from '../finding';
import { type Rule } from '../rule';
import { isMap, kindOf } from '../values/kind';
import { mismatchCodes, mismatchFault } from '../values/mismatch-fault';
import { mismatches, type TypeOf } from '../values/mismatches';
import { BOOLEAN, TEXT } from '../values/shapes';

const NUMBER = { kind: 'number' } as const;

/** The operators by name. */
const NAMES = Object.keys(OPERATORS);

/**
 * Choices of branches and conditions of loops.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-branch-condition.html
 */
export const conditions: Rule = ({ steps, references: { typeOf } }) =>
  steps.flatMap(({ step, path }) => {
    const inputs: unknown = step.inputs;
    if (!isMap(inputs)) return [];
    if (step.action === 'aws:loop' && inputs['LoopCondition'] !== undefined)
      return conditionFaults(inputs['LoopCondition'], [...path, 'inputs', 'LoopCondition'], [], typeOf);
    return step.action === 'aws:branch' && inputs['Choices'] !== undefined
      ? choicesFaults(inputs['Choices'], [...path, 'inputs', 'Choices'], typeOf)
      : [];
  });

function choicesFaults(choices: unknown, path: Path, typeOf: TypeOf): Fault[] {
  if (!Array.isArray(choices) || choices.length === 0)
    return [
      {
        code: 'wrong-input',
        path,
        message: `Choices is ${Array.isArray(choices) ? 'empty' : kindOf(choices)}`,
        remedy: 'write a list of choices with NextStep and a condition',
      },
    ];
  return choices.flatMap((choice: unknown, index) => {
    const at = [...path, index];
    const faults = conditionFaults(choice, at, ['NextStep'], typeOf);
    if (isMap(choice) && typeof choice['NextStep'] !== 'string')
      faults.push({
        code: 'wrong-condition',
        path: at,
        message: 'a choice does not say where it leads',
        remedy: 'give NextStep, the name of a step',
      });
    return faults;
  });
}

/** @param others keys that may stand beside the condition's own */
function conditionFaults(condition: unknown, path: Path, others: readonly string[], typeOf: TypeOf): Fault[] {
  if (!isMap(condition))
    return [
      {
        code: 'wrong-condition',
        path,
        message: `a condition is ${kindOf(condition)}`,
        remedy: 'write a map with Variable and an operator, or And, Or, Not',
      },
    ];
  const keys = Object.keys(condition).filter((key) => !others.includes(key));
  const joint = keys.filter((key) => key === 'And' || key === 'Or' || key === 'Not');
  const [join] = joint;
  if (join !== undefined) {
    const rest = keys.filter((key) => key !== join);
    const beside: Fault[] =
      rest.length > 0
        ? [
            {
              code: 'wrong-condition',
              path: [...path, rest[0] as string],
              atKey: true,
              message: `${join} stands together with ${rest.join(', ')}`,
              remedy: 'join them with And',
            },
          ]
        : [];
    return [...beside, ...joint.flatMap((each) => jointFaults(each, condition[each], [...path, each], typeOf))];
  }
  return testFaults(condition, keys, path, typeOf);
}

function jointFaults(join: string, parts: unknown, path: Path, typeOf: TypeOf): Fault[] {
  if (join === 'Not' && isMap(parts)) return conditionFaults(parts, path, [], typeOf);
  if (!Array.isArray(parts) || parts.length === 0)
    return [
      {
        code: 'wrong-condition',
        path,
        message: `${join} is ${Array.isArray(parts) ? 'empty' : kindOf(parts)}`,
        remedy: `write ${join === 'Not' ? 'a condition' : 'a list of conditions'}`,
      },
    ];
  return parts.flatMap((part: unknown, index) => conditionFaults(part, [...path, index], [], typeOf));
}

function testFaults(
  condition: Readonly<Record<string, unknown>>,
  keys: readonly string[],
  path: Path,
  typeOf: TypeOf,
): Fault[] {
  const faults: Fault[] = keys
    .filter((key) => key !== 'Variable' && !NAMES.includes(key))
    .map((key) => ({
      code: 'unknown-operator',
      path: [...path, key],
      atKey: true,
      message: `there is no operator ${key}`,
      remedy: didYouMean(key, [...NAMES, 'Variable', 'And', 'Or', 'Not']),
    }));
  const operators = keys.filter((key) => NAMES.includes(key));
  if (faults.length === 0 && operators.length === 0)
    faults.push({
      code: 'unknown-operator',
      path,
      message: 'a condition has no operator',
      remedy: `add one of ${NAMES.join(', ')}`,
    });
  if (operators.length > 1)
    faults.push({
      code: 'wrong-condition',
      path: [...path, operators[1] as string],
      atKey: true,
      message: `a condition has ${operators.length} operators`,
      remedy: 'join two conditions with And',
    });
  if (!keys.includes('Variable'))
    faults.push({
      code: 'wrong-condition',
      path,
      message: 'a condition has no Variable',
      remedy: 'give Variable, a reference to what is tested',
    });
  return [...faults, ...operators.flatMap((operator) => operandFaults(operator, condition, path, typeOf))];
}

/** Numbers are compared with numbers, switches with switches, and text with text. */
function operandFaults(
  operator: string,
  condition: Readonly<Record<string, unknown>>,
  path: Path,
  typeOf: TypeOf,
): Fault[] {
  const shape = operator.startsWith('Numeric') ? NUMBER : operator === 'BooleanEquals' ? BOOLEAN : TEXT;
  return [operator, 'Variable']
    .filter((key) => condition[key] !== undefined)
    .flatMap((key) =>
      mismatches(condition[key], shape, [...path, key], typeOf)
        // A list may contain what is looked for.
        .filter(({ what }) => !(what === 'reference' && operator === 'Contains' && key === 'Variable'))
        .map((mismatch) => mismatchFault(mismatch, mismatchCodes('wrong-condition'), `${operator}: `)),
    );
}
