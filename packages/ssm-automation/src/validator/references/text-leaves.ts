import { type Path } from '../../document';

/** A text somewhere in a value. */
export interface TextLeaf {
  readonly text: string;
  readonly path: Path;
}

/** Every text in a value, keys included, with its place. */
export function textLeaves(value: unknown, path: Path): TextLeaf[] {
  if (typeof value === 'string') return [{ text: value, path }];
  if (Array.isArray(value)) return value.flatMap((item, index) => textLeaves(item, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => [
    ...(key.includes('{{') ? [{ text: key, path: [...path, key] }] : []),
    ...textLeaves(item, [...path, key]),
  ]);
}
