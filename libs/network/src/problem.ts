/**
 * Something in the input that cannot be built, as plain data. `path` names the place in the environment file, whose keys
 * the planning functions' inputs mirror.
 */
export interface PlanProblem {
  readonly path: readonly (string | number)[];
  readonly value: unknown;
  /** What is wrong. */
  readonly message: string;
  /** What would be right. */
  readonly allowed: string;
  /** How to fix it. */
  readonly remedy: string;
}
