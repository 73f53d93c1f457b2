import { plainType } from '../../document';
import { StepFailure } from '../failure';

/**
 * Gives a value the type a parameter, variable or output declares. Strings that hold JSON become lists and maps where
 * the type asks for one, since that is how the console and the CLI hand them over.
 *
 * @throws StepFailure when the value has no reading in that type
 */
export function coerce(value: unknown, type: string): unknown {
  switch (plainType(type)) {
    case 'String':
      return text(value);
    case 'Integer':
      return integer(value);
    case 'Boolean':
      return boolean(value);
    case 'StringList':
      return list(value).map(text);
    case 'MapList':
      return list(value).map(map);
    case 'StringMap':
      return map(value);
  }
}

/** A value as it reads inside a longer text: lists and maps as JSON, nothing as the empty string. */
export function text(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function integer(value: unknown): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number === 'number' && Number.isInteger(number)) return number;
  throw mismatch(value, 'Integer');
}

function boolean(value: unknown): boolean {
  const word = String(value).toLowerCase();
  if (word === 'true' || word === 'false') return word === 'true';
  throw mismatch(value, 'Boolean');
}

function list(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  if (value === undefined || value === null || value === '') return [];
  const parsed = typeof value === 'string' && value.trim().startsWith('[') ? json(value) : undefined;
  return Array.isArray(parsed) ? parsed : [value];
}

function map(value: unknown): Record<string, unknown> {
  const parsed = typeof value === 'string' ? json(value) : value;
  if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return parsed as Record<string, unknown>;
  throw mismatch(value, 'StringMap');
}

function json(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}

function mismatch(value: unknown, type: string): StepFailure {
  return new StepFailure(`${text(value).slice(0, 200)} is not of type ${type}`, {
    stage: 'InputValidation',
    type: 'InvalidType',
  });
}
