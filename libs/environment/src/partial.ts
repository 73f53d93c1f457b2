import { type KeyPath, formatKey } from './problem';

/** Thrown when a check asks for a value that the file does not hold: the schema has reported it already. */
export class NotKnown extends Error {}

/**
 * A view of a value whose unknown parts cannot be read by mistake: reading one throws NotKnown. A check that needs such a
 * value ends there, and every other check works as ever.
 */
export function partial<T>(value: T, unknown: readonly KeyPath[], path: KeyPath = []): T {
  const unknownKeys = new Set(unknown.map(formatKey));
  const unknownParents = new Set(unknown.flatMap((key) => key.map((_, i) => formatKey(key.slice(0, i)))));
  const view = (part: unknown, at: KeyPath): unknown => {
    const key = formatKey(at);
    if (unknownKeys.has(key)) throw new NotKnown(key);
    if (typeof part !== 'object' || part === null || !unknownParents.has(key)) return part;
    return new Proxy(part, {
      get: (target, name) => {
        const next: unknown = Reflect.get(target, name);
        if (typeof name === 'symbol' || (Array.isArray(target) && !/^\d+$/.test(name))) return next;
        return view(next, [...at, Array.isArray(target) ? Number(name) : name]);
      },
    });
  };
  return view(value, path) as T;
}
