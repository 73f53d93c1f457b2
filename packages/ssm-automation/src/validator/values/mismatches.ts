import { isFixed, type Path, pathText, type PlainType, wholeToken } from '../../document';
import { didYouMean } from '../did-you-mean';
import { type ApiShape } from '../ports';
import { type Severity } from '../severity';
import { isMap, kindOf } from './kind';
import { accepts, shapeName } from './shapes';

/** A value that does not fit its shape. */
export interface Mismatch {
  /** `unknown` and `missing` are about the members of a structure, `reference` about a reference's type. */
  readonly what: 'unknown' | 'missing' | 'wrong' | 'reference';
  /** @default - that of the finding it becomes */
  readonly severity?: Severity;
  readonly path: Path;
  readonly message: string;
  readonly remedy: string;
}

/** The type of what a name stands for; undefined where it is not known. */
export type TypeOf = (reference: string) => PlainType | undefined;

/**
 * Everything in a value that does not fit a shape. References count with the type they have; text with references in it
 * fits whatever is not a structure, since nobody knows what comes out.
 */
export function mismatches(value: unknown, shape: ApiShape, path: Path, typeOf: TypeOf): Mismatch[] {
  if (shape.kind === 'any') return [];
  if (typeof value === 'string') return textMismatches(value, shape, path, typeOf);
  switch (shape.kind) {
    case 'structure':
      return isMap(value) ? structureMismatches(value, shape, path, typeOf) : [wrong(value, shape, path)];
    case 'map':
      return isMap(value)
        ? Object.entries(value).flatMap(([key, item]) => mismatches(item, shape.value(), [...path, key], typeOf))
        : [wrong(value, shape, path)];
    // What else there is becomes a list of one.
    case 'list':
      return Array.isArray(value)
        ? value.flatMap((item, index) => elementMismatches(item, shape, [...path, index], typeOf))
        : mismatches(value, shape.element(), path, typeOf);
    default:
      if (isOneReference(value)) return mismatches(value[0], shape, [...path, 0], typeOf);
      return isScalarOf(value, shape.kind) ? [] : [wrong(value, shape, path)];
  }
}

/** A reference to a list in the place of an element stands for elements of its own. */
function elementMismatches(item: unknown, list: ApiShape & { kind: 'list' }, path: Path, typeOf: TypeOf): Mismatch[] {
  const type = typeof item === 'string' ? referenceType(item, typeOf) : undefined;
  return type === 'StringList' || type === 'MapList'
    ? mismatches(item, list, path, typeOf)
    : mismatches(item, list.element(), path, typeOf);
}

function textMismatches(value: string, shape: ApiShape, path: Path, typeOf: TypeOf): Mismatch[] {
  const type = referenceType(value, typeOf);
  if (type !== undefined && !accepts(shape, type)) {
    return [
      {
        what: 'reference',
        path,
        message: `${value} is of type ${type}, and ${pathText(path)} is ${shapeName(shape)}`,
        remedy: `refer to something that is ${shapeName(shape)}`,
        // What a list of one becomes is not written anywhere; published runbooks rely on it.
        ...(shape.kind === 'string' && type === 'StringList' && { severity: 'warning' as const }),
      },
    ];
  }
  if (!isFixed(value)) return [];
  switch (shape.kind) {
    case 'list':
      return value.trim().startsWith('[') ? [] : mismatches(value, shape.element(), path, typeOf);
    case 'structure':
    case 'map':
      return value.trim().startsWith('{') ? [] : [wrong(value, shape, path)];
    case 'integer':
      return /^\s*-?\d+\s*$/.test(value) ? [] : [wrong(value, shape, path)];
    case 'number':
      return value.trim() !== '' && Number.isFinite(Number(value)) ? [] : [wrong(value, shape, path)];
    case 'boolean':
      return /^(true|false)$/i.test(value.trim()) ? [] : [wrong(value, shape, path)];
    default:
      return [];
  }
}

function structureMismatches(
  value: Readonly<Record<string, unknown>>,
  { members, required }: ApiShape & { kind: 'structure' },
  path: Path,
  typeOf: TypeOf,
): Mismatch[] {
  const found: Mismatch[] = Object.entries(value).flatMap(([key, item]) => {
    const member = members.get(key);
    // Nothing is what is not given.
    if (member && item === null && !required.includes(key)) return [];
    if (member) return mismatches(item, member(), [...path, key], typeOf);
    if (!isFixed(key)) return [];
    return [
      {
        what: 'unknown' as const,
        path: [...path, key],
        message: `there is no ${key} here`,
        remedy: didYouMean(key, [...members.keys()], 'leave it out'),
      },
    ];
  });
  const missing = Object.keys(value).some((key) => !isFixed(key))
    ? []
    : required.filter((key) => value[key] === undefined);
  return [
    ...found,
    ...missing.map((key) => ({
      what: 'missing' as const,
      path,
      message: `${key} is missing`,
      remedy: `give ${key}, ${shapeName(members.get(key)?.() ?? { kind: 'any' })}`,
    })),
  ];
}

/** A list of one reference stands for what is referred to: AWS publishes runbooks that write it so. */
function isOneReference(value: unknown): value is [string] {
  return (
    Array.isArray(value) && value.length === 1 && typeof value[0] === 'string' && wholeToken(value[0]) !== undefined
  );
}

function referenceType(value: string, typeOf: TypeOf): PlainType | undefined {
  const name = wholeToken(value);
  return name === undefined ? undefined : typeOf(name);
}

function isScalarOf(value: unknown, kind: 'string' | 'integer' | 'number' | 'boolean'): boolean {
  switch (kind) {
    case 'string':
      return ['string', 'number', 'boolean'].includes(typeof value);
    case 'integer':
      return Number.isInteger(value);
    case 'number':
      return typeof value === 'number';
    case 'boolean':
      return typeof value === 'boolean';
  }
}

function wrong(value: unknown, shape: ApiShape, path: Path): Mismatch {
  return { what: 'wrong', path, message: `${pathText(path)} is ${kindOf(value)}`, remedy: `write ${shapeName(shape)}` };
}
