import { tokensOf, wholeToken } from '../../document';
import { type Scope } from './scope';
import { text } from './typing';

/**
 * Replaces every `{{ reference }}` in a value. A text that is one token takes the value with its type; a token inside a
 * longer text becomes text; a list in the place of a list's element is spliced into that list; an element or a key
 * whose value is missing is left out.
 *
 * @throws StepFailure for a reference that does not resolve
 */
export function resolve(value: unknown, scope: Scope): unknown {
  if (typeof value === 'string') return resolveText(value, scope);
  if (Array.isArray(value)) return value.flatMap((item) => resolveElement(item, scope));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(
    ([key, item]) => [text(resolveText(key, scope)), resolve(item, scope)] as const,
  );
  return Object.fromEntries(entries.filter(([, item]) => item !== undefined));
}

function resolveText(value: string, scope: Scope): unknown {
  const whole = wholeToken(value);
  if (whole !== undefined) return scope.lookup(whole);
  let result = '';
  let from = 0;
  for (const { name, start, end } of tokensOf(value)) {
    result += value.slice(from, start) + text(scope.lookup(name));
    from = end;
  }
  return result + value.slice(from);
}

function resolveElement(item: unknown, scope: Scope): unknown[] {
  const resolved = resolve(item, scope);
  if (resolved === undefined) return [];
  return typeof item === 'string' && Array.isArray(resolved) ? resolved : [resolved];
}
