import { type PlainType, plainType } from '../../document';
import { type ApiShape } from '../ports';

/** Shapes that inputs of actions have, in the terms of an API's shapes. */
export const TEXT: ApiShape = { kind: 'string' };
/** A whole number, or a text that is one. */
export const INTEGER: ApiShape = { kind: 'integer' };
/** A switch, or a text that is one. */
export const BOOLEAN: ApiShape = { kind: 'boolean' };
/** Whatever is written. */
export const ANY: ApiShape = { kind: 'any' };
/** A list of texts. */
export const TEXTS: ApiShape = { kind: 'list', element: () => TEXT };
/** A map from names to whatever. */
export const MAP: ApiShape = { kind: 'map', value: () => ANY };
/** A list of such maps. */
export const MAPS: ApiShape = { kind: 'list', element: () => MAP };

const SHAPES: Readonly<Record<PlainType, ApiShape>> = {
  String: TEXT,
  Integer: INTEGER,
  Boolean: BOOLEAN,
  StringList: TEXTS,
  StringMap: MAP,
  MapList: MAPS,
};

/** The shape of values of a parameter, variable or output type. */
export function shapeOf(type: string): ApiShape {
  return SHAPES[plainType(type)];
}

/** A shape for people. */
export function shapeName(shape: ApiShape): string {
  switch (shape.kind) {
    case 'structure':
      return 'a map';
    case 'map':
      return 'a map';
    case 'list':
      return shape.element().kind === 'string' ? 'a list of texts' : 'a list';
    case 'string':
      return 'a text';
    case 'integer':
      return 'a whole number';
    case 'number':
      return 'a number';
    case 'boolean':
      return 'true or false';
    case 'any':
      return 'anything';
  }
}

/**
 * Whether a reference of a type may stand where a shape is asked for. Text may stand anywhere: AWS reads JSON, numbers
 * and switches out of it.
 */
export function accepts(shape: ApiShape, type: PlainType): boolean {
  if (shape.kind === 'any' || type === 'String') return true;
  switch (shape.kind) {
    case 'string':
      return type === 'Integer' || type === 'Boolean';
    case 'integer':
      return type === 'Integer';
    case 'number':
      return type === 'Integer';
    case 'boolean':
      return type === 'Boolean';
    case 'structure':
    case 'map':
      return type === 'StringMap';
    case 'list':
      return acceptsList(shape.element(), type);
  }
}

function acceptsList(element: ApiShape, type: PlainType): boolean {
  if (type === 'StringList') return !['structure', 'map', 'list', 'boolean'].includes(element.kind);
  if (type === 'MapList') return element.kind === 'structure' || element.kind === 'map' || element.kind === 'any';
  // One value where a list is asked for is a list of one.
  return accepts(element, type);
}
