import { type Condition, conditions } from './conditions';
import { FilterPatternError } from './filter-pattern-error';
import { type Matched } from './filter-pattern';
import { compares, type Operator } from './value';
import { inside, unquoted, Words } from './words';

const WORD = /"(?:[^"\\]|\\.)*"|&&|\|\||<=|>=|!=|[=<>()]|[^\s"=<>!()&|]+/;
const OPERATOR = /^(=|!=|<|>|<=|>=)$/;

/** A field of a pattern: its name, none where only its place is told, and what it must be. */
interface Field {
  readonly name: string | undefined;
  readonly holds: Condition<string>;
}

/**
 * A pattern for fields between spaces: `[ip, user, ..., status=4* && status!=404, bytes]`. What stands between brackets or double
 * quotes is one field. A line must have as many fields as the pattern, or at least as many where the pattern has an ellipsis.
 */
export function spaceDelimitedPattern(pattern: string): (line: string) => Matched | undefined {
  const texts = parts(inside(pattern, ']'));
  const ellipsis = texts.indexOf('...');
  if (texts.lastIndexOf('...') !== ellipsis) throw new FilterPatternError(`two ellipses in the pattern ${pattern}`);
  const fields = texts.filter((text) => text !== '...').map(field);
  return (line) => {
    const values = valuesOf(line);
    const skipped = values.length - fields.length;
    if (ellipsis < 0 ? skipped !== 0 : skipped < 0) return undefined;
    const placed = fields.map((each, index) => ({
      ...each,
      place: ellipsis >= 0 && index >= ellipsis ? index + skipped : index,
    }));
    if (!placed.every(({ holds, place }) => holds(values[place] ?? ''))) return undefined;
    return (asked) => {
      const named = placed.find(({ name }) => `$${name}` === asked);
      return values[named ? named.place : Number(asked.slice(1)) - 1];
    };
  };
}

/** The parts between commas; a comma inside of quotes is text. */
function parts(text: string): string[] {
  return [...text.matchAll(/((?:"(?:[^"\\]|\\.)*"|[^",])*)(,|$)/g)]
    .slice(0, (text.match(/"(?:[^"\\]|\\.)*"|,/g) ?? []).filter((each) => each === ',').length + 1)
    .map(([, part = '']) => part.trim().replace('…', '...'));
}

function field(text: string): Field {
  const name = /^[A-Za-z_]\w*/.exec(text)?.[0];
  if (text === '' || text === name) return { name, holds: () => true };
  if (name === undefined) throw new FilterPatternError(`a field begins with its name, not with ${text}`);
  const words = new Words(text, WORD);
  const holds = conditions<string>(words, (each) => {
    if (!each.take(name)) throw new FilterPatternError(`a condition on ${name} speaks of ${name}: ${text}`);
    const operator = each.one(OPERATOR) as Operator;
    const wanted = unquoted(each.one(/^[^()&|]/));
    return (value) => compares(value, operator, wanted);
  });
  words.end();
  return { name, holds };
}

function valuesOf(line: string): string[] {
  return [...line.matchAll(/\[([^\]]*)\]|"([^"]*)"|(\S+)/g)].map(
    ([, bracketed, quoted, plain]) => bracketed ?? quoted ?? plain ?? '',
  );
}
