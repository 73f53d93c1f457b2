import { isFixed, type Path, type PlainType, VARIABLE_LIMITS, wholeToken } from '../../document';
import { type Fault } from '../finding';
import { type ReferenceTypes } from '../references/reference-types';
import { type Rule } from '../rule';
import { isMap, kindOf } from '../values/kind';
import { mismatchCodes, mismatchFault } from '../values/mismatch-fault';
import { mismatches } from '../values/mismatches';
import { shapeName, shapeOf } from '../values/shapes';
import { unknownVariable } from './references';

/**
 * What `aws:updateVariable` writes, and where.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-update-variable.html
 */
export const variableUpdates: Rule = ({ steps, references }) =>
  steps.flatMap(({ step, path }): Fault[] => {
    const inputs: unknown = step.inputs;
    if (step.action !== 'aws:updateVariable' || !isMap(inputs)) return [];
    const { Name, Value } = inputs;
    if (typeof Name !== 'string' || !isFixed(Name)) return [];
    const name = Name.replace(/^variable:/, '');
    const prefix = Name.startsWith('variable:') ? [] : [withoutPrefix(Name, [...path, 'inputs', 'Name'])];
    if (!references.variables.includes(name))
      return [...prefix, unknownVariable(name, [...path, 'inputs', 'Name'], references)];
    const type = references.typeOf(`variable:${name}`);
    if (type === undefined || Value === undefined) return prefix;
    return [...prefix, ...valueFaults(Value, name, type, [...path, 'inputs', 'Value'], references)];
  });

function withoutPrefix(name: string, path: Path): Fault {
  return {
    code: 'wrong-input',
    severity: 'warning',
    path,
    message: `Name is ${name}, without variable:`,
    remedy: `write variable:${name}`,
  };
}

function valueFaults(value: unknown, name: string, type: PlainType, path: Path, references: ReferenceTypes): Fault[] {
  const says = `the variable ${name} is of type ${type}, and `;
  const wrong = mismatches(value, shapeOf(type), path, references.typeOf).map((mismatch) =>
    mismatchFault(mismatch, mismatchCodes('wrong-input'), says),
  );
  if (wrong.length > 0) return wrong;
  return [...converted(value, type, path, says, references), ...limitFaults(value, type, path)];
}

/** "Data type conversions aren't supported": a text that could be read as what is wanted is none. */
function converted(value: unknown, type: PlainType, path: Path, says: string, { typeOf }: ReferenceTypes): Fault[] {
  const token = typeof value === 'string' ? wholeToken(value) : undefined;
  const given = token === undefined ? writtenType(value) : typeOf(token);
  if (given === undefined || given === type || (given === 'list' && type.endsWith('List'))) return [];
  return [
    {
      code: 'wrong-input',
      severity: 'warning',
      path,
      message: `${says}Value is ${token === undefined ? kindOf(value) : `of type ${given}`}, which is not converted`,
      remedy: `write ${shapeName(shapeOf(type))}, or convert it in an aws:executeScript step`,
    },
  ];
}

function writtenType(value: unknown): PlainType | 'list' | undefined {
  if (Array.isArray(value)) return 'list';
  if (isMap(value)) return 'StringMap';
  if (typeof value === 'string') return isFixed(value) ? 'String' : undefined;
  return typeof value === 'boolean' ? 'Boolean' : typeof value === 'number' ? 'Integer' : undefined;
}

function limitFaults(value: unknown, type: PlainType, path: Path): Fault[] {
  const beyond = (message: string, remedy: string): Fault[] => [
    { code: 'beyond-limit', severity: 'warning', path, message, remedy },
  ];
  const { characters, textItems, mapItems, keyCharacters } = VARIABLE_LIMITS;
  if (typeof value === 'string' && isFixed(value))
    return type === 'String' && (value.length === 0 || value.length > characters)
      ? beyond(`Value has ${value.length} characters`, `write 1 to ${characters}`)
      : [];
  const most = type === 'StringList' ? textItems : mapItems;
  if (Array.isArray(value) && value.length > most)
    return beyond(`Value has ${value.length} items`, `write at most ${most}`);
  const maps = [value].flat().filter(isMap);
  const key = maps.flatMap((map) => Object.keys(map)).find((each) => each.length === 0 || each.length > keyCharacters);
  return key === undefined ? [] : beyond(`a key has ${key.length} characters`, `write 1 to ${keyCharacters}`);
}
