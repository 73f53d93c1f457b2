import { isParameterType, type ParameterType, plainType } from '../document';
import { isMap } from '../validator/values/kind';

const CONSTRAINTS = ['allowedPattern', 'description', 'maxChars', 'maxItems', 'minChars', 'minItems'];

/** Whether a declaration is one that the builder's types take. */
export function isTyped(value: unknown): boolean {
  if (!isMap(value) || typeof value['type'] !== 'string' || !isParameterType(value['type'])) return false;
  const type: ParameterType = value['type'];
  return Object.entries(value).every(([key, each]) => {
    if (key === 'type') return true;
    if (key === 'default') return fits(each, type);
    if (key === 'allowedValues') return Array.isArray(each) && each.every((one) => fits(one, type));
    return CONSTRAINTS.includes(key) && typeof each === (/^(min|max)/.test(key) ? 'number' : 'string');
  });
}

function fits(value: unknown, type: ParameterType): boolean {
  switch (plainType(type)) {
    case 'String':
      return typeof value === 'string';
    case 'Integer':
      return typeof value === 'number';
    case 'Boolean':
      return typeof value === 'boolean';
    case 'StringList':
      return isTexts(value);
    case 'StringMap':
      return isMap(value);
    case 'MapList':
      return Array.isArray(value) && value.every(isMap);
  }
}

/** Whether a value is a list of texts. */
export function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}
