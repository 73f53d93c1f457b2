import { jsonPattern } from './json-pattern';
import { spaceDelimitedPattern } from './space-delimited-pattern';
import { termsPattern } from './terms-pattern';

export { FilterPatternError } from './filter-pattern-error';

/** What a pattern took out of a line: fields by their names with a dollar (`$bytes`), or by selector for JSON; else nothing. */
export type Matched = (field: string) => string | undefined;

/**
 * What a filter pattern of CloudWatch Logs matches. Regular expressions (`%…%`) are not read.
 * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 *
 * @returns what the pattern takes out of a line, or undefined for one it does not match
 * @throws FilterPatternError for a pattern that cannot be read
 */
export function filterPattern(pattern: string): (line: string) => Matched | undefined {
  const text = pattern.trim();
  if (text.startsWith('{')) return jsonPattern(text);
  if (text.startsWith('[')) return spaceDelimitedPattern(text);
  return termsPattern(text);
}
