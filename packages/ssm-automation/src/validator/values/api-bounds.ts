import { isFixed, type Path, pathText } from '../../document';
import { suggest } from '@nss/suggestion';
import { didYouMean } from '../did-you-mean';
import { type ApiShape, type Bounds } from '../ports';
import { isMap } from './kind';

/** A value of the right kind that an API does not take all the same. */
export interface OutOfBounds {
  readonly what: 'value' | 'amount';
  readonly path: Path;
  readonly message: string;
  readonly remedy: string;
}

/** Lists of values that are longer grow with every month: what is not in them is only told where one of them is meant. */
const MOST_SETTLED = 40;

/** Everything in a value that is none of the values, or more or less, than a model says. References may stand for anything. */
export function outOfBounds(value: unknown, shape: ApiShape, path: Path): OutOfBounds[] {
  switch (shape.kind) {
    case 'structure':
      return isMap(value)
        ? Object.entries(value).flatMap(([key, item]) => {
            const member = shape.members.get(key);
            return member ? outOfBounds(item, member(), [...path, key]) : [];
          })
        : [];
    case 'map':
      return isMap(value)
        ? Object.entries(value).flatMap(([key, item]) => outOfBounds(item, shape.value(), [...path, key]))
        : [];
    case 'list': {
      if (!Array.isArray(value)) return [];
      const inside = value.flatMap((item, index) => outOfBounds(item, shape.element(), [...path, index]));
      // A reference may stand for several items, or for none.
      return value.every((item) => typeof item !== 'string' || isFixed(item))
        ? [...amountOf(value.length, 'items', shape, path), ...inside]
        : inside;
    }
    case 'string':
      if (typeof value !== 'string' || !isFixed(value)) return [];
      return shape.values ? unknownValue(value, shape.values, path) : amountOf(value.length, 'characters', shape, path);
    case 'integer':
      return (typeof value === 'number' || typeof value === 'string') && /^\s*-?\d+\s*$/.test(String(value))
        ? amountOf(Number(value), '', shape, path)
        : [];
    default:
      return [];
  }
}

function unknownValue(value: string, values: readonly string[], path: Path): OutOfBounds[] {
  if (values.includes(value) || (values.length > MOST_SETTLED && suggest(value, values) === undefined)) return [];
  return [{ what: 'value', path, message: `${pathText(path)} is ${value}`, remedy: didYouMean(value, values) }];
}

function amountOf(
  amount: number,
  unit: string,
  { least = -Infinity, most = Infinity }: Bounds,
  path: Path,
): OutOfBounds[] {
  if (amount >= least && amount <= most) return [];
  const found = unit === '' ? `is ${amount}` : `has ${amount} ${unit}`;
  return [
    {
      what: 'amount',
      path,
      message: `${pathText(path)} ${found}`,
      remedy: amount > most ? `at most ${most} are taken` : `at least ${least} are taken`,
    },
  ];
}
