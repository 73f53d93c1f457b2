/** How a field is compared in a filter pattern. */
export type Operator = '=' | '!=' | '<' | '>' | '<=' | '>=';

const NUMBER = /^[+-]?(\d+(\.\d+)?|\.\d+)([eE][+-]?\d+)?$/;

/**
 * Whether a value of a log line is what a pattern asks for: numbers by their size, texts with an asterisk before or after.
 * An asterisk inside stands for itself.
 * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */
export function compares(actual: string, operator: Operator, wanted: string): boolean {
  if (operator === '=') return equals(actual, wanted);
  if (operator === '!=') return !equals(actual, wanted);
  if (!NUMBER.test(actual) || !NUMBER.test(wanted)) return false;
  const [left, right] = [Number(actual), Number(wanted)];
  if (operator === '<') return left < right;
  if (operator === '>') return left > right;
  return operator === '<=' ? left <= right : left >= right;
}

function equals(actual: string, wanted: string): boolean {
  if (NUMBER.test(actual) && NUMBER.test(wanted)) return Number(actual) === Number(wanted);
  const [startsOpen, endsOpen] = [wanted.startsWith('*'), wanted.endsWith('*') && wanted.length > 1];
  const text = wanted.slice(startsOpen ? 1 : 0, endsOpen ? -1 : undefined);
  if (startsOpen && endsOpen) return actual.includes(text);
  if (startsOpen) return actual.endsWith(text);
  return endsOpen ? actual.startsWith(text) : actual === wanted;
}
