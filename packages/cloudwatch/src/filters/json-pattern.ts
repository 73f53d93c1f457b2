import { type Condition, conditions } from './conditions';
import { type Matched } from './filter-pattern';
import { compares, type Operator } from './value';
import { inside, unquoted, Words } from './words';

const WORD = /\$[\w.[\]-]*|"(?:[^"\\]|\\.)*"|&&|\|\||<=|>=|!=|[=<>()]|[^\s"=<>!()&|]+/;
const OPERATOR = /^(=|!=|<|>|<=|>=)$/;

/**
 * A pattern for JSON: `{ ($.eventName = CreateTrail) && ($.user.id != 1) }`.
 *
 * A comparison holds for a text, a number or a truth value only: where the selector leads to a list or an object, or nowhere, neither
 * `=` nor `!=` matches. The guide says so of lists and objects; of what is not there it says nothing.
 */
export function jsonPattern(pattern: string): (line: string) => Matched | undefined {
  const words = new Words(inside(pattern, '}'), WORD);
  const holds = conditions(words, comparison);
  words.end();
  return (line) => {
    const event = parsed(line);
    if (event === undefined || !holds(event)) return undefined;
    return (selector) => text(at(event, selector));
  };
}

function comparison(words: Words): Condition<object> {
  const selector = words.one(/^\$/);
  if (words.take('IS')) {
    const wanted = words.one(/^(NULL|TRUE|FALSE)$/);
    const value = { NULL: null, TRUE: true, FALSE: false }[wanted];
    return (event) => at(event, selector) === value;
  }
  if (words.take('NOT')) {
    words.one(/^EXISTS$/);
    return (event) => at(event, selector) === undefined;
  }
  if (words.take('EXISTS')) return (event) => at(event, selector) !== undefined;
  const operator = words.one(OPERATOR) as Operator;
  const wanted = unquoted(words.one(/^[^()&|]/));
  return (event) => {
    const actual = text(at(event, selector));
    return actual !== undefined && compares(actual, operator, wanted);
  };
}

function parsed(line: string): object | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** What a selector leads to: `$.users[0].id`. */
function at(event: object, selector: string): unknown {
  return [...selector.matchAll(/\.([\w-]+)|\[(\d+)\]/g)].reduce<unknown>((value, [, name, index]) => {
    if (index !== undefined) return Array.isArray(value) ? (value as unknown[])[Number(index)] : undefined;
    if (typeof value !== 'object' || value === null || name === undefined || !Object.hasOwn(value, name))
      return undefined;
    return (value as Record<string, unknown>)[name];
  }, event);
}

function text(value: unknown): string | undefined {
  return ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : undefined;
}
