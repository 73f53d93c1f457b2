import { tokensOf } from '../document';

/** The expression for what a reference means, such as `start.outputs.Ids`; undefined where none is in sight. */
export type Expressions = (reference: string) => string | undefined;

/** A value as TypeScript, with expressions in the place of the references that have one. */
export function literal(value: unknown, expression: Expressions, indent = ''): string {
  if (typeof value === 'string') return text(value, expression);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inner = `${indent}  `;
  const parts = Array.isArray(value)
    ? value.map((each) => literal(each, expression, inner))
    : Object.entries(value).map(([key, each]) => `${propertyKey(key)}: ${literal(each, expression, inner)}`);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  if (parts.length === 0) return `${open}${close}`;
  return `${open}\n${parts.map((part) => `${inner}${part},\n`).join('')}${indent}${close}`;
}

/** A key of an object as TypeScript. */
export function propertyKey(key: string): string {
  // A literal's __proto__ would be its prototype.
  if (key === '__proto__') return `['__proto__']`;
  return isIdentifier(key) ? key : quoted(key);
}

/** Access to a field: `.Name`, or `['a.b']`. */
export function access(key: string): string {
  return isIdentifier(key) ? `.${key}` : `[${quoted(key)}]`;
}

/** Text between single quotes, on one line. */
export function quoted(value: string): string {
  return `'${JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

function isIdentifier(key: string): boolean {
  return /^[A-Za-z_$][\w$]*$/.test(key);
}

function text(value: string, expression: Expressions): string {
  // Only what a reference prints itself as comes back as it was.
  const found = tokensOf(value).flatMap(({ name, start, end }) => {
    const code = value.slice(start, end) === `{{ ${name} }}` ? expression(name) : undefined;
    return code === undefined ? [] : [{ code, start, end }];
  });
  const [first] = found;
  if (first && first.start === 0 && first.end === value.length) return first.code;
  if (!first && !value.includes('\n')) return quoted(value);
  let [written, at] = ['', 0];
  for (const { code, start, end } of found) {
    written += `${templated(value.slice(at, start))}\${${code}}`;
    at = end;
  }
  return `\`${written}${templated(value.slice(at))}\``;
}

/** A carriage return would be read as a line feed. */
function templated(value: string): string {
  return value.replace(/[\\`]|\$(?=\{)/g, '\\$&').replaceAll('\r', '\\r');
}
