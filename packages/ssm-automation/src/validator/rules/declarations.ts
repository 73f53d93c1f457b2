import {
  type BoundedMatch,
  boundedMatcher,
  isFixed,
  isParameterType,
  type Path,
  PLAIN_TYPES,
  RESOURCE_TYPES,
} from '../../document';
import { didYouMean } from '../did-you-mean';
import { type Fault } from '../finding';
import { type Rule } from '../rule';
import { constraintFaults } from '../values/constraints';
import { isMap, kindOf } from '../values/kind';
import { unknownKeys } from '../values/known-keys';
import { mismatches } from '../values/mismatches';
import { shapeOf } from '../values/shapes';

const CONSTRAINTS = ['allowedValues', 'allowedPattern', 'minItems', 'maxItems', 'minChars', 'maxChars'];

const KEYS = {
  parameters: ['type', 'description', 'default', 'displayType', ...CONSTRAINTS],
  variables: ['type', 'description', 'default', ...CONSTRAINTS],
} as const;

/** Declared parameters and variables: their types, their constraints, and defaults that keep both. */
export const declarations: Rule = ({ document }) => {
  const matches = boundedMatcher();
  return (['parameters', 'variables'] as const).flatMap((section) => {
    const declared: unknown = document[section];
    return isMap(declared)
      ? Object.entries(declared).flatMap(([name, value]) => declarationFaults(section, name, value, matches))
      : [];
  });
};

function declarationFaults(
  section: 'parameters' | 'variables',
  name: string,
  value: unknown,
  matches: BoundedMatch,
): Fault[] {
  const path: Path = [section, name];
  const owner = section === 'parameters' ? `parameter ${name}` : `variable ${name}`;
  if (!isMap(value))
    return [{ code: 'wrong-value', path, message: `${owner} is ${kindOf(value)}`, remedy: 'write a map with a type' }];
  const faults = unknownKeys(value, KEYS[section], path, owner);
  if (!/^[A-Za-z0-9_.-]+$/.test(name))
    faults.push({
      code: 'wrong-name',
      path,
      atKey: true,
      message: `${owner} has a name that no reference can write`,
      remedy: 'use letters, digits, hyphens and underscores',
    });
  const { type } = value;
  if (type === undefined)
    return [
      ...faults,
      {
        code: 'missing-key',
        path,
        atKey: true,
        message: `${owner} has no type`,
        remedy: `write a type: one of ${PLAIN_TYPES.join(', ')}`,
      },
    ];
  const known: readonly string[] = section === 'parameters' ? [...PLAIN_TYPES, ...RESOURCE_TYPES] : PLAIN_TYPES;
  if (typeof type !== 'string' || !isKnown(type, section)) {
    return [
      ...faults,
      {
        code: 'unknown-type',
        path: [...path, 'type'],
        message: `${owner} is of type ${String(type)}, which does not exist`,
        remedy: didYouMean(String(type), known),
      },
    ];
  }
  return [
    ...faults,
    ...defaultFaults(value, type, path, owner),
    ...constraintFaults(value, type, path, owner, matches),
  ];
}

function isKnown(type: string, section: 'parameters' | 'variables'): boolean {
  if (section === 'variables') return (PLAIN_TYPES as readonly string[]).includes(type);
  // Resource types grow with AWS; one that is spelled like them is taken.
  return isParameterType(type) || /^(List<)?AWS::[A-Za-z0-9]+::[A-Za-z0-9]+::[A-Za-z0-9]+>?$/.test(type);
}

function defaultFaults(
  declaration: Readonly<Record<string, unknown>>,
  type: string,
  path: Path,
  owner: string,
): Fault[] {
  const value = declaration['default'];
  // Pseudo parameters of maintenance windows such as {{ TARGET_ID }} are put in before the automation starts.
  if (value === undefined || (typeof value === 'string' && (value === '' || !isFixed(value)))) return [];
  return mismatches(value, shapeOf(type), [...path, 'default'], () => undefined).map(
    ({ path: at, message, remedy }) => ({
      code: 'wrong-default',
      path: at,
      message: `${owner} is of type ${type}, and ${message}`,
      remedy,
    }),
  );
}
