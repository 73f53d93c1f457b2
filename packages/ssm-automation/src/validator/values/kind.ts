/** Whether a value of a document is a map. */
export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What kind a value is, for people. */
export function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (value === null || value === undefined) return 'nothing';
  if (typeof value === 'object') return 'a map';
  return typeof value === 'string'
    ? `the text "${value.length > 40 ? `${value.slice(0, 40)}…` : value}"`
    : `the ${typeof value} ${String(value)}`;
}

/** A value as text, whatever a document calls its keys: a map may have one that is called toString. */
export function plainText(value: unknown): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}

/** Whether a runtime of scripts is one of a language. */
export function isRuntime(runtime: unknown, language: 'python' | 'powershell'): boolean {
  return typeof runtime === 'string' && runtime.toLowerCase().startsWith(language);
}
