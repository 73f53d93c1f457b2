import { tokensOf, wholeToken } from '../../document';
import { text } from './typing';

/** What gives references their values. */
export interface Lookup {
  /**
   * @returns undefined for a reference that leads to no value
   * @throws StepFailure for a name that nothing declares
   */
  lookup(name: string): unknown;
}

/**
 * Replaces every `{{ reference }}` in a value. A text that is one token takes the value with its type; a token inside a
 * longer text becomes text; a list in the place of a list's element is spliced into that list. A token that leads to no
 * value stays as it is written: published runbooks branch on that, and scripts of some ask whether an input still
 * begins with braces, such as the second example of
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-branch-condition.html, where an instance that
 * runs Linux has no Platform and the branch goes to its Default.
 *
 * @throws StepFailure for a name that nothing declares
 */
export function resolve(value: unknown, scope: Lookup): unknown {
  if (typeof value === 'string') return value.includes('{{') ? resolveText(value, scope) : value;
  if (Array.isArray(value)) return value.flatMap((item) => resolveElement(item, scope));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [text(resolve(key, scope)), resolve(item, scope)] as const),
  );
}

function resolveText(value: string, scope: Lookup): unknown {
  const whole = wholeToken(value);
  if (whole !== undefined) return scope.lookup(whole) ?? value;
  let result = '';
  let from = 0;
  for (const { name, start, end } of tokensOf(value)) {
    const found = scope.lookup(name);
    result += value.slice(from, start) + (found === undefined ? value.slice(start, end) : text(found));
    from = end;
  }
  return result + value.slice(from);
}

function resolveElement(item: unknown, scope: Lookup): unknown[] {
  const resolved = resolve(item, scope);
  return typeof item === 'string' && Array.isArray(resolved) ? resolved : [resolved];
}
