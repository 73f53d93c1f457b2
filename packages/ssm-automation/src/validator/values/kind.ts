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
