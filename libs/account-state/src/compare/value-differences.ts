import { textOf } from './canonical';

/** In what two values differ. */
export interface ValueDifference {
  readonly kind: 'added' | 'removed' | 'altered';
  /** What should be; of what was added nothing. */
  readonly planned?: unknown;
  /** What is; of what was taken away nothing. */
  readonly found?: unknown;
}

/** The same with the place inside of the value: `ServerSideEncryptionConfiguration`. */
interface Placed extends ValueDifference {
  readonly at: string;
}

/** In what two canonical values differ, as near to the leaves as lists let say: a member of a list is there or not. */
export function valueDifferences(planned: unknown, found: unknown, at = ''): Placed[] {
  if (textOf(planned) === textOf(found)) return [];
  if (isObject(planned) && isObject(found)) {
    const keys = [...new Set([...Object.keys(planned), ...Object.keys(found)])].sort();
    return keys.flatMap((key) => valueDifferences(planned[key], found[key], at ? `${at}.${key}` : key));
  }
  const inLists = Array.isArray(planned) || Array.isArray(found) ? members(listOf(planned), listOf(found), at) : [];
  if (inLists.length > 0) return inLists;
  if (planned === undefined) return [{ at, kind: 'added', found }];
  if (found === undefined) return [{ at, kind: 'removed', planned }];
  // Of lists: the same members in another order, where that says something.
  return [{ at, kind: 'altered', planned, found }];
}

function members(planned: readonly unknown[], found: readonly unknown[], at: string): Placed[] {
  const missing = without(planned, found).map((each) => ({ at, kind: 'removed' as const, planned: each }));
  const more = without(found, planned).map((each) => ({ at, kind: 'added' as const, found: each }));
  return [...missing, ...more];
}

/** Members of a list that another has not, or not as often. */
function without(list: readonly unknown[], other: readonly unknown[]): unknown[] {
  const left = other.map(textOf);
  return list.filter((each) => {
    const index = left.indexOf(textOf(each));
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}

function listOf(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as unknown[]) : [value];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
