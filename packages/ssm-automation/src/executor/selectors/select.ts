import { type BoundedMatch, boundedMatcher } from '../../document';
import { FUNCTIONS } from './functions';
import { type Filter } from './parse-filter';
import { isDefinite, parseSelector, type Segment } from './parse-selector';

/** Every value a selector matches in a response, in document order. */
export function selectAll(response: unknown, selector: string): unknown[] {
  return selectWith(response, selector, boundedMatcher());
}

function selectWith(response: unknown, selector: string, matches: BoundedMatch): unknown[] {
  return parseSelector(selector).reduce<unknown[]>(
    (values, segment) => values.flatMap((value) => step(value, segment, matches)),
    [response],
  );
}

/**
 * What a selector gives: the one value for a path that can match only one, `undefined` where it matches none, and a
 * list for every other selector (`[*]`, `..`, filters, slices).
 */
export function select(response: unknown, selector: string): unknown {
  const values = selectAll(response, selector);
  return isDefinite(parseSelector(selector)) ? values[0] : values;
}

function step(value: unknown, segment: Segment, matches: BoundedMatch): unknown[] {
  switch (segment.kind) {
    case 'keys':
      return isMap(value) ? segment.keys.filter((key) => Object.hasOwn(value, key)).map((key) => value[key]) : [];
    case 'indices':
      return Array.isArray(value)
        ? segment.indices.map((index) => value.at(index) as unknown).filter((item) => item !== undefined)
        : [];
    case 'slice':
      return Array.isArray(value) ? value.slice(segment.from, segment.to) : [];
    case 'every':
      return children(value);
    case 'function':
      return FUNCTIONS[segment.name](value);
    case 'filter':
      return (Array.isArray(value) ? value : [value]).filter((item) => passes(item, segment.filter, matches));
    case 'descend':
      return descendants(value);
  }
}

function passes(item: unknown, filter: Filter, matches: BoundedMatch): boolean {
  if ('all' in filter) return filter.all.every((part) => passes(item, part, matches));
  if ('not' in filter) return !passes(item, filter.not, matches);
  if ('any' in filter) return filter.any.some((part) => passes(item, part, matches));
  const found = selectWith(item, filter.path, matches);
  if (!filter.operator) return found.length > 0;
  const [left] = found;
  const right = filter.value;
  switch (filter.operator) {
    case '==':
      return found.length > 0 && left === right;
    case '!=':
      return left !== right;
    case 'in':
      return listOf(right).includes(left);
    case 'nin':
      return !listOf(right).includes(left);
    case 'subsetof':
      return Array.isArray(left) && left.every((item) => listOf(right).includes(item));
    case 'anyof':
      return listOf(left).some((item) => listOf(right).includes(item));
    case 'noneof':
      return !listOf(left).some((item) => listOf(right).includes(item));
    case 'contains':
      return typeof left === 'string' ? left.includes(String(right)) : listOf(left).includes(right);
    case 'size':
      return FUNCTIONS.length(left)[0] === right;
    case 'empty':
      return (FUNCTIONS.length(left)[0] === 0) === right;
    case '=~':
      return typeof left === 'string' && matches(pattern(String(right)), left) === true;
    default:
      return typeof left === typeof right && compare(left as number, filter.operator, right as number);
  }
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function compare(left: number, operator: '<' | '>' | '<=' | '>=', right: number): boolean {
  if (left === right) return operator === '<=' || operator === '>=';
  return operator.startsWith('<') ? left < right : left > right;
}

function pattern(text: string): RegExp {
  const [, body = text, flags = ''] = /^\/(.*)\/(i?)$/s.exec(text) ?? [];
  return new RegExp(`^(?:${body})$`, flags);
}

function descendants(value: unknown): unknown[] {
  return [value, ...children(value).flatMap(descendants)];
}

function children(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  return isMap(value) ? Object.values(value) : [];
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
