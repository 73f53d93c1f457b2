const numbers = (value: unknown): number[] =>
  Array.isArray(value) ? value.map(Number).filter((number) => !Number.isNaN(number)) : [];

const ofNumbers =
  (calculate: (list: readonly number[]) => number) =>
  (value: unknown): unknown[] => {
    const list = numbers(value);
    return list.length > 0 ? [calculate(list)] : [];
  };

const sum = (list: readonly number[]) => list.reduce((total, number) => total + number, 0);
const mean = (list: readonly number[]) => sum(list) / list.length;

const length = (value: unknown): unknown[] => {
  if (Array.isArray(value) || typeof value === 'string') return [value.length];
  return typeof value === 'object' && value !== null ? [Object.keys(value).length] : [];
};

/**
 * What may stand at the end of a path, from a value to the one it becomes, or to none.
 * https://github.com/json-path/JsonPath#functions
 */
export const FUNCTIONS = {
  length,
  size: length,
  min: ofNumbers((list) => Math.min(...list)),
  max: ofNumbers((list) => Math.max(...list)),
  avg: ofNumbers(mean),
  stddev: ofNumbers((list) => Math.sqrt(mean(list.map((number) => (number - mean(list)) ** 2)))),
  sum: ofNumbers(sum),
  first: (value: unknown): unknown[] => (Array.isArray(value) ? value.slice(0, 1) : []),
  last: (value: unknown): unknown[] => (Array.isArray(value) ? value.slice(-1) : []),
  keys: (value: unknown): unknown[] =>
    typeof value === 'object' && value !== null && !Array.isArray(value) ? [Object.keys(value)] : [],
} as const;

/** One of {@link FUNCTIONS}. */
export type FunctionName = keyof typeof FUNCTIONS;

/** Whether a name before `()` is that of a function. */
export function isFunctionName(name: string): name is FunctionName {
  return Object.hasOwn(FUNCTIONS, name);
}
