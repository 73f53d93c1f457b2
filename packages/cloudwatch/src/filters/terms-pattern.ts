import { FilterPatternError } from './filter-pattern-error';
import { type Matched } from './filter-pattern';
import { unquoted, Words } from './words';

const nothing: Matched = () => undefined;

/** A pattern of terms: all of them, none with a minus, and one at least of those with a question mark. An empty one matches every line. */
export function termsPattern(pattern: string): (line: string) => Matched | undefined {
  if (pattern.includes('%')) throw new FilterPatternError(`regular expressions are not read here: ${pattern}`);
  const terms = termsOf(pattern);
  const [optional, excluded, required] = [terms('?'), terms('-'), terms('')];
  return (line) =>
    required.every((term) => line.includes(term)) &&
    !excluded.some((term) => line.includes(term)) &&
    (optional.length === 0 || optional.some((term) => line.includes(term)))
      ? nothing
      : undefined;
}

function termsOf(pattern: string): (sign: string) => string[] {
  const words = new Words(pattern, /[-?]?\s*"(?:[^"\\]|\\.)*"|[-?]?\w+/);
  const terms: { readonly sign: string; readonly term: string }[] = [];
  for (let word = words.next(); word !== undefined; word = words.next()) {
    const sign = /^[-?]/.exec(word)?.[0] ?? '';
    terms.push({ sign, term: unquoted(word.slice(sign.length).trim()) });
  }
  return (sign) => terms.filter((each) => each.sign === sign).map(({ term }) => term);
}
