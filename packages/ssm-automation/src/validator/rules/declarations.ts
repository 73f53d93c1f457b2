import {
  type BoundedMatch,
  boundedMatcher,
  isFixed,
  isParameterType,
  type Path,
  PLAIN_TYPES,
  RESOURCE_TYPES,
  wholeToken,
} from '../../document';
import { didYouMean } from '../did-you-mean';
import { type Fault } from '../finding';
import { type Rule } from '../rule';
import { constraintFaults } from '../values/constraints';
import { isMap, kindOf, plainText } from '../values/kind';
import { unknownKeys } from '../values/known-keys';
import { mismatchCodes, mismatchFault } from '../values/mismatch-fault';
import { mismatches } from '../values/mismatches';
import { shapeOf } from '../values/shapes';

const CONSTRAINTS = ['allowedValues', 'allowedPattern', 'minItems', 'maxItems', 'minChars', 'maxChars'];

const KEYS = {
  parameters: ['type', 'description', 'default', 'displayType', ...CONSTRAINTS],
  variables: ['type', 'description', 'default', ...CONSTRAINTS],
} as const;

/** Declared parameters and variables: their types, their constraints, and defaults that keep both. */
export const declarations: Rule = ({ document, steps }) => {
  const names = [
    ...Object.keys(isMap(document.parameters) ? document.parameters : {}),
    ...steps.map(({ step }) => step.name),
  ];
  const matches = boundedMatcher();
  return (['parameters', 'variables'] as const).flatMap((section) => {
    const declared: unknown = document[section];
    return isMap(declared)
      ? Object.entries(declared).flatMap(([name, value]) => declarationFaults(section, name, value, matches, names))
      : [];
  });
};

function declarationFaults(
  section: 'parameters' | 'variables',
  name: string,
  value: unknown,
  matches: BoundedMatch,
  declared: readonly string[],
): Fault[] {
  const path: Path = [section, name];
  const owner = section === 'parameters' ? `parameter ${name}` : `variable ${name}`;
  if (!isMap(value))
    return [{ code: 'wrong-value', path, message: `${owner} is ${kindOf(value)}`, remedy: 'write a map with a type' }];
  const faults = unknownKeys(value, KEYS[section], path, owner);
  if (!/^[A-Za-z0-9]+$/.test(name) && isFixed(name))
    faults.push({
      code: 'wrong-name',
      // CreateDocument refuses it for parameters; of variables it is only known that no published one has other characters.
      ...(section === 'variables' && /^[\w.-]+$/.test(name) && { severity: 'warning' as const }),
      path,
      atKey: true,
      message: `${owner} has a name of more than letters and digits`,
      remedy: 'use letters and digits',
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
        message: `${owner} is of type ${plainText(type)}, which does not exist`,
        remedy: didYouMean(plainText(type), known),
      },
    ];
  }
  return [
    ...faults,
    ...defaultFaults(value, type, path, owner, declared),
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
  declared: readonly string[],
): Fault[] {
  const value = declaration['default'];
  if (value === undefined || value === null || value === '') return [];
  if (typeof value === 'string' && !isFixed(value)) {
    const name = wholeToken(value);
    // A text with references in it is published by AWS (AWS-UpdateLinuxAmi), and so are system values and pseudo parameters.
    if (name === undefined || path[0] !== 'parameters' || !declared.includes(name.split('.')[0] as string)) return [];
    return [
      {
        code: 'wrong-default',
        path: [...path, 'default'],
        message: `${owner} has the default ${value}, and a parameter cannot refer to another`,
        remedy: 'write the value, or give it when the runbook starts',
      },
    ];
  }
  return mismatches(value, shapeOf(type), [...path, 'default'], () => undefined).map((mismatch) =>
    mismatchFault(
      { severity: 'warning', ...mismatch },
      mismatchCodes('wrong-default'),
      `${owner} is of type ${type}, and `,
    ),
  );
}
