import { isDefinite, type Segment } from '../../executor';
import { didYouMean } from '../did-you-mean';
import { type ApiShape } from '../ports';
import { ANY } from './shapes';

/** Why a selector cannot match. */
export interface Mismatch {
  readonly message: string;
  readonly remedy: string;
}

/** Where published runbooks look in every response, by habit from scripts and SDKs; AWS leaves such outputs out. */
const HABITS = ['Payload', 'ResponseMetadata'];

/** Follows a selector through the shape of a response; undefined where it may match something. */
export function selectorMismatch(segments: readonly Segment[], response: ApiShape): Mismatch | undefined {
  const found = followed(segments, response);
  return 'message' in found ? found : undefined;
}

/** The shape of the one value that a selector leads to; `any` where that cannot be told. */
export function selectedShape(segments: readonly Segment[], response: ApiShape): ApiShape {
  const found = isDefinite(segments) ? followed(segments, response) : ANY;
  return 'message' in found ? ANY : found;
}

function followed(segments: readonly Segment[], response: ApiShape): ApiShape | Mismatch {
  const [first] = segments;
  if (first?.kind === 'keys' && HABITS.includes(first.keys[0] ?? '')) return ANY;
  let shape = response;
  for (const segment of segments) {
    if (shape.kind === 'any' || segment.kind === 'descend' || segment.kind === 'function') return ANY;
    const next = step(shape, segment);
    if ('message' in next) return next;
    shape = next;
  }
  return shape;
}

function step(shape: ApiShape, segment: Segment): ApiShape | Mismatch {
  if (segment.kind === 'keys') return stepIntoKeys(shape, segment.keys);
  if (shape.kind === 'list') return shape.element();
  if (segment.kind === 'every')
    return shape.kind === 'map'
      ? shape.value()
      : shape.kind === 'structure'
        ? { kind: 'any' }
        : nothingInside(shape, '*');
  return { message: `it looks for elements where the API answers ${answer(shape)}`, remedy: 'leave the brackets out' };
}

function stepIntoKeys(shape: ApiShape, keys: readonly string[]): ApiShape | Mismatch {
  if (shape.kind === 'map') return shape.value();
  const [key = ''] = keys;
  if (shape.kind === 'list')
    return {
      message: `it looks for ${key} in a list`,
      remedy: `write [0].${key} for the first element, or [*].${key} for all`,
    };
  if (shape.kind !== 'structure') return nothingInside(shape, key);
  const unknown = keys.find((each) => !shape.members.has(each));
  if (unknown !== undefined)
    return {
      message: `the API does not answer ${unknown} there`,
      remedy: didYouMean(unknown, [...shape.members.keys()]),
    };
  return keys.length === 1 ? (shape.members.get(key)?.() ?? { kind: 'any' }) : { kind: 'any' };
}

function nothingInside(shape: ApiShape, key: string): Mismatch {
  return { message: `it looks for ${key} inside ${answer(shape)}`, remedy: `end the selector before ${key}` };
}

function answer(shape: ApiShape): string {
  return shape.kind === 'structure' || shape.kind === 'map' ? 'one value with names' : 'a plain value';
}
