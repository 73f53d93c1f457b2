/** Something in an agent configuration the agent would refuse, or silently ignore. */
export interface AgentProblem {
  /** Where: `logs.logs_collected.files.collect_list[0].file_path`. */
  readonly path: string;
  readonly message: string;
}

/** A JSON object. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** True for a JSON object, false for lists and null. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** True for a list with at least one entry. */
export function isFilledList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.length > 0;
}

/** Keys an object has beyond those the agent knows there. */
export function unknownKeys(path: string, value: JsonObject, known: readonly string[]): AgentProblem[] {
  return Object.keys(value)
    .filter((key) => !known.includes(key))
    .map((key) => ({
      path: `${path}${path && '.'}${key}`,
      message: `the agent knows no such key here, only ${known.join(', ')}`,
    }));
}
